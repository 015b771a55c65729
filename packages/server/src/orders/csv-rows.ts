import { parse } from 'csv-parse/sync';
import { ColumnsMissing, columnsOf, type Column, type Columns, type FileKind, kindOf } from './columns.js';
import type { CsvEncoding } from './encoding.js';
import { recordsOf, type RawRecord } from './records.js';

/** The number of rows that are read together. */
const chunk = 2000;

const delimiterOf = (header: string): string =>
  [',', ';', '\t', '|'].reduce((best, one) =>
    header.split(one).length > header.split(best).length ? one : best,
  );

const cellsOf = (text: string, delimiter: string): string[][] =>
  parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true, record_delimiter: '\n' });

/** The cells of a record with the number of its first line, or the reason why it cannot be parsed. */
interface ParsedRecord {
  line: number;
  cells: string[] | string;
}

/** The lines of a record as records of their own. */
const linesOf = ({ line, text }: RawRecord): RawRecord[] =>
  text
    .split('\n')
    .map((text, at) => ({ line: line + at, text }))
    .filter(({ text }) => text.trim());

function parsed(records: readonly RawRecord[], delimiter: string): ParsedRecord[] {
  const one = (record: RawRecord): ParsedRecord[] => {
    const { line, text } = record;
    try {
      return [{ line, cells: cellsOf(text, delimiter)[0] ?? [] }];
    } catch {
      // Two quotes that mean inches join all lines between them: only their own lines are malformed.
      if (text.includes('\n')) return linesOf(record).flatMap(one);
      return [{ line, cells: 'a quote is misplaced' }];
    }
  };
  try {
    const all = cellsOf(records.map(({ text }) => text).join('\n'), delimiter);
    if (all.length === records.length) return all.map((cells, at) => ({ line: records[at]!.line, cells }));
  } catch {
    // At least one of them is malformed: parsing them one by one shows which.
  }
  return records.flatMap(one);
}

/** The format of a file, from its header. */
export interface Header {
  delimiter: string;
  columns: Columns;
  kind: FileKind;
  width: number;
}

/** The first line of some files for Excel, which names the delimiter. */
const delimiterLine = /^\uFEFF?"?sep=(.)"?$/i;

function headerOf(
  record: RawRecord,
  given: Partial<Record<Column, string>> | undefined,
  named: string | undefined,
): Header {
  const text = record.text.replace(/^\uFEFF/, '');
  const delimiter = named ?? delimiterOf(text);
  const [found] = parsed([{ ...record, text }], delimiter);
  const heads = Array.isArray(found?.cells) ? found.cells : [];
  const columns = columnsOf(heads, given);
  return { delimiter, columns, kind: kindOf(columns, heads), width: heads.length };
}

/** A row of a file: the cells of a record, with the number of its first line. */
export interface Row {
  line: number;
  cells: string[];
}

interface RowsOptions {
  columns?: Partial<Record<Column, string>> | undefined;
  /** Receives the number of bytes read so far. */
  progress?: ((bytes: number) => void) | undefined;
}

/** Reads a file in chunks of rows; malformed rows go to `refuse`. */
export async function* rowsOf(
  file: string,
  encoding: CsvEncoding,
  { columns, progress }: RowsOptions,
  refuse: (line: number, reason: string) => void,
): AsyncGenerator<{ header: Header; rows: Row[] }> {
  let header: Header | undefined;
  let named: string | undefined;
  let pending: RawRecord[] = [];
  const read = ({ delimiter, width }: Header): Row[] => {
    const records = pending;
    pending = [];
    return parsed(records, delimiter).flatMap(({ line, cells }) => {
      if (Array.isArray(cells) && cells.length === width) return [{ line, cells }];
      refuse(line, Array.isArray(cells) ? `${cells.length} columns, but the header has ${width}` : cells);
      return [];
    });
  };
  for await (const record of recordsOf(file, encoding, progress)) {
    if (record.line === 1) named = delimiterLine.exec(record.text)?.[1];
    if (record.line === 1 && named) continue;
    if (!header) header = headerOf(record, columns, named);
    else if (record.fault) refuse(record.line, record.fault);
    else pending.push(record);
    if (pending.length >= chunk) yield { header, rows: read(header) };
  }
  if (!header) throw new ColumnsMissing('the file is empty: it has no columns');
  yield { header, rows: read(header) };
}
