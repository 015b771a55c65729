/**
 * Derives the demonstration shop's data from real order lines, by hand and rarely:
 *
 *     node examples/shop/derive.ts path/to/online-retail.csv.gz
 *
 * Writes catalogue.json, pairs.json, baskets.json, counts.json and orders.csv into examples/shop, and prints
 * what it left out and why. The same file in gives the same files out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

interface Row {
  InvoiceNo: string;
  StockCode: string;
  Description: string;
  Quantity: string;
  InvoiceDate: string;
  UnitPrice: string;
  CustomerID: string;
}

interface Line {
  invoice: string;
  code: string;
  description: string;
  quantity: number;
  price: number;
  day: string;
  /** In the shop's own time, which is London's; in December, that is UTC. */
  time: string;
  /** Lines without a customer come from a web channel with prices of its own. */
  customer: string;
}

interface Product {
  id: string;
  name: string;
  called: string;
  category: string;
  price: string;
  picture: string;
}

/** What a portrait calls the shelves. */
const categories: Record<string, string> = {
  tea: 'tableware',
  kitchen: 'kitchenware',
  warm: 'hot water bottles',
  light: 'candlelight',
  home: 'things for the home',
  bags: 'bags and boxes',
  party: 'party things',
  play: 'toys',
};

/** What the shop sells: stock code, category, picture, how a sentence names it, and a better name if needed. */
const choice: [code: string, category: string, picture: string, called: string, name?: string][] = [
  ['22423', 'tea', 'cake-stand-rose', 'the Regency cake stand', 'Regency cake stand, three tiers'],
  ['22697', 'tea', 'teacup-green', 'the green Regency teacup', 'Regency teacup and saucer, green'],
  ['22699', 'tea', 'teacup-rose', 'the rose Regency teacup', 'Regency teacup and saucer, roses'],
  ['21527', 'tea', 'teapot-red', 'the Retrospot teapot', 'Retrospot teapot, red'],
  ['21843', 'tea', 'cake-dome-red', 'the Retrospot cake stand', 'Retrospot cake stand, red'],
  ['84946', 'tea', 'tea-glass-silver', 'the etched tea glass', 'Tea glass, etched in antique silver'],
  ['22301', 'tea', 'mug-bird', 'the cat and bird mug', 'Coffee mug, cat and bird'],
  ['21874', 'tea', 'mug-lemon', 'the gin and tonic mug'],
  ['22988', 'tea', 'egg-cup', 'the soldiers egg cup'],
  ['22109', 'tea', 'plate', 'the breakfast plate', 'Full English breakfast plate'],
  ['22961', 'kitchen', 'jam-cloth', 'the printed jam making set', 'Jam making set, printed'],
  ['22960', 'kitchen', 'jam-jars', 'the jam making set with jars'],
  ['22962', 'kitchen', 'jar-pink', 'the pink-lidded jam jar'],
  ['22963', 'kitchen', 'jar-green', 'the green-lidded jam jar'],
  ['22666', 'kitchen', 'recipe-box', 'the yellow recipe box', 'Pantry recipe box, yellow'],
  ['22625', 'kitchen', 'scales', 'the red kitchen scales'],
  ['22720', 'kitchen', 'tins', 'the cake tins', 'Pantry cake tins, set of three'],
  ['21212', 'kitchen', 'cake-cases', 'the Retrospot cake cases', 'Retrospot cake cases, pack of 72'],
  ['22966', 'kitchen', 'gingerbread', 'the gingerbread cutter'],
  ['22111', 'warm', 'bottle-scottie', 'the Scottie dog hot water bottle'],
  ['22112', 'warm', 'bottle-chocolate', 'the chocolate hot water bottle'],
  ['84029E', 'warm', 'bottle-heart', 'the red woolly hottie', 'Red woolly hottie, white heart'],
  ['84029G', 'warm', 'bottle-knit', 'the knitted hot water bottle', 'Knitted Union flag hot water bottle'],
  ['22834', 'warm', 'hand-warmer-lilac', 'the babushka hand warmer', 'Hand warmer, babushka'],
  ['22867', 'warm', 'hand-warmer-sky', 'the bird hand warmer', 'Hand warmer, bird'],
  ['85123A', 'light', 'hanging-heart-white', 'the white hanging heart', 'White hanging heart T-light holder'],
  ['21733', 'light', 'hanging-heart-red', 'the red hanging heart', 'Red hanging heart T-light holder'],
  ['71053', 'light', 'lantern', 'the white metal lantern'],
  ['22178', 'light', 'hanging-glass', 'the Victorian T-light glass', 'Victorian hanging T-light glass'],
  ['22969', 'light', 'candle', 'the jam scented candle', 'Homemade jam scented candle'],
  ['22726', 'home', 'clock-green', 'the green alarm clock', 'Bakelike alarm clock, green'],
  ['22727', 'home', 'clock-red', 'the red alarm clock', 'Bakelike alarm clock, red'],
  ['20685', 'home', 'doormat', 'the Retrospot doormat', 'Retrospot doormat, red'],
  ['22569', 'home', 'cushion-butterfly', 'the butterfly cushion', 'Feltcraft cushion, butterfly'],
  ['22570', 'home', 'cushion-rabbit', 'the rabbit cushion', 'Feltcraft cushion, rabbit'],
  ['82494L', 'home', 'frame', 'the wooden frame', 'Wooden frame, antique white'],
  ['22457', 'home', 'slate-heart', 'the slate heart', 'Slate heart chalkboard'],
  ['22469', 'home', 'wicker-heart', 'the wicker heart', 'Wicker heart, small'],
  ['21258', 'home', 'sewing-box', 'the sewing box', 'Victorian sewing box, large'],
  ['85099B', 'bags', 'bag', 'the Retrospot jumbo bag', 'Retrospot jumbo bag, red'],
  ['20725', 'bags', 'lunch-bag', 'the Retrospot lunch bag', 'Retrospot lunch bag, red'],
  ['22629', 'bags', 'lunch-box', 'the Spaceboy lunch box'],
  ['47566', 'party', 'bunting', 'the party bunting'],
  ['22077', 'party', 'ribbons', 'the rustic ribbons', 'Rustic charm ribbons, set of six'],
  ['22910', 'party', 'paper-chain', 'the paper chain kit', 'Vintage Christmas paper chain kit'],
  ['21790', 'play', 'cards', 'the snap cards'],
  ['22620', 'play', 'spinning-top', 'the spinning tops', 'Traditional spinning tops, set of four'],
  ['21889', 'play', 'dominoes', 'the wooden dominoes'],
  ['22752', 'play', 'babushka', 'the babushka boxes', 'Babushka nesting boxes, set of seven'],
  ['84879', 'play', 'bird', 'the bird ornament', 'Bird ornament, assorted colours'],
];

