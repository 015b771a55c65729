import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { type App, type Database, importFile, type Refusal } from '@tillside/server';
import { folder, onBoth, opened } from './databases.js';
import { configFile, run } from './process.js';
import { app, ask } from './shop.js';

const csv = (content: string | Buffer): string => {
  const file = join(folder(), 'orders.csv');
  writeFileSync(file, content);
  return file;
};

/** `n` orders of tea, of which all but one have cake. */
const orders = (n: number): string =>
  [
    'Order No,SKU,Description,Qty,Unit Price',
    ...Array.from(
      { length: n },
      (_, at) => `o${at},tea,Tea,1,2.50${at ? `\no${at},cake,"Cake, small",2,3` : ''}`,
    ),
    ...Array.from({ length: n }, (_, at) => `p${at},mug,Mug,1,9.00`),
  ].join('\n');

onBoth('tillside import', ({ fresh }) => {
  let database: Database;
  let api: App;
  before(async () => {
    database = await opened(fresh());
    api = await app(database);
  });
  const load = async (content: string | Buffer, more: object = {}) => {
    await database.script('TRUNCATE order_lines, products, pairs, operations');
    const refused: Refusal[] = [];
    const file = csv(content);
    const options = {
      database,
      store: 'damson',
      file,
      minSupport: 2,
      refuse: (one: Refusal) => refused.push(one),
      ...more,
    };
    const imported = await importFile(options);
    return { refused, imported, again: () => importFile(options) };
  };
  const lines = (refused: readonly Refusal[]) => refused.map(({ line, reason }) => `${line}: ${reason}`);

  test('makes suggestions of goods that are bought together, with the count as the reason', async () => {
    const { imported, again } = await load(orders(5), { currency: 'GBP' });
    assert.deepEqual([imported.rows, imported.refused, imported.pairs], [14, 0, 2]);
    const suggest = async (basket: string) => {
      const { json } = await ask(api, `/moment?store=damson&id=x&basket=${basket}`, { key: null });
      return (json.suggestions as { id: string; title: string; reason: object; product: object }[]).slice(1);
    };
    const [first, ...others] = await suggest('tea');
    assert.deepEqual(others, []);
    assert.equal(first!.title, 'Cake, small');
    assert.deepEqual(first!.reason, { text: '4 of 5 orders with Tea had this too', basis: 'basket' });
    assert.deepEqual(first!.product, {
      id: 'cake',
      name: 'Cake, small',
      price: { currency: 'GBP', value: '3' },
    });
    assert.deepEqual(await suggest('tea,cake'), []);
    assert.deepEqual(await suggest('nothing'), []);
    assert.equal((await again()).pairs, 2);
    assert.deepEqual(await suggest('tea'), [first]);
  });

  test('refuses bad rows by their line and takes the others', async () => {
    const { refused, imported } = await load(
      [
        'order;sku;description;quantity;price',
        'o1;tea;Tea;1;2,50',
        'o2;;Tea;1;2,50',
        'o3;tea;Tea;-1;2,50',
        'o4;tea;Tea;many;2,50',
        'o5;tea;Tea;1;dear',
        'o6;tea;Tea;1',
        'o7;tea;"Two',
        'lines";1;2',
        'o8;tea;Te"a;1;2',
        'o9;tea;"Tea"x;1;2',
        '',
        'o10;tea;Tea;1;2',
      ].join('\r\n'),
    );
    assert.deepEqual(
      lines(refused).sort(),
      [
        '10: a quote is not closed',
        '11: a quote is in the wrong place',
        '3: no product',
        '4: the quantity is negative: a return',
        '5: the quantity is no number above 0',
        '6: the price is no decimal number',
        '7: 4 columns where the header has 5',
      ].sort(),
    );
    assert.equal(imported.rows, 3);
    const rows = await database.query(`SELECT "order" FROM order_lines ORDER BY 1`);
    assert.deepEqual(
      rows.map(({ order }) => order),
      ['o1', 'o10', 'o7'],
    );
  });

  test('a quote that is never closed costs its line, not the file', async () => {
    const body = Array.from({ length: 100 }, (_, at) => `o${at},tea,${at === 10 ? '"Tea' : 'Tea'},1,2`);
    const { refused, imported } = await load(['order,sku,name,quantity,price', ...body].join('\n'));
    assert.deepEqual(lines(refused), ['12: a quote is not closed']);
    assert.equal(imported.rows, 99);
  });

  test('reads latin-1, UTF-16 and UTF-8 with a mark', async () => {
    const text = 'order,sku,description\no1,tea,Crème brûlée\n';
    for (const [content, encoding] of [
      [Buffer.from(text, 'latin1'), 'windows-1252'],
      [Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]), 'utf-16le'],
      [`\uFEFF${text}`, 'utf-8'],
    ] as const) {
      const { imported } = await load(content);
      assert.equal(imported.encoding, encoding);
      assert.deepEqual(await database.query('SELECT name FROM products'), [{ name: 'Crème brûlée' }]);
    }
  });

  test('refuses a file without the columns it needs, and stores nothing of it', async () => {
    await assert.rejects(load('date,text\n2026-01-01,x\n'), /no column for order and product/);
    await assert.rejects(load(''), /no columns/);
    const { imported } = await load('Bestellung,Artikel\no1,tea\n', {
      columns: { order: 'bestellung', product: 'Artikel' },
    });
    assert.equal(imported.rows, 1);
  });

  test('takes operations data as evidence of a promise', async () => {
    const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const { refused } = await load(
      `promise,day,kept,given\nreturns,${day},970,1000\nreturns,${day},9,8\nreturns,soon,1,1\n`,
    );
    assert.deepEqual(lines(refused), ['3: kept more often than given', '4: the day is no ISO 8601 date']);
    const { json } = await ask(api, '/moment?store=damson&id=x', { key: null });
    const evidence = (json.promises as { id: string; evidence?: object }[]).find(
      ({ id }) => id === 'returns',
    )?.evidence;
    assert.deepEqual(evidence, { kept: 970, of: 1000, from: day, to: day, source: 'operations' });
  });
});

describe('the command', () => {
  test('says how many rows it took and which it did not', async () => {
    const file = csv('order,sku,quantity\no1,tea,1\no2,tea,0\n');
    const { code, output } = await run(['import', file, '--config', configFile(), '--data', folder()]);
    assert.equal(code, 2);
    assert.match(output, /1 rows taken, 1 refused \(utf-8\)/);
    assert.match(output, /line 3: the quantity is no number above 0/);
  });
});
