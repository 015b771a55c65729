import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { parseMoment } from '@tillside/contract';
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
    await database.script('TRUNCATE orders, order_lines, order_sums, products, pairs, operations');
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

  test('suggests products that are bought together, with the count as the reason', async () => {
    const { imported, again } = await load(orders(5), { currency: 'GBP' });
    assert.deepEqual([imported.rows, imported.refused, imported.pairs], [14, 0, 2]);
    const suggest = async (basket: string) => {
      const { json } = await ask(api, `/moment?store=damson&id=x&basket=${basket}`, { key: null });
      return (json.suggestions as { id: string; title: string; reason: object; product: object }[]).filter(
        ({ id }) => id !== 'wrap',
      );
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

  test('refuses bad rows by line number and imports the others', async () => {
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
        '11: a quote is misplaced',
        '3: the product is missing',
        '5: the quantity is not a number other than 0',
        '6: the price is not a decimal number',
        '7: 4 columns, but the header has 5',
      ].sort(),
    );
    assert.equal(imported.rows, 4);
    const rows = await database.query(`SELECT "order" FROM order_lines ORDER BY 1`);
    assert.deepEqual(
      rows.map(({ order }) => order),
      ['o1', 'o10', 'o3', 'o7'],
    );
  });

  test('loses one line, not the file, to a quote that is never closed', async () => {
    const body = Array.from({ length: 100 }, (_, at) => `o${at},tea,${at === 10 ? '"Tea' : 'Tea'},1,2`);
    const { refused, imported } = await load(['order,sku,name,quantity,price', ...body].join('\n'));
    assert.deepEqual(lines(refused), ['12: a quote is not closed']);
    assert.equal(imported.rows, 99);
  });

  test('loses the lines with a quote that means inches, and none between them', async () => {
    const names = ['Tea', '5" plate', 'Tea', 'Tea', '7" plate', 'Tea', '"Two\nlines"'];
    const body = names.map((name, at) => `o${at},tea,${name},1,2`);
    const { refused, imported } = await load(['order,sku,name,quantity,price', ...body].join('\n'));
    assert.deepEqual(lines(refused), ['3: a quote is misplaced', '6: a quote is misplaced']);
    assert.equal(imported.rows, 5);
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

  test('uses operations data as evidence for a promise', async () => {
    const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const { refused } = await load(
      `promise,day,kept,given\nreturns,${day},970,1000\nreturns,${day},9,8\nreturns,soon,1,1\n`,
    );
    assert.deepEqual(lines(refused), [
      '3: "kept" is greater than "given"',
      '4: the day is not an ISO 8601 date',
    ]);
    const { json } = await ask(api, '/moment?store=damson&id=x', { key: null });
    const evidence = (json.promises as { id: string; evidence?: object }[]).find(
      ({ id }) => id === 'returns',
    )?.evidence;
    assert.deepEqual(evidence, { kept: 970, of: 1000, from: day, to: day, source: 'operations' });
  });
});

describe('the command', () => {
  test('reports how many rows it imported and which it refused', async () => {
    const file = csv('order,sku,quantity\no1,tea,1\no2,tea,0\n');
    const where = ['--config', configFile(), '--data', folder()];
    const { code, output } = await run(['import', file, '--store', 'damson', ...where]);
    assert.equal(code, 2);
    assert.match(output, /1 rows imported, 1 refused \(utf-8\)/);
    assert.match(output, /line 3: the quantity is not a number other than 0/);
  });
});

onBoth('tillside import, of files that shops export', ({ fresh }) => {
  let database: Database;
  let api: App;
  before(async () => {
    database = await opened(fresh());
    api = await app(database);
  });
  const load = async (content: string | Buffer, more: object = {}) => {
    await database.script('TRUNCATE orders, order_lines, order_sums, products, pairs, operations');
    const refused: string[] = [];
    const imported = await importFile({
      database,
      store: 'damson',
      file: csv(content),
      minSupport: 2,
      currency: 'GBP',
      refuse: ({ line, reason }) => refused.push(`${line}: ${reason}`),
      ...more,
    });
    return { imported, refused };
  };
  const prices = async () =>
    Object.fromEntries(
      (await database.query('SELECT id, trim_scale(price)::text AS price FROM products')).map(row => [
        String(row.id),
        row.price,
      ]),
    );
  const rows = (...lines: string[]) => ['order;sku;quantity;price', ...lines].join('\n');

  test('detects the decimal mark from all numbers of a file', async () => {
    for (const [other, price, wanted] of [
      ['2.50', '1,299', '1299'],
      ['2,50', '1,299', '1.299'],
      ['2,50', '1.299', '1299'],
      ['1,299,000', '1,299', '1299'],
      ['1.299,00', '12.000', '12000'],
      ['1,299.00', '1,299', '1299'],
      ['0,500', '1.299', '1299'],
      ['3', '1 299,5', '1299.5'],
      ['3', "1'299.5", '1299.5'],
      ['£2.50', '£1,299', '1299'],
    ] as const) {
      await load(rows(`o1;tea;1;${other}`, `o2;sofa;1;${price}`));
      assert.deepEqual([other, price, (await prices()).sofa], [other, price, wanted]);
    }
  });

  test('asks for the decimal mark if no line shows it or two lines disagree', async () => {
    await assert.rejects(load(rows('o1;sofa;1;1,299')), /line 2 has either thousands.*--decimal/);
    await assert.rejects(load(rows('o1;sofa;1.000;5')), /line 2 has either thousands.*--decimal/);
    await assert.rejects(load(rows('o1;tea;1;2.50', 'o2;tea;1;2,50')), /line 2 .*line 3 .*--decimal/);
    assert.deepEqual(await database.query('SELECT 1 FROM products'), []);
    await load(rows('o1;sofa;1;1,299'), { decimal: '.' });
    assert.equal((await prices()).sofa, '1299');
    const { refused } = await load(rows('o1;tea;1;2.50', 'o2;tea;1;2,50'), { decimal: ',' });
    assert.deepEqual(refused, ['2: the price is not a decimal number']);
  });

  test('reads quantities as it reads prices', async () => {
    await load(rows('o1;tea;1,000;2.50', 'o2;cake;1.5;3'));
    const found = await database.query('SELECT product, quantity::float8 AS n FROM order_lines ORDER BY 1');
    assert.deepEqual(found, [
      { product: 'cake', n: 1.5 },
      { product: 'tea', n: 1000 },
    ]);
  });

  test('leaves out cancelled orders, including those it imported before', async () => {
    const { imported } = await load(
      'order_id,product_sku,order_status\n1,tea,completed\n2,tea,Processing\n3,tea,wc-cancelled\n',
    );
    assert.deepEqual([imported.rows, imported.cancelled], [2, 1]);
    await importFile({
      database,
      store: 'damson',
      file: csv('Name,Lineitem sku,Financial Status\n1,tea,paid\n2,tea,refunded\n2,cake,\n'),
      minSupport: 2,
    });
    assert.deepEqual(await database.query('SELECT "order" FROM order_lines'), [{ order: '1' }]);
  });

  test('counts variants of one good as one', async () => {
    const lines = ['a', 'b', 'c'].map(order => `${order},shirt-${order},shirt\n${order},tie,tie`);
    const { imported } = await load(['order,sku,group', ...lines].join('\n'), {
      columns: { parent: 'group' },
    });
    assert.equal(imported.pairs, 2);
    assert.deepEqual(Object.keys(await prices()).sort(), ['shirt', 'tie']);
  });

  test('imports pictures, links and names from a product file', async () => {
    await load(orders(5));
    const { imported, refused } = await importFile({
      database,
      store: 'damson',
      file: csv(
        'sku,name,image,link,price,currency\ncake,Plum cake,https://shop.example/cake.jpg,https://shop.example/cake,3.20,GBP\ntea,,javascript:alert(1),,,\n',
      ),
      minSupport: 2,
      refuse: ({ line, reason }) =>
        assert.equal(`${line}: ${reason}`, '3: the image is not an http or https URL'),
    }).then(imported => ({ imported, refused: imported.refused }));
    assert.deepEqual([imported.kind, imported.rows, refused], ['products', 1, 1]);
    const { json, text } = await ask(api, '/moment?store=damson&id=x&basket=tea', { key: null });
    assert.deepEqual(parseMoment(text).problems, []);
    const cake = (json.suggestions as { id: string; product: object }[]).find(({ id }) => id !== 'wrap');
    assert.deepEqual(cake!.product, {
      id: 'cake',
      name: 'Plum cake',
      price: { currency: 'GBP', value: '3.2' },
      href: 'https://shop.example/cake',
      image: { src: 'https://shop.example/cake.jpg', alt: '' },
    });
  });

  test('says which columns a file has when it lacks one', async () => {
    await assert.rejects(load('Datum,Artikel\n1,2\n'), /no column for order and product.*Datum, Artikel/);
  });

  test('names the line of a day that the calendar does not have', async () => {
    const { imported, refused } = await load(
      'promise,day,kept,given\nreturns,2026-02-30,1,1\nreturns,2026-02-28,1,1\n',
    );
    assert.deepEqual([imported.rows, refused], [1, ['2: the day is not an ISO 8601 date']]);
  });

  test('reads the delimiter that the first line names for Excel', async () => {
    for (const first of ['sep=;', '\uFEFFSEP=;', '"sep=;"']) {
      const { imported, refused } = await load(
        `${first}\r\norder;sku;name, as sold\r\no1;tea;Tea, green\r\no2;;x\r\n`,
      );
      assert.deepEqual([imported.rows, refused], [1, ['4: the product is missing']]);
    }
  });

  test('reads UTF-16 in both orders of bytes, with a mark and without', async () => {
    const text = 'order,sku,description\no1,tea,Crème brûlée\n';
    const marked = `\uFEFF${text}`;
    for (const content of [
      ...[marked, text].map(words => Buffer.from(words, 'utf16le')),
      ...[marked, text].map(words => Buffer.from(words, 'utf16le').swap16()),
    ]) {
      await load(content);
      assert.deepEqual(await database.query('SELECT name FROM products'), [{ name: 'Crème brûlée' }]);
    }
  });

  test('loses one line to an endless line, and numbers the others as they are', async () => {
    const { imported, refused } = await load(
      `order,sku,quantity\no1,tea,1\n${'x'.repeat(5_000_000)}\no2,,1\no3,tea,1\n`,
    );
    assert.deepEqual(refused, ['3: the line has more than 65536 characters', '4: the product is missing']);
    assert.equal(imported.rows, 2);
  });
});
