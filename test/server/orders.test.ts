import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { type App, createApp, type Database, importFile } from '@tillside/server';
import { boughtTogether } from '../../packages/server/src/moments/bought-together.js';
import { lowerBound } from '../../packages/server/src/ranking/pair-rule.js';
import { seeded } from '../../packages/server/src/ranking/random.js';
import { folder, onBoth, opened } from './databases.js';
import { ask, configured, keys, shopConfig } from './shop.js';

const halfLife = 150;
const day = 86_400_000;
const landmark = Date.parse('2025-01-01');
const header = 'order,sku,quantity,price,date,customer';

interface Sold {
  order: string;
  products: string[];
  time: number;
}
/** Orders at random: some products are bought more often than others, and some together. */
function randomOrders(n: number, seed: number): Sold[] {
  const random = seeded(seed);
  return Array.from({ length: n }, (_, at) => {
    const products = new Set<string>();
    while (products.size < 1 + random() * 6) products.add(`p${Math.floor(random() ** 2 * 12)}`);
    if (products.has('p1')) products.add('p2');
    return { order: `o${at}`, products: [...products], time: landmark + Math.floor(random() * 400) * day };
  });
}
const rowsOf = (orders: readonly Sold[]): string[] =>
  orders.flatMap(({ order, products, time }) =>
    products.map(product => `${order},${product},1,2.50,${new Date(time).toISOString()},c-${order}`),
  );

/** What should be counted, worked out anew from all orders. */
function expected(orders: readonly Sold[]) {
  const sums = new Map<string, { n: number; w: number; squares: number }>();
  const add = (key: string, w: number) => {
    const { n, w: sum, squares } = sums.get(key) ?? { n: 0, w: 0, squares: 0 };
    sums.set(key, { n: n + 1, w: sum + w, squares: squares + w * w });
  };
  for (const { products, time } of orders) {
    if (products.length > 100) continue;
    const weight = 2 ** ((time - landmark) / day / halfLife);
    add('', weight);
    for (const a of products) {
      add(a, weight);
      for (const b of products) if (a !== b) add(`${a} ${b}`, weight);
    }
  }
  return sums;
}

const [damson, other] = shopConfig.stores;
const together = { minSupport: 5, minLift: 1.5, max: 5, halfLife };
const config = configured({ stores: [{ ...damson!, together }, other!] });
const store = config.stores[0]!;