const minimumSupport = 15;
const minimumLift = 3;
const partnersPerProduct = 4;
const basketsWanted = 16;

const input = process.argv[2];
if (!input) throw new TypeError('usage: node examples/shop/derive.ts path/to/online-retail.csv.gz');

const leftOut = new Map<string, number>();
const cancelled = new Map<string, number>();

const rows = read(input);
const lines = clean(rows);
const chosen = new Set(choice.map(([code]) => code));
const baskets = Map.groupBy(lines, line => line.invoice);
const sets = [...baskets.values()].map(basket => new Set(basket.map(line => line.code)));

const products = catalogue();
write('catalogue', products);
write('pairs', pairs());
write('baskets', realBaskets());
write('counts', counts());
writeFileSync(fileOf('orders.csv'), stringify(orders(), { header: true }));

console.log(`${rows.length} rows read, ${lines.length} order lines in ${baskets.size} baskets kept`);
for (const [reason, n] of leftOut) console.log(`${String(n).padStart(7)}  left out: ${reason}`);

function read(file: string): Row[] {
  const text = new TextDecoder('windows-1252').decode(gunzipSync(readFileSync(file)));
  return parse<Row>(text, { columns: true, skip_empty_lines: true, relax_column_count: true });
}

/** Keeps what is a sale of a product at a price; tallies everything else by the first reason that fits. */
function clean(all: Row[]): Line[] {
  const seen = new Set<string>();
  return all.flatMap(row => {
    const reason = repeated(row, seen) ?? unfit(row);
    const code = row.StockCode.trim().toUpperCase();
    if (!reason) return [line(row, code)];
    if (reason.startsWith('cancelled')) tally(cancelled, code);
    tally(leftOut, reason);
    return [];
  });
}

function repeated(row: Row, seen: Set<string>): string | undefined {
  const key = Object.values(row).join('|');
  if (seen.has(key)) return 'the same row twice';
  seen.add(key);
  return undefined;
}

function unfit(row: Row): string | undefined {
  if (!/^\d{5}[A-Z]{0,2}$/i.test(row.StockCode.trim())) return 'postage, fee, voucher or manual entry';
  if (row.InvoiceNo.startsWith('C')) return 'cancelled invoice (counted as sent back)';
  if (!(Number(row.Quantity) > 0)) return 'quantity not above zero';
  if (!/[A-Z]{3}/.test(row.Description)) return 'a stock note instead of a name';
  if (!(Number(row.UnitPrice) > 0)) return 'price not above zero';
  return undefined;
}

function line(row: Row, code: string): Line {
  const [day, month, year] = row.InvoiceDate.slice(0, 10).split('/');
  return {
    invoice: row.InvoiceNo,
    code,
    description: row.Description,
    quantity: Number(row.Quantity),
    price: Number(row.UnitPrice),
    day: `${year}-${month}-${day}`,
    time: `${year}-${month}-${day}T${row.InvoiceDate.slice(11, 16)}:00Z`,
    customer: row.CustomerID.trim(),
  };
}

