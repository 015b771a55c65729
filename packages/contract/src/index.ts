export { parseForms, parseMoment, parsePromises, parseSuggestions } from './parse.js';
export type * from './types.js';
