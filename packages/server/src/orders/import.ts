import { parse } from 'csv-parse/sync';
import type { Database, Queries } from '../store/database.js';
import { ColumnsMissing, columnsOf, kindOf, type Column, type Columns } from './columns.js';
import { encodingOf, type CsvEncoding } from './encoding.js';
import { recordsOf, type RawRecord } from './records.js';
import { BadRow, operationsLine, orderLine } from './rows.js';
import { countPairs, keepOperations, keepOrderLines } from './store.js';

/** A row that was not taken. */
export interface Refusal {
  line: number;
  reason: string;
}
/** What an import did. */
export interface Imported {
  kind: 'orders' | 'operations';
  encoding: CsvEncoding;
  rows: number;
  refused: number;
  /** Pairs of goods that are often enough bought together. */
  pairs: number;
}
export interface ImportOptions {
  database: Database;
  store: string;
  file: string;
  minSupport: number;
  columns?: Partial<Record<Column, string>>;
  /** For files that do not name one. */
  currency?: string | null;
  encoding?: CsvEncoding;
  refuse?: (refusal: Refusal) => void;
  progress?: (bytes: number) => void;
}

const chunk = 2000;

const delimiterOf = (header: string): string =>
  [',', ';', '\t', '|'].reduce((best, one) =>
    header.split(one).length > header.split(best).length ? one : best,
  );

const cellsOf = (text: string, delimiter: string): string[][] =>
  parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true, record_delimiter: '\n' });

/** The cells of each record; those of one that is no CSV are a reason. */
function parsed(records: readonly RawRecord[], delimiter: string): (string[] | string)[] {
  const one = ({ text }: RawRecord): string[] | string => {
    try {
      return cellsOf(text, delimiter)[0] ?? [];
    } catch {
      return 'a quote is in the wrong place';
    }
  };
  try {
    const all = cellsOf(records.map(({ text }) => text).join('\n'), delimiter);
    if (all.length === records.length) return all;
  } catch {
    // One of them is broken: each by itself tells which.
  }
  return records.map(one);
}

/**
 * Reads a CSV file of order lines, or of operations data, into a store. Rows that cannot be taken are told by
 * their line and left out; all the others are stored in one transaction. The same file again changes nothing.
 */
export async function importFile(options: ImportOptions): Promise<Imported> {
  const { database, file, refuse = () => undefined, progress } = options;
  const encoding = options.encoding ?? (await encodingOf(file));
  return database.transaction(async queries => {
    const sums = { rows: 0, refused: 0 };
    const no = (line: number, reason: string) => {
      sums.refused++;
      refuse({ line, reason });
    };
    let reader: ReturnType<typeof rowReader> | undefined;
    let waiting: RawRecord[] = [];
    const flush = async () => {
      if (reader && waiting.length) sums.rows += await reader.take(waiting, no);
      waiting = [];
    };
    for await (const record of recordsOf(file, encoding, progress)) {
      if (!reader) reader = rowReader(record, queries, options);
      else if (record.fault) no(record.line, record.fault);
      else waiting.push(record);
      if (waiting.length >= chunk) await flush();
    }
    await flush();
    if (!reader) throw new ColumnsMissing('the file is empty: there are no columns');
    const { kind } = reader;
    const pairs = kind === 'orders' ? await countPairs(queries, options.store, options.minSupport) : 0;
    return { kind, encoding, ...sums, pairs };
  });
}

/** Reads rows as the header says. */
function rowReader(header: RawRecord, queries: Queries, options: ImportOptions) {
  const { store, currency = null } = options;
  const text = header.text.replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(text);
  const [heads] = parsed([{ ...header, text }], delimiter);
  const columns: Columns = columnsOf(Array.isArray(heads) ? heads : [], options.columns);
  const kind = kindOf(columns);
  const width = Array.isArray(heads) ? heads.length : 0;

  const good = <T>(
    records: readonly RawRecord[],
    no: (line: number, reason: string) => void,
    read: (cells: string[]) => T,
  ): T[] =>
    parsed(records, delimiter).flatMap((cells, at) => {
      const { line } = records[at]!;
      try {
        if (typeof cells === 'string') throw new BadRow(cells);
        if (cells.length !== width) throw new BadRow(`${cells.length} columns where the header has ${width}`);
        return [read(cells)];
      } catch (error) {
        if (!(error instanceof BadRow)) throw error;
        no(line, error.message);
        return [];
      }
    });
  const take = async (
    records: readonly RawRecord[],
    no: (line: number, reason: string) => void,
  ): Promise<number> => {
    if (kind === 'operations') {
      const rows = good(records, no, cells => operationsLine(cells, columns));
      await keepOperations(queries, store, rows);
      return rows.length;
    }
    const rows = good(records, no, cells => orderLine(cells, columns, currency));
    await keepOrderLines(queries, store, rows);
    return rows.length;
  };
  return { kind, take };
}
