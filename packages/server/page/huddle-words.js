import { asia } from './huddle-words-asia.js';
import { europe } from './huddle-words-europe.js';

/** What the page itself says, beside the elements: they have words of their own. */
const english = {
  lang: 'en',
  results: 'Results',
  stories: 'Stories',
  huddle: 'Huddle',
  team: 'Team',
  period: 'Period',
  wall: 'On the wall',
  forget: 'Forget key',
  who: 'Who we serve',
  better: 'What came of it',
  told: 'What people tell',
  thanks: 'Thanks',
  news: 'New',
  others: 'Others we serve',
  more: 'More of what came of it',
  nothing:
    'Nothing to compare yet: whom the shop serves, and what came of it, shows when there are enough orders and answers.',
  unanswered: 'The server does not answer. Trying again.',
  away: time => `The server does not answer. This is how it was at ${time}.`,
};

const all = [english, ...europe, ...asia];

/** The page's words in a language; English where there are none. @param {string} lang BCP 47 */
export const wordsFor = lang => all.find(words => lang.split('-')[0] === words.lang) ?? english;

/** The languages whose elements' words are beside this file. */
const languages = ['ar', 'de', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt-BR', 'tr', 'zh-Hans'];

/** Loads what the elements say in a language, which they show as soon as it is there. */
export async function loadWords(lang) {
  const found = languages.find(one => one.split('-')[0] === lang.split('-')[0]);
  if (found) await import(`./tillside.huddle.${found}.js`).catch(() => undefined);
}
