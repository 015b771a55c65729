import { english as feedback } from '../feedback/english.js';
import { english as promise } from '../promise/english.js';
import type { Strings } from '../shared/strings.js';
import { english as suggestion } from '../suggestion/english.js';

/** English: built in, and the fallback for a missing language. */
export const english: Strings = { ...promise, ...suggestion, ...feedback };
