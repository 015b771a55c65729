/** Column names in the exports of shop systems, in lower case with letters and digits only. */
const names = {
  order: [
    ...['order', 'orderid', 'ordernumber', 'orderno', 'ordername', 'orderreference', 'incrementid'],
    ...[
      'invoice',
      'invoiceno',
      'invoicenumber',
      'transactionid',
      'receipt',
      'receiptnumber',
      'saleid',
      'name',
    ],
  ],
  product: [
    ...['product', 'productid', 'productsku', 'productcode', 'sku', 'lineitemsku', 'itemsku', 'variantsku'],
    ...[
      'stockcode',
      'itemid',
      'itemcode',
      'itemnumber',
      'article',
      'articlenumber',
      'articleno',
      'variantid',
    ],
    ...['partnumber', 'barcode', 'gtin', 'ean', 'upc', 'asin'],
  ],
  name: [
    ...['description', 'productname', 'productdescription', 'lineitemname', 'itemname', 'itemdescription'],
    ...['title', 'producttitle', 'itemtitle', 'articlename'],
  ],
  quantity: [
    ...['quantity', 'qty', 'lineitemquantity', 'itemquantity', 'productquantity', 'orderedquantity'],
    ...['qtyordered', 'quantitypurchased', 'units'],
  ],
  /** What kind of thing a product is. */
  category: [
    ...['category', 'productcategory', 'itemcategory', 'lineitemcategory', 'categories', 'categoryname'],
    ...['producttype', 'productgroup', 'itemgroup', 'department', 'articlegroup'],
  ],
  price: [
    ...['price', 'unitprice', 'lineitemprice', 'productprice', 'itemprice', 'itemcost', 'priceperunit'],
    'variantprice',
  ],
  /** The amount of a line: price times quantity, less discounts. Not "amount", which may be how many: see below. */
  amount: ['linetotal', 'lineamount', 'linevalue', 'rowtotal', 'itemtotal', 'linesubtotal', 'itemsubtotal'],
  currency: ['currency', 'currencycode', 'ordercurrency'],
  time: [
    ...['date', 'orderdate', 'invoicedate', 'createdat', 'orderedat', 'placedat', 'processedat', 'paidat'],
    ...['time', 'datetime', 'timestamp', 'ordertime', 'purchasedate', 'transactiondate', 'saledate'],
    ...['datecreated', 'created', 'orderplaced'],
  ],
  /** Who bought: the reference that a Moment has as `customer.ref`. */
  customer: ['customer', 'customerid', 'customerref', 'customerno', 'customernumber', 'ref'],
  status: ['status', 'orderstatus', 'financialstatus', 'state', 'orderstate'],
  cancelled: ['cancelledat', 'canceledat', 'cancelled', 'canceled', 'iscancelled', 'voidedat'],
  /** Identifies the product that variants belong to; found only if its name is given. */
  parent: [],
  link: ['link', 'url', 'href', 'producturl', 'productlink', 'permalink'],
  availability: ['availability', 'stockstatus'],
  image: ['image', 'imagesrc', 'imageurl', 'imagelink', 'picture', 'pictureurl', 'variantimage'],
  imageWidth: ['imagewidth'],
  imageHeight: ['imageheight'],
  promise: ['promise', 'promiseid'],
  day: ['day', 'date'],
  kept: ['kept'],
  given: ['given', 'of'],
  measure: ['measure', 'measurename', 'metric', 'kpi'],
  value: ['value'],
} as const satisfies Record<string, readonly string[]>;

/** The meaning of a column. */
export type Column = keyof typeof names;
/** The index of each column. */
export type Columns = Partial<Record<Column, number>>;
/** The content of a file. */
export type FileKind = 'orders' | 'products' | 'operations' | 'measures';

/** The header of a file lacks a required column. */
export class ColumnsMissing extends Error {
  override name = 'ColumnsMissing';
}

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Finds the columns by their names in the header.
 *
 * @param given the names in this file, by meaning
 */
export function columnsOf(header: readonly string[], given: Partial<Record<Column, string>> = {}): Columns {
  const heads = header.map(plain);
  const columns: Columns = {};
  for (const [column, known] of Object.entries(names) as [Column, readonly string[]][]) {
    const wanted = given[column];
    const at = wanted
      ? heads.indexOf(plain(wanted))
      : known.map(name => heads.indexOf(name)).find(at => at >= 0);
    if (wanted && at === -1) throw new ColumnsMissing(`no column is named "${wanted}": ${seen(header)}`);
    if (at !== undefined) columns[column] = at;
  }
  // Some order exports call the order number "name"; in a product file, that is the product's name.
  const isProducts = columns.image !== undefined || columns.link !== undefined;
  if (isProducts && !given.order && columns.order === heads.indexOf('name')) {
    const { order, ...others } = columns;
    return withAmount({ name: order, ...others }, heads);
  }
  return withAmount(columns, heads);
}

/** The index of a column "amount" that has no meaning yet: it is how many or how much. */
function unclearAmount(columns: Columns, heads: readonly string[]): number | undefined {
  const at = heads.indexOf('amount');
  return at === -1 || columns.quantity !== undefined || Object.values(columns).includes(at) ? undefined : at;
}

/** Where nothing in a file is about money, an amount is a quantity. */
function withAmount(columns: Columns, heads: readonly string[]): Columns {
  const isAboutMoney = (['price', 'amount', 'currency'] as const).some(
    column => columns[column] !== undefined,
  );
  const quantity = isAboutMoney ? undefined : unclearAmount(columns, heads);
  return quantity === undefined ? columns : { ...columns, quantity };
}

const seen = (header: readonly string[]): string => `the header has ${header.slice(0, 60).join(', ')}`;

/**
 * The kind of a file.
 * @throws ColumnsMissing that names the missing or unclear columns and those in the header
 */
export function kindOf(columns: Columns, header: readonly string[]): FileKind {
  const lacks = (wanted: readonly Column[]) => wanted.filter(column => columns[column] === undefined);
  if (!lacks(['promise', 'day', 'kept', 'given']).length) return 'operations';
  if (!lacks(['measure', 'day', 'value']).length) return 'measures';
  const missing = lacks(['order', 'product']);
  if (!missing.length) {
    const amount = unclearAmount(columns, header.map(plain));
    if (amount === undefined) return 'orders';
    throw new ColumnsMissing(
      `"${header[amount]!}" is the quantity of a line or its total: choose with --column quantity=${header[amount]!} or --column amount=${header[amount]!}; ${seen(header)}`,
    );
  }
  const isAboutProducts = columns.image !== undefined || columns.link !== undefined;
  if (isAboutProducts && columns.product !== undefined) return 'products';
  throw new ColumnsMissing(
    `no column for ${missing.join(' and ')}: name it with --column ${missing[0]!}=NAME; ${seen(header)}`,
  );
}
