import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { type App, configOf, createApp, type Database } from '@tillside/server';
import { onBoth, opened } from './databases.js';
import { ask, configured, send, shopConfig, shown, signal, suggestion } from './shop.js';

const [damson] = shopConfig.stores;
/** The shop, in New Zealand: 13 hours ahead of UTC in March. */
const auckland = { stores: [{ ...damson!, timeZone: 'Pacific/Auckland' }] };
const now = () => new Date('2026-03-02T12:00:00Z');

onBoth('the days of a store', ({ fresh }) => {
  let database: Database;
  let api: App;
  before(async () => {
    database = await opened(fresh());
    api = await createApp({ database, config: configured(auckland), now });
  });
  const on = async (day: string) => {
    const { json } = await ask(api, `/results?from=${day}&to=${day}`);
    return json as unknown as { promises: { shown: number }[]; moments: { completed: number } };
  };

  test('are those of its own time zone', async () => {
    await send(api, [shown({ time: '2026-03-02T10:30:00Z' }), shown({ time: '2026-03-02T11:30:00Z' })]);
    assert.equal((await on('2026-03-02')).promises[0]?.shown, 1);
    assert.equal((await on('2026-03-03')).promises[0]?.shown, 1);
  });

  test('end with the day that it is there now', async () => {
    const { json } = await ask(api, '/results');
    assert.equal(json.to, '2026-03-03');
  });

  test('have a moment on the day of its earliest event, whatever arrives first', async () => {
    const event = (name: string, more: object, time: string) =>
      signal(name, { moment: 'over-midnight', ...more }, { time });
    await send(api, [event('moment.completed', {}, '2026-03-01T11:10:00Z')]);
    await send(api, [event('suggestion.shown', suggestion, '2026-03-01T10:50:00Z')]);
    assert.equal((await on('2026-03-01')).moments.completed, 1);
    assert.equal((await on('2026-03-02')).moments.completed, 0);
  });
});

describe('a time zone', () => {
  test('that nobody knows is a fault of the configuration', () => {
    const { faults } = configOf({ stores: [{ ...damson!, timeZone: 'Mars/Olympus' }] });
    assert.deepEqual(
      faults.map(({ path, message }) => [path.join('.'), message]),
      [['stores.0.timeZone', 'expected a time zone such as Europe/London']],
    );
  });
});
