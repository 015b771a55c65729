import { isCalendarDay } from '../http/day-range.js';
import { sanitize } from '../signals/sanitize.js';
import type { Column, Columns } from './columns.js';
import { decimalOf, type DecimalMark, signedDecimalOf } from './decimal.js';
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
  /** The amount of the line, if the file has it: negative in a discount; of a return, what went back. */
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

/** What a row has in a column, fit for the database; empty if it has nothing. */
export const field = (cells: readonly string[], columns: Columns, column: Column): string => {
  const at = columns[column];
  return at === undefined ? '' : sanitize((cells[at] ?? '').trim());
};

/** The most characters of a reference to a customer. */
export const maxCustomer = 128;

/** A required text. Messages never repeat the file's content. */
function text(cells: readonly string[], columns: Columns, column: Column): string {
  const value = field(cells, columns, column);
  if (!value) throw new BadRow(`the ${column} is missing`);
  if (value.length > 100) throw new BadRow(`the ${column} has more than 100 characters`);
  return value;
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

// Where a text is cut, half of a surrogate pair may remain.
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
  if (customer.length > maxCustomer) throw new BadRow(`the customer has more than ${maxCustomer} characters`);
  return customer || null;
}

function quantityOf(cells: readonly string[], { columns, decimal }: RowFormat): number {
  if (columns.quantity === undefined) return 1;
  const given = field(cells, columns, 'quantity');
  // Money in the place of a quantity is a column that was mistaken for it.
  const quantity = /\p{Sc}/u.test(given) ? 0 : Number(signedDecimalOf(given, decimal));
  if (!quantity) throw new BadRow('the quantity is not a number other than 0');
  return quantity;
}

function amountOf(cells: readonly string[], { columns, decimal }: RowFormat): string | null {
  const given = field(cells, columns, 'amount');
  const amount = given ? signedDecimalOf(given, decimal) : null;
  if (amount === undefined) throw new BadRow('the amount is not a decimal number');
  return amount;
}

/** Parses a line of an order file. A negative quantity is a return. */
export function orderLine(cells: readonly string[], format: RowFormat): OrderLine {
  const { columns } = format;
  const [order, product] = [text(cells, columns, 'order'), productOf(cells, columns)];
  const quantity = quantityOf(cells, format);
  const amount = amountOf(cells, format);
  return {
    order,
    product,
    quantity: Math.max(0, quantity),
    returned: Math.max(0, -quantity),
    ...priceOf(cells, format),
    // Some exports write with a minus what went back, and others leave that to the quantity.
    amount: quantity < 0 && amount !== null ? amount.replace('-', '') : amount,
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
  const value = signedDecimalOf(field(cells, columns, 'value'), decimal);
  if (value === undefined) throw new BadRow('the value is not a decimal number');
  const of = field(cells, columns, 'given');
  const cases = of ? decimalOf(of, decimal) : null;
  if (cases === undefined) throw new BadRow('"of" is not a decimal number');
  return { measure, day, value, of: cases };
}
