export { isAvailable } from './availability.js';
export { checkSignal } from './check-signal.js';
export { isConsentGiven, isPersonal } from './consent.js';
export { parseOutcome } from './parse-outcome.js';
export { parseForms, parseMoment, parsePromises, parseSuggestions } from './parse.js';
export { isAdvice } from './rules.js';
export { isLowScore, scaleOf, scales, scaleTypes } from './scales.js';
export { forSurface, staffFields, withoutStaffFields } from './staff-fields.js';
export type * from './types.js';

// The huddle comes last: so the modules of the other bundles keep their order, and their size to the byte.
export { checkHuddleSignal } from './check-huddle-signal.js';
export { fewestCases } from './huddle-rules.js';
export {
  parseHuddle,
  parseNews,
  parsePortraits,
  parseResults,
  parseStories,
  parseThanks,
} from './parse-huddle.js';
export { findPersonalData, type PersonalData } from './personal-data.js';