function tally<K>(counter: Map<K, number>, key: K): void {
  counter.set(key, (counter.get(key) ?? 0) + 1);
}

/** The value met most often; of equals the smaller, so that the order of the rows does not matter. */
function usual<T extends string | number>(values: T[]): T {
  const counter = new Map<T, number>();
  for (const value of values) tally(counter, value);
  return [...counter].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0];
}

/** 'SOLDIERS EGG  CUP ' → 'Soldiers egg cup' */
function sentenceCase(description: string): string {
  const text = description
    .replace(/[\s.]+/g, ' ')
    .trim()
    .toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function catalogue(): Product[] {
  return choice.map(([id, category, picture, called, name]) => {
    const own = lines.filter(line => line.code === id);
    if (own.length === 0) throw new RangeError(`no order line has the chosen stock code ${id}`);
    const price = usual(own.filter(line => line.customer).map(line => line.price)).toFixed(2);
    const described = sentenceCase(usual(own.map(line => line.description)));
    return { id, name: name ?? described, called, category, price, picture };
  });
}

function supportOf(...codes: string[]): number {
  return sets.filter(set => codes.every(code => set.has(code))).length;
}

/** Of `baskets` with `a`, `together` held `b` too: often enough, and well above chance. */
function pairs(): object[] {
  return choice.flatMap(([a]) => {
    const withA = supportOf(a);
    return [...chosen]
      .filter(b => b !== a)
      .map(b => ({ a, b, together: supportOf(a, b), baskets: withA }))
      .filter(
        ({ b, together }) => together >= minimumSupport && lift(together, withA, supportOf(b)) >= minimumLift,
      )
      .sort((x, y) => y.together - x.together || (x.b < y.b ? -1 : 1))
      .slice(0, partnersPerProduct);
  });
}

function lift(together: number, a: number, b: number): number {
  return (together * sets.length) / (a * b);
}

/**
 * Household-sized baskets, no two of the same products, those that the chosen products cover best first;
 * `others` counts the lines that are not shown.
 */
function realBaskets(): object[] {
  const met = new Set<string>();
  return [...baskets.values()]
    .map(basket => ({ basket, shown: basket.filter(line => chosen.has(line.code)) }))
    .filter(({ shown }) => shown.length >= 3 && shown.length <= 7 && shown.every(line => line.quantity <= 4))
    .sort((x, y) => x.basket.length / x.shown.length - y.basket.length / y.shown.length || byInvoice(x, y))
    .filter(({ shown }) => firstOfItsKind(shown, met))
    .slice(0, basketsWanted)
    .map(({ basket, shown }) => ({
      day: shown[0]!.day,
      items: merged(shown),
      others: basket.length - shown.length,
    }));
}

function firstOfItsKind(shown: Line[], met: Set<string>): boolean {
  const kind = [...new Set(shown.map(line => line.code))].sort().join();
  const before = met.size;
  return met.add(kind).size > before;
}

function byInvoice(x: { basket: Line[] }, y: { basket: Line[] }): number {
  return x.basket[0]!.invoice < y.basket[0]!.invoice ? -1 : 1;
}

function merged(shown: Line[]): { id: string; quantity: number }[] {
  const groups = Map.groupBy(shown, line => line.code);
  return [...groups].map(([id, same]) => ({
    id,
    quantity: same.reduce((sum, line) => sum + line.quantity, 0),
  }));
}

/** Lines of chosen products for `tillside import`; orders and customers are numbered anew, in this order. */
function orders(): object[] {
  const customers = new Map<string, string>();
  const numberOf = (customer: string): string => {
    if (!customer) return '';
    if (!customers.has(customer)) customers.set(customer, `c${customers.size + 1}`);
    return customers.get(customer)!;
  };
  const named = new Map(products.map(product => [product.id, product]));
  return [...baskets.values()]
    .map(basket => basket.filter(line => chosen.has(line.code)))
    .filter(basket => basket.length > 0)
    .sort((x, y) => (x[0]!.invoice < y[0]!.invoice ? -1 : 1))
    .flatMap((basket, at) =>
      merged(basket).map(({ id, quantity }) => ({
        order: String(at + 1),
        time: basket[0]!.time,
        customer: numberOf(basket[0]!.customer),
        sku: id,
        description: named.get(id)!.name,
        category: categories[named.get(id)!.category],
        quantity,
        price: named.get(id)!.price,
        currency: 'GBP',
      })),
    );
}

function counts(): object {
  const days = lines.map(line => line.day).sort();
  const sentBack = [...cancelled.values()].reduce((sum, n) => sum + n, 0);
  return { from: days[0], to: days.at(-1), baskets: baskets.size, lines: lines.length, sentBack };
}

function fileOf(name: string): URL {
  return new URL(name, import.meta.url);
}

function write(name: string, data: object): void {
  writeFileSync(fileOf(`${name}.json`), `${JSON.stringify(data, null, 2)}\n`);
}
