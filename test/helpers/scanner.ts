import { can } from './engine.js';
import { chord, press, type Step } from './keyboard.js';

const character = (character: string): Step[] => {
  if (character === '\x1d') return chord('Control', ']');
  return /[A-Z]/.test(character) ? chord('Shift', character) : press(character, 0);
};

/** The ways in which scanners type a character. */
const ways = {
  keys: character,
  /** By its number on the keypad, with Alt, which does not depend on the keyboard layout. */
  numbers: (character: string): Step[] =>
    chord(
      'Alt',
      ...String(character.charCodeAt(0))
        .split('')
        .map(digit => `Numpad${digit}`),
    ),
  /** With keys that have no name, as input methods do. */
  unnamed: (): Step[] => [{ unnamed: true }],
};

export interface Code {
  what: string;
  text: string;
  way?: keyof typeof ways;
}

const allCodes: Code[] = [
  { what: 'EAN-8', text: '96385074' },
  { what: 'EAN-13', text: '4006381333931' },
  { what: 'GS1-128 with FNC1 between its parts', text: '0109506000134352\x1d10AB-123' },
  { what: 'lower and upper case', text: 'aBcdEFgh-9' },
  { what: 'spaces, one of them first', text: ' LOT 7 b' },
  { what: 'spaces up to its full width', text: 'A1            ' },
  { what: '40 characters', text: 'https://id.example/01/09506000134352/21/' },
  { what: 'numbers typed with Alt', text: 'A1b2C3d4', way: 'numbers' },
  { what: 'keys without names', text: '96385074', way: 'unnamed' },
];
/** Codes of 8 to 40 characters, as far as this engine can type them. */
export const codes = allCodes.filter(({ way }) => way !== 'unnamed' || can('keys without names'));

/** A code as a scanner types it: `interval` milliseconds between keys, 0 for as fast as possible, then `suffix`. */
export const scan = (
  { text, way = 'keys' }: Code,
  suffix: 'Enter' | 'Tab' | '' = 'Enter',
  interval = 1,
): Step[] =>
  [...text]
    .flatMap(each => [...ways[way](each), ...(interval ? [{ wait: interval }] : [])])
    .concat(suffix ? press(suffix, 0) : []);
