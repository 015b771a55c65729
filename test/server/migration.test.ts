import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createApp } from '@tillside/server';
import type { z } from 'zod';
import { migrate } from '../../packages/server/src/database/migrate.js';
import { partition } from '../../packages/server/src/database/partitions.js';
import { maintain } from '../../packages/server/src/retention/maintain.js';
import type { Results } from '../../packages/server/src/api/schemas.js';
import { onBoth, opened } from './databases.js';
import { app, ask, configured, send, shopConfig, signal } from './shop.js';

type Told = z.output<typeof Results>;
const folder = 'packages/server/sql/';
const files = readdirSync(folder).sort();

/** What version 0.2 and the one before had stored, as their statements would have written it. */
const rows = `
  INSERT INTO signals (store, time, source, id, type, moment, ref, data) VALUES
    ('damson', now() - interval '2 hours', 'urn:shop', gen_random_uuid(), 'dev.tillside.suggestion.shown', 'old-1', NULL,
      '{"surface":"customer","suggestion":"wrap","kind":"service","basis":"general"}');
  INSERT INTO moments (store, id, day, offered, withheld, accepted, outcome, outcome_at, currency, total) VALUES
    ('damson', 'old-1', current_date, true, false, true, 'completed', now() - interval '1 hour', 'GBP', 12.50),
    ('damson', 'old-2', current_date, false, true, false, NULL, NULL, NULL, NULL);
  INSERT INTO tally (store, day, name, item, part, value, slot, n, amount) VALUES
    ('damson', current_date, 'suggestion.shown', 'wrap', 'service/general', '', 3, 1, 0),
    ('damson', current_date, 'moment', '', 'completed', 'GBP', 0, 1, 12.50);
  INSERT INTO order_lines (store, "order", product, quantity) VALUES
    ('damson', '1', 'cup', 1), ('damson', '1', 'saucer', 1), ('damson', '2', 'cup', 2), ('damson', '2', 'saucer', 1);
  INSERT INTO products (store, id, name, currency, price, orders) VALUES
    ('damson', 'cup', 'Cup', 'GBP', 4, 2), ('damson', 'saucer', 'Saucer', 'GBP', 2, 2);
  INSERT INTO pairs (store, a, b, together, lift) VALUES
    ('damson', 'cup', 'saucer', 2, 1), ('damson', 'saucer', 'cup', 2, 1)`;

onBoth('a database of before orders had a time', ({ fresh }) => {
  test('is brought up to date with what is in it', async () => {
    const database = await opened(fresh());
    // As that version made it: its own scripts, and what it had noted of them.
    const old = files.filter(file => file < '011');
    await database.script('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await database.script(
      'CREATE TABLE migrations (name text PRIMARY KEY, applied timestamptz NOT NULL DEFAULT now())',
    );
    for (const file of old) {
      await database.script(readFileSync(folder + file, 'utf8'));
      await database.query('INSERT INTO migrations (name) VALUES ($1)', [file]);
    }
    await partition(database, 'damson', new Date());
    await database.script(rows);

    await migrate(database);
    const api = await createApp({ database, config: configured(shopConfig) });
    const applied = (await database.query('SELECT name FROM migrations ORDER BY name')).map(
      ({ name }) => name,
    );
    assert.deepEqual(applied, files);
    const before = (await ask(api, '/results')).json;
    assert.deepEqual(before.moments, {
      ...{ completed: 1, voided: 0, returned: 0, partlyReturned: 0 },
      totals: [{ outcome: 'completed', total: { currency: 'GBP', value: '12.5' }, n: 1 }],
    });
    // What came before goes on: a return, and a moment that is assigned only now.
    const total = { currency: 'GBP', value: '2.50' };
    const { json } = await send(api, [
      signal('moment.returned', { moment: 'old-1', total }),
      signal('suggestion.assigned', { moment: 'old-1', arm: 'offered', holdout: 0.1 }),
      signal('suggestion.assigned', { moment: 'old-2', arm: 'withheld', holdout: 0.1 }),
    ]);
    assert.deepEqual(json.rejected, []);
    const sums = await database.query(
      `SELECT arm, measure, sum(n)::float8 AS n, sum(sum)::float8 AS sum FROM arm_sums GROUP BY 1, 2 ORDER BY 1, 2`,
    );
    assert.deepEqual(
      sums.map(({ arm, measure, n, sum }) => [arm, measure, n, sum]),
      [
        ['offered', 'accepted', 1, 0],
        ['offered', 'assigned', 1, 0],
        ['offered', 'completed', 1, 0],
        ['offered', 'seen', 1, 0],
        ['offered', 'value', 1, 10],
        ['withheld', 'assigned', 1, 0],
      ],
    );
    // Orders are counted anew.
    await maintain(database, configured(shopConfig), new Date());
    const pairs = await database.query('SELECT a, b, together::float8 AS together FROM pairs ORDER BY 1, 2');
    assert.deepEqual(
      pairs.map(({ a, b, together }) => [a, b, together]),
      [
        ['cup', 'saucer', 2],
        ['saucer', 'cup', 2],
      ],
    );
  });
});

