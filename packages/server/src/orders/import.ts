import type { Database, Queries } from '../database/database.js';
import { usualHalfLife } from '../ranking/half-life.js';
import { usualPairRule } from '../ranking/pair-rule.js';
import { erasureDigest } from '../retention/erasure-digest.js';
import type { Column, FileKind } from './columns.js';
import { type Row, rowsOf } from './csv-rows.js';
import type { DecimalMark } from './decimal.js';
import { encodingOf, type CsvEncoding } from './encoding.js';
import { saveMeasures } from '../measures/save-measures.js';
import { BadRow, field, measureLine, operationsLine, productLine, type RowFormat } from './rows.js';
import { countOrders, type CountProgress, holdOrders } from './count.js';
import { createReplacement, removeOrders } from './replace.js';
import { frequentPairs, saveOperations, saveOrderLines, saveProducts, withoutErased } from './save.js';
import { survey } from './survey.js';
import type { DateOrder } from './times.js';

/** A row that was refused. */
export interface Refusal {
  line: number;
  reason: string;
}
/** The result of an import. */
export interface Imported {
  kind: FileKind;
  encoding: CsvEncoding;
  rows: number;
  refused: number;
  /** Rows of cancelled orders, which are neither imported nor refused. */
  cancelled: number;
  /** Rows of customers who were erased since they ordered. */
  erased: number;
  /** Pairs of products that are bought together often enough. */
  pairs: number;
}
export interface ImportOptions {
  database: Database;
  store: string;
  file: string;
  /** The fewest orders with both products of a pair that is counted as frequent. */
  minSupport?: number | undefined;
  /** After so many days an order counts half. */
  halfLife?: number | undefined;
  columns?: Partial<Record<Column, string>>;
  /** The currency of rows that have none. */
  currency?: string | null;
  /** The decimal mark; by default, detected from all numbers of the file. */
  decimal?: DecimalMark | undefined;
  /** The order of day and month; by default, detected from all dates of the file. */
  dates?: DateOrder | undefined;
  encoding?: CsvEncoding;
  refuse?: (refusal: Refusal) => void;
  progress?: (bytes: number) => void;
  /** Called while orders are counted, after the file has been read. */
  counting?: CountProgress;
}

/** Stores rows of one kind; resolves with their number. */
type Take = (queries: Queries, store: string, rows: readonly Row[], format: RowFormat) => Promise<number>;

/**
 * Imports a CSV file of order lines, products, operations data or measures into a store. Malformed rows are reported by line
 * and left out; all others are stored in one transaction. Importing the same file again changes nothing: an order
 * that was imported before is taken out of all counts first.
 *
 * @throws ColumnsMissing if the header lacks a column
 * @throws DecimalUnclear if the numbers are ambiguous and `decimal` is not given
 * @throws DatesUnclear if the dates are ambiguous and `dates` is not given
 */
export async function importFile(options: ImportOptions): Promise<Imported> {
  const { database, file, store, currency = null, refuse = () => undefined } = options;
  const { minSupport = usualPairRule.minSupport, halfLife = usualHalfLife } = options;
  const encoding = options.encoding ?? (await encodingOf(file));
  const { decimal, dates, cancelled, heads } = await survey(options, encoding);
  return database.transaction(async queries => {
    const sums = { rows: 0, refused: 0, cancelled: 0, erased: 0 };
    await holdOrders(queries, store);
    const digestOf = await erasureDigest(queries);
    const replacement = createReplacement();
    const countRefused = (line: number, reason: string) => {
      sums.refused++;
      refuse({ line, reason });
    };
    const good = <T>(rows: readonly Row[], read: (cells: string[]) => T): T[] =>
      rows.flatMap(({ line, cells }) => {
        try {
          return [read(cells)];
        } catch (error) {
          if (!(error instanceof BadRow)) throw error;
          countRefused(line, error.message);
          return [];
        }
      });
    const take: Record<FileKind, Take> = {
      operations: async (queries, store, rows, format) => {
        const lines = good(rows, cells => operationsLine(cells, format));
        await saveOperations(queries, store, lines);
        return lines.length;
      },
      measures: async (queries, store, rows, format) => {
        const lines = good(rows, cells => measureLine(cells, format));
        await saveMeasures(queries, store, lines);
        return lines.length;
      },
      products: async (queries, store, rows, format) => {
        const lines = good(rows, cells => productLine(cells, format));
        await saveProducts(queries, store, lines);
        return lines.length;
      },
      orders: async (queries, store, rows, format) => {
        const kept = rows.filter(({ cells }) => !cancelled.has(field(cells, format.columns, 'order')));
        sums.cancelled += rows.length - kept.length;
        const read = good(kept, cells => heads.lineOf(cells, format));
        const lines = await withoutErased(queries, store, read, digestOf);
        sums.erased += read.length - lines.length;
        await replacement.takeOut(queries, store, lines);
        await saveOrderLines(queries, store, lines, digestOf);
        return lines.length;
      },
    };
    let kind: FileKind = 'orders';
    for await (const { header, rows } of rowsOf(file, encoding, options, countRefused)) {
      kind = header.kind;
      sums.rows += await take[kind](queries, store, rows, {
        columns: header.columns,
        decimal,
        dates,
        currency,
      });
    }
    if (kind !== 'orders') return { kind, encoding, ...sums, pairs: 0 };
    await removeOrders(queries, store, [...cancelled]);
    await countOrders(queries, store, halfLife, options.counting);
    return { kind, encoding, ...sums, pairs: await frequentPairs(queries, store, minSupport) };
  });
}
