import { isCalendarDay } from '../http/day-range.js';
import { sanitize } from '../signals/sanitize.js';
import type { Column, Columns } from './columns.js';
import { decimalOf, type DecimalMark } from './decimal.js';
import { type DateOrder, timeOf } from './times.js';

/** One line of an order: a product and its quantity. */
export interface OrderLine {
  order: string;
  product: string;
  name: string;
  /** What kind of thing it is; null if the file does not say. */
  category: string | null;
  /** What was bought; 0 in a line that is a return. */
  quantity: number;
  /** What was returned; 0 in all other lines. */
  returned: number;
  price: string | null;
  currency: string | null;
  /** The amount of the line, if the file has it: without a sign. */
  amount: string | null;
  /** When it was ordered, as RFC 3339; null if the file does not say. */
  time: string | null;
  /** The reference of the customer. */
  customer: string | null;
}
/** One product of a product file. */
export interface ProductLine {
  product: string;
  name: string | null;
  category: string | null;
  price: string | null;
  currency: string | null;
  href: string | null;
  image: string | null;
  width: number | null;
  height: number | null;
  /** Whether it can be had; null if the file does not say. */
  available: boolean | null;
}
/** How often a promise was made and kept on one day. */
export interface OperationsLine {
  promise: string;
  day: string;
  kept: number;
  given: number;
}
/** What was measured on one day, elsewhere. Numbers are decimal strings. */
export interface MeasureLine {
  measure: string;
  day: string;
  value: string;
  /** How many cases are behind it; null if the file does not say. */
  of: string | null;
}
/** The format of a file's rows. */
export interface RowFormat {
  columns: Columns;
  decimal: DecimalMark;
  dates: DateOrder;
  /** The currency of rows that have none. */
  currency: string | null;
}

/** A row that cannot be imported; the message says why. */
export class BadRow extends Error {
  override name = 'BadRow';
}

export const field = (cells: readonly string[], columns: Columns, column: Column): string => {
  const at = columns[column];
  return at === undefined ? '' : (cells[at] ?? '').trim();
};

/** A required text. Messages never repeat the file's content. */
function text(cells: readonly string[], columns: Columns, column: Column): string {
  const value = field(cells, columns, column);
  if (!value) throw new BadRow(`the ${column} is missing`);
  if (value.length > 100) throw new BadRow(`the ${column} has more than 100 characters`);
  return sanitize(value);
}

/** Variants count as the product that they belong to, if the file names it. */
const productOf = (cells: readonly string[], columns: Columns): string =>
  text(cells, columns, field(cells, columns, 'parent') ? 'parent' : 'product');

function priceOf(cells: readonly string[], { columns, decimal, currency: usual }: RowFormat) {
  const given = field(cells, columns, 'price');
  const price = given ? decimalOf(given, decimal) : null;
  if (price === undefined) throw new BadRow('the price is not a decimal number');
  const currency = field(cells, columns, 'currency').toUpperCase() || usual;
  if (currency !== null && !/^[A-Z]{3}$/.test(currency))
    throw new BadRow('the currency is not an ISO 4217 code');
  return { price, currency };
}

const nameOf = (cells: readonly string[], columns: Columns): string =>
  sanitize(field(cells, columns, 'name').replace(/\s+/g, ' ').slice(0, 200));

const categoryOf = (cells: readonly string[], columns: Columns): string | null =>
  sanitize(field(cells, columns, 'category').replace(/\s+/g, ' ').slice(0, 100)) || null;

const cancelledStatus = /^(wc-)?(cancell?ed|void(ed)?|refunded|failed|declined|expired)$/i;

/** Whether a line belongs to a cancelled order. */
export const isCancelled = (cells: readonly string[], columns: Columns): boolean =>
  cancelledStatus.test(field(cells, columns, 'status')) ||
  !/^(|0|no|false|null)$/i.test(field(cells, columns, 'cancelled'));

function orderTimeOf(cells: readonly string[], { columns, dates }: RowFormat): string | null {
  const given = field(cells, columns, 'time');
  const time = given ? timeOf(given, dates) : null;
  if (time === undefined) throw new BadRow('the time is not a date');
  return time;
}

