import type { Column } from './columns.js';
import { rowsOf } from './csv-rows.js';
import { DecimalFinder, type DecimalMark } from './decimal.js';
import type { CsvEncoding } from './encoding.js';
import { OrderHeads } from './order-heads.js';
import { field, isCancelled } from './rows.js';
import { DateOrderFinder, type DateOrder } from './times.js';

/** A file and what is known of its format; the rest is detected. */
export interface SurveyOptions {
  file: string;
  columns?: Partial<Record<Column, string>> | undefined;
  decimal?: DecimalMark | undefined;
  dates?: DateOrder | undefined;
}

const bought = ['price', 'quantity', 'amount'] as const;
const measured = ['value', 'given'] as const;

/** What has to be known of the whole file before its first row can be read. */
export interface Survey {
  decimal: DecimalMark;
  dates: DateOrder;
  /** Orders that were cancelled: some exports state this in the first line of an order only. */
  cancelled: ReadonlySet<string>;
  /** Who ordered, when and in which currency: some exports state this in the first line of an order only, too. */
  heads: OrderHeads;
}

/**
 * Reads a file once for its decimal mark, the order of its dates, its cancelled orders and the heads of orders.
 *
 * @throws DecimalUnclear if the numbers are ambiguous and `decimal` is not given
 * @throws DatesUnclear if the dates are ambiguous and `dates` is not given
 */
export async function survey(
  { file, columns, decimal, dates }: SurveyOptions,
  encoding: CsvEncoding,
): Promise<Survey> {
  const numbers = new DecimalFinder();
  const days = new DateOrderFinder();
  const cancelled = new Set<string>();
  const heads = new OrderHeads();
  const quiet = () => undefined;
  for await (const { header, rows } of rowsOf(file, encoding, { columns }, quiet))
    for (const { line, cells } of rows) {
      for (const column of header.kind === 'measures' ? measured : bought)
        numbers.add(field(cells, header.columns, column), line);
      days.add(field(cells, header.columns, header.kind === 'measures' ? 'day' : 'time'), line);
      if (header.kind !== 'orders') continue;
      // A row without an order is refused: it does not tell what was cancelled.
      const order = field(cells, header.columns, 'order');
      if (!order) continue;
      if (isCancelled(cells, header.columns)) cancelled.add(order);
      heads.add(order, cells, header.columns);
    }
  return { decimal: decimal ?? numbers.find(), dates: dates ?? days.find(), cancelled, heads };
}
