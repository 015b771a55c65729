import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, beforeEach, test } from 'node:test';
import { type Database, importFile, type ImportOptions } from '@tillside/server';
import { folder, onBoth, opened } from './databases.js';

onBoth('numbers of a file', ({ fresh }) => {
  let database: Database;
  before(async () => {
    database = await opened(fresh());
  });
  beforeEach(() => database.script('TRUNCATE orders, order_lines, order_sums, products, pairs, measures'));
  const load = async (rows: readonly string[], more: Partial<ImportOptions> = {}) => {
    const file = join(folder(), 'numbers.csv');
    writeFileSync(file, rows.join('\n'));
    const refused: string[] = [];
    const refuse = ({ line, reason }: { line: number; reason: string }) => refused.push(`${line}: ${reason}`);
    return { ...(await importFile({ database, store: 'damson', file, refuse, ...more })), refused };
  };
  /** Of each line what was bought, for how much, what was returned, and for how much. */
  const lines = async () =>
    (
      await database.query(
        `SELECT "order", quantity::float8, amount::float8, returned::float8, returned_amount::float8
         FROM order_lines ORDER BY "order", product`,
      )
    ).map(({ order, ...numbers }) => [order, ...Object.values(numbers)]);

  test('have a minus before or after them, whichever sign stands for it, and none within', async () => {
    const header = 'order;sku;quantity;line total';
    const { refused } = await load([
      header,
      'a;tea;5-;25.00',
      'b;tea;\u22122;10.00-',
      'c;tea;\u20132;-10.00',
      'd;tea;1-5;10.50',
      'e;tea;1;1-5',
      'f;tea;-5-;10.50',
      'g;tea;--5;10.50',
    ]);
    assert.deepEqual(refused, [
      '5: the quantity is not a number other than 0',
      '6: the amount is not a decimal number',
      '7: the quantity is not a number other than 0',
      '8: the quantity is not a number other than 0',
    ]);
    assert.deepEqual(await lines(), [
      ['a', 0, null, 5, 25],
      ['b', 0, null, 2, 10],
      ['c', 0, null, 2, 10],
    ]);
    for (const number of ['-1,250', '\u22121,250', '1,250-', '-£1,250', '£-1,250'])
      await assert.rejects(load([header, `a;tea;1;${number}`]), /line 2 has either thousands/, number);
  });

  test('keep the minus of a line total: a discount lowers what the order comes to', async () => {
    await load([
      'order,sku,quantity,line total',
      'o1,discount,1,-10.00',
      'o1,tea,1,30.00',
      'o2,discount,1,5.00-',
      'o3,discount,1,-£2.50',
    ]);
    assert.deepEqual(await lines(), [
      ['o1', 1, -10, 0, null],
      ['o1', 1, 30, 0, null],
      ['o2', 1, -5, 0, null],
      ['o3', 1, -2.5, 0, null],
    ]);
  });

  test('that are measures have the same minus signs', async () => {
    const header = 'measure;day;value';
    for (const value of ['-1,250', '\u22121,250', '1,250-'])
      await assert.rejects(load([header, `m;2026-02-01;${value}`]), /line 2 has either thousands/, value);
    const { refused } = await load([
      header,
      ...['-1,5', '\u22121,5', '1,5-', '1-5'].map((value, at) => `m;2026-02-0${at + 1};${value}`),
    ]);
    assert.deepEqual(refused, ['5: the value is not a decimal number']);
    const values = await database.query('SELECT value::float8 FROM measures ORDER BY day');
    assert.deepEqual(values, [{ value: -1.5 }, { value: -1.5 }, { value: -1.5 }]);
  });

  test('have a currency sign beside a price only, not within it and not in a quantity', async () => {
    const { refused } = await load([
      'order,sku,quantity,price',
      'a,tea,1,2.50 €',
      'b,tea,1,1€50',
      'c,tea,£3,2.50',
    ]);
    assert.deepEqual(refused, [
      '3: the price is not a decimal number',
      '4: the quantity is not a number other than 0',
    ]);
    assert.deepEqual(await lines(), [['a', 1, 2.5, 0, null]]);
  });

  test('in a column "amount" beside money are asked about: they say how many or how much', async () => {
    for (const money of ['price', 'currency', 'line total']) {
      const header = `order,sku,description,${money},Amount`;
      await assert.rejects(load([header]), {
        name: 'ColumnsMissing',
        message: `"Amount" is the quantity of a line or its total: choose with --column quantity=Amount or --column amount=Amount; the header has ${header.replaceAll(',', ', ')}`,
      });
    }
    const row = (header: string) => [header, 'o1,tea,9.50,19.00'];
    await load(row('order,sku,price,amount'), { columns: { amount: 'amount' } });
    assert.deepEqual(await lines(), [['o1', 1, 19, 0, null]]);
    await load(row('order,sku,price,amount'), { columns: { quantity: 'amount' } });
    assert.deepEqual(await lines(), [['o1', 19, 180.5, 0, null]]);
    await load(['order,sku,quantity,price,amount', 'o1,tea,2,9.50,7']);
    assert.deepEqual(await lines(), [['o1', 2, 19, 0, null]]);
    await load(['order,sku,amount', 'o1,tea,3']);
    assert.deepEqual(await lines(), [['o1', 3, null, 0, null]]);
  });
});