onBoth('moments of any kind', ({ fresh }) => {
  test('are compared where goods have no prices, two currencies or no customer', async () => {
    const database = await opened(fresh());
    const api = await app(database);
    const items = [{ id: 'jar' }, { id: 'jar', quantity: 2 }];
    const thousand = Array.from({ length: 1000 }, (_, at) => ({ id: `p${at}` }));
    const sold = (moment: string, data: object) => [
      signal('suggestion.assigned', { moment, arm: 'offered', holdout: 0.5 }),
      signal('suggestion.accepted', {
        ...{ moment, suggestion: 'gone', kind: 'product', basis: 'general' },
        price: { currency: 'GBP', value: '2' },
      }),
      signal('moment.completed', { moment, ...data }),
    ];
    const { json } = await send(api, [
      ...sold('a', { items }),
      ...sold('b', { items: thousand }),
      ...sold('c', { lines: 1, total: { currency: 'EUR', value: '7' } }),
      ...sold('d', { items: [{ id: 'gone' }], total: { currency: 'GBP', value: '0' } }),
      signal('suggestion.assigned', { moment: 'e', arm: 'withheld', holdout: 0.5 }),
      signal('suggestion.assigned', { moment: 'f', arm: 'withheld', holdout: 0 }),
    ]);
    assert.deepEqual(json.rejected, []);
    const { experiment, suggestions } = (await ask(api, '/results')).json as unknown as Told;
    const { offered, withheld, measures, warnings } = experiment;
    assert.deepEqual([offered.assigned, withheld.assigned], [4, 2]);
    assert.deepEqual(
      measures.map(one => [one.measure, one.currency, one.state]),
      [
        ['value', 'EUR', 'early'],
        ['value', 'GBP', 'early'],
        ['items', null, 'early'],
        ['completed', null, 'early'],
      ],
    );
    assert.deepEqual(
      warnings.map(one => one.code),
      ['too-few'],
    );
    // A suggestion that the configuration no longer has.
    const gone = suggestions.find(one => one.suggestion === 'gone')!;
    assert.deepEqual([gone.accepted, gone.found, gone.prices], [4, 1, [{ currency: 'GBP', mean: 2, n: 4 }]]);
    const csv = await ask(api, '/results?format=csv');
    assert.match(csv.text, /^\ufeff?store,from,to,surface,measure,currency,/);
  });

  test('say that nothing can be told without a holdout', async () => {
    const api = await app(await opened(fresh()));
    const { json } = await ask(api, '/results');
    const { warnings } = json.experiment as { warnings: { code: string }[] };
    assert.deepEqual(
      warnings.map(({ code }) => code),
      ['no-holdout'],
    );
  });
});
