import './promise.js';
import '../suggestion/define.js';

export * from './promise.js';
export { guardFromScanner } from '../shared/scanner-guard.js';
export { TillSuggestion } from '../suggestion/till-suggestion.js';
