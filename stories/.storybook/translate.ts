import { pseudo, pseudoLocale } from './pseudo.js';
import { words } from './words.js';

/** A text in a language; undefined if there is no translation. */
function wordsIn(language: string, text: string): string | undefined {
  const [german, arabic] = words[text] ?? [];
  if (language === 'de') return german;
  if (language === 'ar') return arabic;
  return language === pseudoLocale.lang && german ? pseudo(text) : undefined;
}

/** Translates a story's data to the language of the toolbar, as far as there are translations. */
export function translated<T>(value: T, language: string): T {
  const say = (part: unknown): unknown => {
    if (typeof part === 'string') return wordsIn(language, part) ?? part;
    if (Array.isArray(part)) return part.map(say);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, entry]) => [key, say(entry)]));
  };
  return say(value) as T;
}
