import type { Strings } from '@tillside/elements';
import type { HuddleStrings } from '@tillside/elements/huddle';
import { english as huddleEnglish } from '@tillside/elements/locales/huddle/en';
import { english } from '@tillside/elements/locales/en';

const accents: Record<string, string> = Object.fromEntries(
  [
    ...'aáeéiíoóuúyýcçnñsšzžlłtťrřdďgğhĥjĵkķwŵAÁEÉIÍOÓUÚYÝCÇNÑSŠZŽLŁTŤRŘDĎGĞHĤJĴKĶWŴ'.matchAll(/(.)(.)/gu),
  ].map(([, plain, accented]) => [plain!, accented!]),
);

/** A text with accents and 40 % longer, in brackets that show where it was cut off. */
export function pseudo(text: string): string {
  const words = text.replace(/[a-z]/gi, letter => accents[letter] ?? letter);
  const length = Math.ceil(text.length * 0.4);
  return `[${words} ${'ĩñ ťĥé éñđ '.repeat(length).slice(0, length).trim()}]`;
}

/** A sentence of which the arguments stay as they are: they hold numbers, names, or texts that are pseudo already. */
const sentence =
  (write: (...args: string[]) => string) =>
  (...args: string[]): string =>
    pseudo(write(...args.map((_, index) => String.fromCharCode(0xe000 + index)))).replace(
      /[\ue000-\ue009]/g,
      mark => args[mark.charCodeAt(0) - 0xe000] ?? '',
    );

function pseudoOf<T>(value: T): T {
  if (typeof value === 'string') return pseudo(value) as T;
  if (typeof value === 'function') return sentence(value as unknown as (...args: string[]) => string) as T;
  if (Array.isArray(value)) return value.map(pseudoOf) as T;
  return Object.fromEntries(Object.entries(value as object).map(([key, part]) => [key, pseudoOf(part)])) as T;
}

/** English as a long language with accents would look, under the tag that CLDR has for that. */
export const pseudoLocale: Strings = { ...pseudoOf(english), lang: 'en-XA' };
export const pseudoHuddleLocale: HuddleStrings = { ...pseudoOf(huddleEnglish), lang: 'en-XA' };
