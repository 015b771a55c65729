/** Names under which exports of shops have what is needed, in lower case and without spaces and dashes. */
const names = {
  order: [
    'order',
    'orderid',
    'ordernumber',
    'orderno',
    'ordername',
    'invoice',
    'invoiceno',
    'invoicenumber',
    'transactionid',
    'receipt',
    'name',
  ],
  product: [
    'product',
    'productid',
    'sku',
    'lineitemsku',
    'stockcode',
    'itemid',
    'article',
    'articlenumber',
    'variantsku',
    'gtin',
    'ean',
  ],
  name: [
    'description',
    'productname',
    'productdescription',
    'lineitemname',
    'itemname',
    'title',
    'productitle',
    'producttitle',
  ],
  quantity: ['quantity', 'qty', 'lineitemquantity', 'units', 'amount'],
  price: ['price', 'unitprice', 'lineitemprice', 'productprice'],
  currency: ['currency', 'currencycode'],
  promise: ['promise', 'promiseid'],
  day: ['day', 'date'],
  kept: ['kept'],
  given: ['given', 'of'],
} as const;

/** What a column can mean. */
export type Column = keyof typeof names;
/** Where each column is. */
export type Columns = Partial<Record<Column, number>>;

/** A file whose columns do not say what is needed. */
export class ColumnsMissing extends Error {
  override name = 'ColumnsMissing';
}

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Finds the columns by their names in the header.
 *
 * @param given names that this file uses, by what they mean
 */
export function columnsOf(header: readonly string[], given: Partial<Record<Column, string>> = {}): Columns {
  const heads = header.map(plain);
  const columns: Columns = {};
  for (const [column, known] of Object.entries(names) as [Column, readonly string[]][]) {
    const wanted = given[column];
    const at = wanted
      ? heads.indexOf(plain(wanted))
      : known.map(name => heads.indexOf(name)).find(at => at >= 0);
    if (wanted && at === -1) throw new ColumnsMissing(`there is no column "${wanted}"`);
    if (at !== undefined) columns[column] = at;
  }
  return columns;
}

/** What kind of file this is; {@link ColumnsMissing} says what it lacks. */
export function kindOf(columns: Columns): 'orders' | 'operations' {
  const lacks = (wanted: readonly Column[]) => wanted.filter(column => columns[column] === undefined);
  if (!lacks(['promise', 'day', 'kept', 'given']).length) return 'operations';
  const missing = lacks(['order', 'product']);
  if (!missing.length) return 'orders';
  throw new ColumnsMissing(
    `no column for ${missing.join(' and ')} among the header's names: say which with --column ${missing[0]!}=NAME`,
  );
}
