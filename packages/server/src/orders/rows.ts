import type { Column, Columns } from './columns.js';
import { storable } from '../signals/clean.js';

/** A line of an order. */
export interface OrderLine {
  order: string;
  product: string;
  name: string;
  quantity: number;
  price: string | null;
  currency: string | null;
}
/** How often a promise was given and kept on a day. */
export interface OperationsLine {
  promise: string;
  day: string;
  kept: number;
  given: number;
}

/** A row that cannot be taken; the message says why. */
export class BadRow extends Error {
  override name = 'BadRow';
}

const field = (cells: readonly string[], columns: Columns, column: Column): string => {
  const at = columns[column];
  return at === undefined ? '' : (cells[at] ?? '').trim();
};

/** Text that has to be there; the file's content is not repeated in the message. */
function text(cells: readonly string[], columns: Columns, column: Column): string {
  const value = field(cells, columns, column);
  if (!value) throw new BadRow(`no ${column}`);
  if (value.length > 100) throw new BadRow(`the ${column} has more than 100 characters`);
  return storable(value);
}

const decimal = (value: string): string | undefined =>
  /^\d{1,12}([.,]\d{1,6})?$/.test(value) ? value.replace(',', '.') : undefined;

/** Reads a line of an order. */
export function orderLine(cells: readonly string[], columns: Columns, usual: string | null): OrderLine {
  const [order, product] = [text(cells, columns, 'order'), text(cells, columns, 'product')];
  const quantity = columns.quantity === undefined ? '1' : field(cells, columns, 'quantity');
  if (/^-/.test(quantity)) throw new BadRow('the quantity is negative: a return');
  const count = Number(decimal(quantity));
  if (!(count > 0)) throw new BadRow('the quantity is no number above 0');
  const given = field(cells, columns, 'price');
  const price = given ? decimal(given) : null;
  if (price === undefined) throw new BadRow('the price is no decimal number');
  const currency = field(cells, columns, 'currency').toUpperCase() || usual;
  if (currency !== null && !/^[A-Z]{3}$/.test(currency)) throw new BadRow('the currency is no ISO 4217 code');
  const name = storable(field(cells, columns, 'name').replace(/\s+/g, ' ').slice(0, 200)) || product;
  return { order, product, name, quantity: count, price, currency };
}

/** Reads a line of operations data. */
export function operationsLine(cells: readonly string[], columns: Columns): OperationsLine {
  const promise = text(cells, columns, 'promise');
  const day = field(cells, columns, 'day');
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day)))
    throw new BadRow('the day is no ISO 8601 date');
  const [kept, given] = (['kept', 'given'] as const).map(column => {
    const value = field(cells, columns, column);
    if (!/^\d{1,12}$/.test(value)) throw new BadRow(`"${column}" is no whole number`);
    return Number(value);
  }) as [number, number];
  if (kept > given) throw new BadRow('kept more often than given');
  return { promise, day, kept, given };
}
