import type { Field } from './field.js';

/** HTML's names for the characters from U+00A0 to U+00FF, in order. */
const latin =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const characters: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  OElig: 'Œ',
  oelig: 'œ',
  Scaron: 'Š',
  scaron: 'š',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  bull: '•',
  hellip: '…',
  prime: '′',
  Prime: '″',
  lsaquo: '‹',
  rsaquo: '›',
  euro: '€',
  trade: '™',
};
for (const [at, name] of latin.split(' ').entries()) characters[name] = String.fromCharCode(0xa0 + at);

/** The character of a numeric entity; undefined where there is none. */
function numbered(code: string): string | undefined {
  const number = /^x/i.test(code) ? Number.parseInt(code.slice(1), 16) : Number(code);
  return number > 0 && number <= 0x10ffff ? String.fromCodePoint(number) : undefined;
}

/** Text without HTML: tags are left out, and entities decoded once. */
export const withoutHtml = (html: string): string =>
  html
    .replace(/<\/?[a-z][^<>]*>|<!--.*?-->/gis, ' ')
    .replace(/&(?:#(x?[\da-f]+)|([a-z]\w*));/gi, (entity, code?: string, name?: string) =>
      code
        ? (numbered(code) ?? entity)
        : {}.hasOwnProperty.call(characters, name!)
          ? characters[name!]!
          : entity,
    )
    .replace(/\s+/g, ' ')
    .trim();

/** At most so many characters, cut between words. */
function cut(text: string, max: number): string {
  const letters = [...text];
  if (letters.length <= max) return text;
  return `${letters
    .slice(0, max - 1)
    .join('')
    .replace(/\s+\S*$/, '')}…`;
}

/** A vendor's text, of at most so many characters; anything but text stays as it is. */
export const plainText = (field: Field, max = 255): Field =>
  typeof field.value === 'string' ? field.with(cut(withoutHtml(field.value), max)) : field;
