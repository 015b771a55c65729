import { findPersonalData } from '@tillside/contract';

/** What names a customer in a text: an e-mail address, a number of 7 or more digits, or their name or reference. */
export type Identifier = 'email' | 'number' | 'customer';

const mask = '•••';

/** A text without the e-mail addresses and long numbers in it, and which of both there were. */
export function maskContacts(text: string): { text: string; found: Identifier[] } {
  const contacts = findPersonalData(text);
  const rest = contacts.reduceRight(
    (left, { from, to }) => left.slice(0, from) + mask + left.slice(to),
    text,
  );
  return { text: rest, found: [...new Set(contacts.map(({ kind }) => kind))] };
}

/** A text in which words are masked, wherever they stand by themselves. */
export const maskWords = (text: string, words: readonly string[]): string =>
  words.reduce((rest, word) => {
    const literal = word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    return rest.replace(new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'giu'), mask);
  }, text);
