import { english as huddle } from '../../huddle/english.js';
import { english as news } from '../../huddle/news/english.js';
import { english as portrait } from '../../huddle/portrait/english.js';
import { english as result } from '../../huddle/result/english.js';
import { english as story } from '../../huddle/story/english.js';
import type { HuddleStrings } from '../../huddle/strings.js';
import { english as thanks } from '../../huddle/thanks/english.js';

/** English: built in, and the fallback for a missing language. */
export const english: HuddleStrings = { lang: 'en', huddle, result, portrait, news, story, thanks };