onBoth('imported orders', ({ fresh }) => {
  let database: Database;
  let api: App;
  before(async () => {
    database = await opened(fresh());
    api = await createApp({ database, config });
  });
  const tables = ['orders', 'order_lines', 'order_sums', 'products', 'pairs', 'erased'];
  const clear = () => database.script(`TRUNCATE ${tables.join()}`);
  const load = (rows: readonly string[], more: object = {}) => {
    const file = join(folder(), 'orders.csv');
    writeFileSync(file, [header, ...rows].join('\n'));
    return importFile({ database, store: 'damson', file, currency: 'GBP', halfLife, ...more });
  };
  /** All that is counted, as one object. */
  const counted = async () => {
    const rows = await database.query(
      `SELECT id AS key, orders::float8 AS n, weight AS w, squares FROM products WHERE orders <> 0
       UNION ALL SELECT a || ' ' || b, together::float8, weight, NULL FROM pairs
       UNION ALL SELECT '', orders::float8, weight, NULL FROM order_sums`,
    );
    return new Map(rows.map(({ key, n, w, squares }) => [String(key), { n, w, squares }]));
  };
  const isNear = (one: unknown, other: number) => Math.abs(Number(one) - other) <= 1e-9 * Math.abs(other);
  const assertCounted = async (orders: readonly Sold[]) => {
    const [found, wanted] = [await counted(), expected(orders)];
    assert.deepEqual([...found.keys()].sort(), [...wanted.keys()].sort());
    for (const [key, { n, w, squares }] of wanted) {
      const one = found.get(key)!;
      assert.equal(one.n, n, key);
      assert.ok(isNear(one.w, w), `${key}: ${String(one.w)}, not ${w}`);
      if (one.squares !== null) assert.ok(isNear(one.squares, squares), key);
    }
  };
  /** What pairs suggest, by relevance alone. */
  const suggested = async (basket: string) =>
    (await boughtTogether(database, store, basket.split(','))).map(({ suggestion }) => suggestion);
  const productsOf = async (basket: string) => (await suggested(basket)).map(({ product }) => product!.id);

  test('are added to the counts, whether they come at once, in parts or again', async () => {
    await clear();
    const orders = randomOrders(300, 1);
    await load(rowsOf(orders));
    await assertCounted(orders);
    const whole = await counted();
    await load(rowsOf(orders));
    await assertCounted(orders);
    await clear();
    await load(rowsOf(orders.slice(0, 120)));
    await load(rowsOf(orders.slice(80)));
    assert.deepEqual([...(await counted()).keys()].sort(), [...whole.keys()].sort());
    await assertCounted(orders);
  });

  test('are taken out first when they come again with other lines, at another time, or cancelled', async () => {
    await clear();
    const orders = randomOrders(60, 2);
    await load(rowsOf(orders));
    const changed = orders.map((order, at) =>
      at % 3 ? order : { ...order, products: ['p1', 'p2', 'new'], time: order.time + 30 * day },
    );
    await load(rowsOf(changed.filter((_, at) => at % 3 === 0)));
    await assertCounted(changed);
    const file = join(folder(), 'cancelled.csv');
    writeFileSync(file, `order,sku,status\n${changed[0]!.order},p1,cancelled\n`);
    await importFile({ database, store: 'damson', file, halfLife });
    await assertCounted(changed.slice(1));
  });

  test('make no pairs where one has more than a hundred products', async () => {
    await clear();
    const products = (n: number) => Array.from({ length: n }, (_, at) => `p${at}`);
    const orders = [
      { order: 'restocking', products: products(101), time: landmark },
      { order: 'large', products: products(100), time: landmark },
    ];
    await load(rowsOf(orders));
    await assertCounted(orders);
    const [row] = await database.query('SELECT count(*)::float8 AS n FROM pairs');
    assert.equal(row?.n, 9900);
  });

  test('keep time, amounts, currency and returns of their lines, and the customer as a digest only', async () => {
    await clear();
    await load([
      'o1,tea,2,2.50,2026-02-01,ann',
      'o1,tea,1,2.50,2026-02-01,ann',
      'o1,cake,1,4,2026-02-01,ann',
      'o1,cake,-1,4,2026-02-01,ann',
    ]);
    const lines = () =>
      database.query(
        `SELECT product, quantity::float8, amount::float8, currency, returned::float8, returned_amount::float8
         FROM order_lines ORDER BY product`,
      );
    const cake = {
      product: 'cake',
      quantity: 1,
      amount: 4,
      currency: 'GBP',
      returned: 1,
      returned_amount: 4,
    };
    const tea = {
      product: 'tea',
      quantity: 3,
      amount: 7.5,
      currency: 'GBP',
      returned: 0,
      returned_amount: null,
    };
    assert.deepEqual(await lines(), [cake, tea]);
    const [order] = await database.query('SELECT id, time::text, customer FROM orders');
    assert.match(String(order?.time), /^2026-02-01 00:00:00/);
    assert.match(String(order?.customer), /^[0-9a-f]{64}$/);
    // A later file with only what was returned leaves the sale alone, however often it comes.
    for (let n = 0; n < 2; n++) await load(['o1,tea,-2,2.50,2026-02-03,ann']);
    assert.deepEqual(await lines(), [
      { ...cake, returned: 0, returned_amount: null },
      { ...tea, returned: 2, returned_amount: 5 },
    ]);
    const [counts] = await database.query(
      `SELECT orders::float8, bought::float8, returned::float8 FROM products WHERE id = 'tea'`,
    );
    assert.deepEqual(counts, { orders: 1, bought: 3, returned: 2 });
  });

  test('rank by the lower bound of the share of orders that have both, newer ones weighing more', async () => {
    await clear();
    const orders = randomOrders(400, 3);
    await load(rowsOf(orders));
    const sums = expected(orders);
    const total = sums.get('')!;
    const basket = ['p1', 'p5'];
    const best = [...sums]
      .flatMap(([key, { n, w }]) => {
        const [a = '', b] = key.split(' ');
        if (!b || !basket.includes(a) || basket.includes(b)) return [];
        const [of, other] = [sums.get(a)!, sums.get(b)!];
        if (n < 5 || (w * total.w) / (of.w * other.w) < 1.5) return [];
        return [{ b, score: lowerBound(w / of.w, of.w ** 2 / of.squares), n, of: of.n }];
      })
      .sort((one, other) => other.score - one.score);
    const found = await suggested(basket.join());
    assert.deepEqual(
      found.map(({ product }) => product!.id),
      [...new Set(best.map(({ b }) => b))],
    );
    const { n, of } = best[0]!;
    assert.match(
      found[0]!.reason.text,
      new RegExp(`^${n} of ${of} orders with p\\d had this too, .* 20\\d\\d`),
    );
  });

  test('suggest nothing that has no price, cannot be had, or is returned more than bought', async () => {
    await clear();
    const sold = Array.from({ length: 12 }, (_, at) => ({
      order: `s${at}`,
      products: at < 6 ? ['tea', 'cake', 'mug', 'pot'] : ['else', 'other'],
      time: landmark,
    }));
    await load(rowsOf(sold));
    assert.deepEqual(await productsOf('tea'), ['cake', 'mug', 'pot']);
    await load(Array.from({ length: 7 }, (_, at) => `r${at},cake,-1,2.50,2025-02-01,`));
    const file = join(folder(), 'products.csv');
    writeFileSync(file, 'sku,name,image,availability\nmug,Mug,https://shop.example/mug.jpg,out of stock\n');
    await importFile({ database, store: 'damson', file });
    assert.deepEqual(await productsOf('tea'), ['pot']);
    await database.query(`UPDATE products SET price = NULL WHERE id = 'pot'`);
    assert.deepEqual(await productsOf('tea'), []);
  });

  test('suggest a product that was renamed by its newest name, with the counts of all its names', async () => {
    await clear();
    const named = async (name: string, orders: readonly number[]) => {
      const file = join(folder(), 'named.csv');
      const rows = orders.flatMap(at => [`n${at},tea,1,2.50,Tea`, `n${at},cake,1,2.50,${name}`]);
      const others = orders.map(at => `x${at},else,1,2.50,Else`);
      writeFileSync(file, ['order,sku,quantity,price,description', ...rows, ...others].join('\n'));
      await importFile({ database, store: 'damson', file, currency: 'GBP', halfLife });
    };
    await named('Cake stand', [1, 2, 3, 4]);
    await named('Regency cake stand', [5, 6, 7]);
    const renamed = ['Regency cake stand', '7 of 7 orders with Tea had this too'];
    const shown = async () =>
      (await suggested('tea')).map(({ product, reason }) => [product!.name, reason.text]);
    assert.deepEqual(await shown(), [renamed]);
    await named('', [5]);
    assert.deepEqual(await shown(), [renamed]);
  });

  test('say no period where the time of some is not known', async () => {
    await clear();
    await load(
      rowsOf(
        Array.from({ length: 40 }, (_, at) => ({
          order: `o${at}`,
          products: at < 5 ? ['tea', 'cake'] : ['else', 'other'],
          time: landmark,
        })),
      ),
    );
    assert.equal((await suggested('tea'))[0]!.reason.text, '5 of 5 orders with tea had this too, 1 Jan 2025');
    await load(['untimed,tea,1,2.50,,']);
    assert.equal((await suggested('tea'))[0]!.reason.text, '5 of 6 orders with tea had this too');
  });

  test('are erased with their customer, and left out when the file comes again; the counts stay', async () => {
    await clear();
    const orders = randomOrders(20, 4);
    await load(rowsOf(orders));
    const before = await counted();
    const { json } = await ask(api, '/customers/c-o3', { method: 'DELETE', key: keys.manage });
    assert.equal(json.orders, 1);
    const left = async () => (await database.query(`SELECT id FROM orders WHERE id = 'o3'`)).length;
    assert.equal(await left(), 0);
    assert.deepEqual(await database.query(`SELECT 1 FROM order_lines WHERE "order" = 'o3'`), []);
    assert.deepEqual(await counted(), before);
    const { erased } = await load(rowsOf(orders));
    assert.equal(erased, orders[3]!.products.length);
    assert.equal(await left(), 0);
    await assertCounted(orders);
    // Who comes back is a customer again.
    const again = new Date(Date.now() + 1000).toISOString();
    assert.equal((await load([`later,p1,1,2.50,${again},c-o3`])).erased, 0);
  });

  test('are counted again, once, for another half-life', async () => {
    await clear();
    const orders = randomOrders(50, 5);
    await load(rowsOf(orders), { halfLife: 60 });
    await api.maintain();
    await assertCounted(orders);
  });

  test('are refused by line where their time is no date', async () => {
    await clear();
    const refused: string[] = [];
    const refuse = ({ line, reason }: { line: number; reason: string }) => refused.push(`${line}: ${reason}`);
    const imported = await load(['o1,tea,1,1,2026-02-30,', 'o2,tea,0,1,,', 'o3,tea,1,1,,'], { refuse });
    assert.deepEqual(refused, ['2: the time is not a date', '3: the quantity is not a number other than 0']);
    assert.equal(imported.rows, 1);
    await assert.rejects(load(['o1,tea,1,1,03/04/2026,']), /line 2 has either the day or the month first/);
    assert.equal((await load(['o1,tea,1,1,03/04/2026,'], { dates: 'mdy' })).rows, 1);
  });
});
