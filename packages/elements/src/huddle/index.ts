export * from '../events/till-huddle-change.js';
export * from '../events/till-huddle-signal.js';
export * from '../events/till-outbox-change.js';
export * from '../events/till-problem.js';
export * from '../events/till-signal.js';
export type { HuddleWords } from './english.js';
export type { NewsWords } from './news/english.js';
export { TillNews } from './news/till-news.js';
export type { PortraitWords } from './portrait/english.js';
export { TillPortrait } from './portrait/till-portrait.js';
export type { ResultWords } from './result/english.js';
export { TillResult } from './result/till-result.js';
export type { StoryWords } from './story/english.js';
export { TillStory } from './story/till-story.js';
export {
  addHuddleStrings,
  type HuddleSection,
  type HuddleStrings,
  type HuddleStringsInput,
} from './strings.js';
export type { ThanksWords } from './thanks/english.js';
export { TillThanks } from './thanks/till-thanks.js';
export { TillHuddle } from './till-huddle.js';
