import { statSync } from 'node:fs';
import type { Column } from '../orders/columns.js';
import type { DecimalMark } from '../orders/decimal.js';
import type { DateOrder } from '../orders/times.js';

/** The number of bytes of a file; throws, in words, where there is none. */
export function sizeOf(file: string): number {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new TypeError(`${file}: there is no such file`);
  if (found.isFile()) return found.size;
  throw new TypeError(`${file}: expected a file, got ${found.isDirectory() ? 'a folder' : 'something else'}`);
}

/** Parses `--column order=NAME`. */
export const columnsOf = (pairs: readonly string[]): Partial<Record<Column, string>> =>
  Object.fromEntries(
    pairs.map(pair => {
      const [column = '', ...name] = pair.split('=');
      if (!name.length) throw new TypeError(`--column: expected MEANING=NAME, got ${pair}`);
      return [column, name.join('=')] as const;
    }),
  );

/** Parses `--decimal`. */
export const decimalOf = (text: string | undefined): DecimalMark | undefined => {
  if (text === undefined || text === '.' || text === ',') return text;
  throw new TypeError(`--decimal: expected . or , (got ${text})`);
};

/** Parses `--dates`. */
export const datesOf = (text: string | undefined): DateOrder | undefined => {
  if (text === undefined || text === 'dmy' || text === 'mdy') return text;
  throw new TypeError(`--dates: expected dmy or mdy (got ${text})`);
};
