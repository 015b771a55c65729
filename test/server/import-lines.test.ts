import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, beforeEach, test } from 'node:test';
import { type App, type Database, importFile, type ImportOptions } from '@tillside/server';
import { folder, onBoth, opened } from './databases.js';
import { app, ask, keys } from './shop.js';

const tables = ['orders', 'order_lines', 'order_sums', 'products', 'pairs', 'measures', 'erased'];
/** More rows than are read together. */
const manyRows = 2000;

onBoth('lines of a file', ({ fresh }) => {
  let database: Database;
  let api: App;
  before(async () => {
    database = await opened(fresh());
    api = await app(database);
  });
  beforeEach(() => database.script(`TRUNCATE ${tables.join()}`));
  const load = async (rows: readonly string[], more: Partial<ImportOptions> = {}) => {
    const file = join(folder(), 'lines.csv');
    writeFileSync(file, rows.join('\n'));
    const refused: string[] = [];
    const refuse = ({ line, reason }: { line: number; reason: string }) => refused.push(`${line}: ${reason}`);
    return { ...(await importFile({ database, store: 'damson', file, refuse, ...more })), refused };
  };
  /** Each order with its day, and how many orders its customer has. */
  const orders = async () =>
    Object.fromEntries(
      (
        await database.query(
          `SELECT id, (time AT TIME ZONE 'UTC')::date::text AS day, CASE WHEN customer IS NULL THEN 0
             ELSE count(*) OVER (PARTITION BY customer) END::integer AS n FROM orders`,
        )
      ).map(({ id, day, n }) => [String(id), [day, n]]),
    );
  const product = async (id: string) => {
    const [row] = await database.query(
      `SELECT name, category, price::float8, currency, href, image, image_width AS width, available
       FROM products WHERE id = $1`,
      [id],
    );
    return row;
  };
  const sold = 'order,sku,quantity,price,date,customer';

  test('have the customer, time and currency that another line of their order says first', async () => {
    await load([
      `${sold},currency`,
      'first,tea,1,2.50,2026-02-01,ann,EUR',
      'first,cake,1,4,,,',
      'last,tea,1,2.50,,,',
      'last,cake,1,4,2026-02-02,ann,EUR',
      'both,tea,1,2.50,2026-02-03,ann,EUR',
      'both,cake,1,4,2026-02-04,bob,GBP',
      // The row is refused, and says nevertheless who ordered and when.
      'postage,post,0,2.50,2026-02-05,ann,EUR',
      'postage,tea,1,4,,,',
      'neither,tea,1,2.50,,,',
    ]);
    assert.deepEqual(await orders(), {
      first: ['2026-02-01', 4],
      last: ['2026-02-02', 4],
      both: ['2026-02-03', 4],
      postage: ['2026-02-05', 4],
      neither: [null, 0],
    });
    const currencies = await database.query(
      `SELECT "order", string_agg(currency, ' ' ORDER BY product) AS all FROM order_lines GROUP BY 1 ORDER BY 1`,
    );
    assert.deepEqual(
      currencies.map(({ order, all }) => [order, all]),
      [
        ['both', 'GBP EUR'],
        ['first', 'EUR EUR'],
        ['last', 'EUR EUR'],
        ['neither', null],
        ['postage', 'EUR'],
      ],
    );
  });

  test('have it also when the line that says it is read much later, or was much earlier', async () => {
    const others = Array.from({ length: manyRows }, (_, at) => `o${at},tea,1,2.50,2026-01-01,c${at}`);
    await load([
      sold,
      'x,tea,1,2.50,,',
      'y,tea,1,2.50,2026-02-02,ann',
      ...others,
      'x,cake,1,4,2026-02-01,ann',
      'y,cake,1,4,2026-02-03,bob',
    ]);
    const { x, y } = await orders();
    assert.deepEqual(
      [x, y],
      [
        ['2026-02-01', 2],
        ['2026-02-02', 2],
      ],
    );
  });

  test('are erased and left out with their order, whichever of them says who ordered', async () => {
    const others = Array.from({ length: manyRows }, (_, at) => `o${at},tea,1,2.50,2026-01-01,`);
    const rows = [
      sold,
      'first,tea,1,2.50,2026-02-01,ann',
      'first,cake,1,4,,',
      'last,tea,1,2.50,,',
      ...others,
      'last,cake,1,4,2026-02-02,ann',
      'other,tea,1,2.50,2026-02-02,bob',
    ];
    await load(rows);
    const { json } = await ask(api, '/customers/ann', { method: 'DELETE', key: keys.manage });
    assert.equal(json.orders, 2);
    const { erased, rows: stored } = await load(rows);
    assert.deepEqual([erased, stored], [4, manyRows + 1]);
    const found = await database.query(`SELECT id FROM orders WHERE id IN ('first', 'last', 'other')`);
    assert.deepEqual(found, [{ id: 'other' }]);
  });

  test('leave to a product what they do not say of it', async () => {
    const header = 'order,sku,quantity,description,category,price,currency';
    await load([header, 'o1,tea,1,Green tea,Tea,2.50,EUR', 'o2,tea,1,,,,', 'o3,tea,1,,,0,GBP']);
    const tea = { name: 'Green tea', category: 'Tea', price: 2.5, currency: 'EUR' };
    const none = { href: null, image: null, width: null, available: null };
    assert.deepEqual(await product('tea'), { ...tea, ...none });
    // The usual currency is not that of a price from another file.
    await load([header, 'o4,tea,1,,,,'], { currency: 'USD' });
    assert.deepEqual(await product('tea'), { ...tea, ...none });
    await load([header, 'o5,tea,1,Tea,Leaves,3,', 'o6,tea,1,,,,'], { currency: 'USD' });
    assert.deepEqual(await product('tea'), {
      ...{ name: 'Tea', category: 'Leaves', price: 3, currency: 'USD' },
      ...none,
    });
  });

  test('of a product file leave to a product what another of its lines says', async () => {
    await load([
      'sku,name,category,image,image width,image height,link,price,currency,availability',
      'tea,Tea,Leaves,https://shop.example/1.jpg,80,60,https://shop.example/tea,2.50,EUR,in stock',
      'tea,,,,90,,,,GBP,',
    ]);
    assert.deepEqual(await product('tea'), {
      ...{ name: 'Tea', category: 'Leaves', price: 2.5, currency: 'EUR' },
      ...{ href: 'https://shop.example/tea', image: 'https://shop.example/1.jpg', width: 80 },
      available: true,
    });
  });

  test('that are cancelled may have characters in their order that no database stores', async () => {
    const header = 'order,sku,quantity,status';
    await load([header, 'N\0 1,tea,1,paid', 'N2,tea,1,paid']);
    const { cancelled, rows } = await load([
      header,
      'N\0 1,tea,1,cancelled',
      'N\0 1,cake,1,',
      'N2,tea,1,paid',
    ]);
    assert.deepEqual([cancelled, rows], [2, 1]);
    assert.deepEqual(Object.keys(await orders()), ['N2']);
  });

  test('of a product file may have such characters in an address', async () => {
    const { rows } = await load(['sku,link', 'tea,https://shop.example/tea?\0']);
    assert.equal(rows, 1);
  });

  test('without an order are refused, also where one of them is cancelled', async () => {
    const { cancelled, refused, rows } = await load([
      'order,sku,quantity,status',
      ',tea,1,cancelled',
      ',tea,1,paid',
      'o1,tea,1,paid',
    ]);
    assert.deepEqual(refused, ['2: the order is missing', '3: the order is missing']);
    assert.deepEqual([cancelled, rows], [0, 1]);
  });
});