function customerOf(cells: readonly string[], columns: Columns): string | null {
  const customer = field(cells, columns, 'customer');
  if (customer.length > 128) throw new BadRow('the customer has more than 128 characters');
  return customer ? sanitize(customer) : null;
}

/** Parses a line of an order file. A negative quantity is a return. */
export function orderLine(cells: readonly string[], format: RowFormat): OrderLine {
  const { columns, decimal } = format;
  const [order, product] = [text(cells, columns, 'order'), productOf(cells, columns)];
  const quantity = columns.quantity === undefined ? '1' : field(cells, columns, 'quantity');
  const isReturn = quantity.startsWith('-');
  const count = Number(decimalOf(quantity.replace('-', ''), decimal));
  if (!(count > 0)) throw new BadRow('the quantity is not a number other than 0');
  const amount = field(cells, columns, 'amount').replace('-', '');
  const parsedAmount = amount ? decimalOf(amount, decimal) : null;
  if (parsedAmount === undefined) throw new BadRow('the amount is not a decimal number');
  return {
    order,
    product,
    quantity: isReturn ? 0 : count,
    returned: isReturn ? count : 0,
    ...priceOf(cells, format),
    amount: parsedAmount,
    time: orderTimeOf(cells, format),
    customer: customerOf(cells, columns),
    name: nameOf(cells, columns) || product,
    category: categoryOf(cells, columns),
  };
}

function addressOf(cells: readonly string[], columns: Columns, column: 'link' | 'image'): string | null {
  const value = field(cells, columns, column);
  if (!value) return null;
  if (value.length > 2000 || !URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol))
    throw new BadRow(`the ${column} is not an http or https URL`);
  return value;
}

const sizeOf = (cells: readonly string[], columns: Columns, column: 'imageWidth' | 'imageHeight') => {
  const size = Number(field(cells, columns, column));
  return Number.isInteger(size) && size >= 1 && size <= 10_000 ? size : null;
};

/** As product feeds and schema.org say it: what can be ordered can be had. */
const availableOf = (text: string): boolean | null =>
  text === '' ? null : !/^(0|no|false)$|out.?of.?stock|sold.?out|discontinued|unavailable/i.test(text);

/** Parses a line of a product file. */
export function productLine(cells: readonly string[], format: RowFormat): ProductLine {
  const { columns } = format;
  return {
    product: productOf(cells, columns),
    name: nameOf(cells, columns) || null,
    category: categoryOf(cells, columns),
    ...priceOf(cells, format),
    href: addressOf(cells, columns, 'link'),
    image: addressOf(cells, columns, 'image'),
    width: sizeOf(cells, columns, 'imageWidth'),
    height: sizeOf(cells, columns, 'imageHeight'),
    available: availableOf(field(cells, columns, 'availability')),
  };
}

/** Parses a line of operations data. */
export function operationsLine(cells: readonly string[], { columns }: RowFormat): OperationsLine {
  const promise = text(cells, columns, 'promise');
  const day = field(cells, columns, 'day');
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !isCalendarDay(day))
    throw new BadRow('the day is not an ISO 8601 date');
  const [kept, given] = (['kept', 'given'] as const).map(column => {
    const value = field(cells, columns, column);
    if (!/^\d{1,12}$/.test(value)) throw new BadRow(`"${column}" is not a whole number`);
    return Number(value);
  }) as [number, number];
  if (kept > given) throw new BadRow('"kept" is greater than "given"');
  return { promise, day, kept, given };
}

/** Parses a line of measures. */
export function measureLine(cells: readonly string[], { columns, decimal, dates }: RowFormat): MeasureLine {
  const measure = text(cells, columns, 'measure');
  const day = timeOf(field(cells, columns, 'day'), dates)?.slice(0, 10);
  if (day === undefined) throw new BadRow('the day is not a date');
  const given = field(cells, columns, 'value');
  const value = decimalOf(given.replace(/^[-−]/, ''), decimal);
  if (value === undefined) throw new BadRow('the value is not a decimal number');
  const of = field(cells, columns, 'given');
  const cases = of ? decimalOf(of, decimal) : null;
  if (cases === undefined) throw new BadRow('"of" is not a decimal number');
  return { measure, day, value: /^[-−]/.test(given) ? `-${value}` : value, of: cases };
}
