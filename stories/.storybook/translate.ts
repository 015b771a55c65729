import { words } from './words.js';

/** Says a story's data in the language of the toolbar, as far as there are words for it. */
export function translated<T>(value: T, language: string): T {
  const column = language === 'de' ? 0 : language === 'ar' ? 1 : undefined;
  if (column === undefined) return value;
  const say = (part: unknown): unknown => {
    if (typeof part === 'string') return words[part]?.[column] ?? part;
    if (Array.isArray(part)) return part.map(say);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, entry]) => [key, say(entry)]));
  };
  return say(value) as T;
}
