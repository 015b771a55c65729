import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { App } from '@tillside/server';
import { onBoth, opened } from './databases.js';
import { app, ask, send, signal } from './shop.js';

const minute = 60_000;
const end = (moment: string, name: string, value: string, minutesAgo: number, currency = 'GBP') =>
  signal(
    `moment.${name}`,
    { moment, total: { currency, value } },
    { time: new Date(Date.now() - minutesAgo * minute).toISOString() },
  );

onBoth('a return', ({ fresh }) => {
  let api: App;
  before(async () => {
    api = await app(await opened(fresh()));
  });
  const moments = async () => (await ask(api, '/results')).json.moments;
  const sold = { outcome: 'completed', total: { currency: 'GBP', value: '50' }, n: 1 };

  test('of a part is an amount beside the sale, whichever arrives first', async () => {
    await send(api, [end('part', 'returned', '10.00', 1)]);
    await send(api, [end('part', 'completed', '50.00', 9)]);
    await send(api, [end('part', 'returned', '2.50', 2)]);
    assert.deepEqual(await moments(), {
      completed: 1,
      partlyReturned: 1,
      voided: 0,
      returned: 0,
      totals: [sold, { outcome: 'partly-returned', total: { currency: 'GBP', value: '12.5' }, n: 1 }],
    });
  });

  test('of the rest makes it a return of everything', async () => {
    await send(api, [end('part', 'returned', '37.50', 0)]);
    assert.deepEqual(await moments(), {
      completed: 0,
      partlyReturned: 0,
      voided: 0,
      returned: 1,
      totals: [{ outcome: 'returned', total: { currency: 'GBP', value: '50' }, n: 1 }],
    });
  });

  test('without a known sale counts by itself', async () => {
    await send(api, [end('elsewhere', 'returned', '5.00', 1, 'EUR')]);
    const { returned, totals } = (await moments()) as { returned: number; totals: object[] };
    assert.equal(returned, 2);
    assert.deepEqual(totals[0], { outcome: 'returned', total: { currency: 'EUR', value: '5' }, n: 1 });
  });
});
