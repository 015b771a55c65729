import { createApp, type Database, openDatabase } from '@tillside/server';
import type { Signal } from '../../packages/server/src/signals/check.js';
import type { Retirement, ServerRun } from './policies.js';
import { keys, type Shop } from './shop.js';
import { Shoppers, type Visit } from './shoppers.js';
import { signalsOf } from './signals.js';

const time = '2026-03-02T10:00:00.000Z';

/** What orders of the shop would have left in the database. */
async function addOrders({ query }: Database, { config, pairs }: Shop): Promise<void> {
  const products = new Map<string, number>();
  for (const { with: by, product, baskets } of pairs) products.set(by, baskets).set(product, baskets);
  const rows = JSON.stringify([...products].map(([id, n]) => ({ id, n })));
  await query(
    `INSERT INTO products (store, id, name, currency, price, orders, weight, squares)
     SELECT $1, id, id, 'GBP', 2, n, n, n FROM jsonb_to_recordset($2::text::jsonb) AS p(id text, n integer)`,
    [config.id, rows],
  );
  await query(
    `INSERT INTO pairs (store, a, b, together, weight)
     SELECT $1, "with", product, together, together
     FROM jsonb_to_recordset($2::text::jsonb) AS p("with" text, product text, together integer)`,
    [config.id, JSON.stringify(pairs)],
  );
  await query('INSERT INTO order_sums VALUES ($1, 1000, 1000, 1000)', [config.id]);
}

interface Suggested {
  id: string;
  kind: 'product' | 'service';
  reason: { basis: 'general' | 'basket' };
  attribution: string;
}

async function retirementsOf({ query }: Database): Promise<Omit<Retirement, 'moment'>[]> {
  const rows = await query('SELECT suggestion, accepted::float8, refused::float8 FROM retired ORDER BY 1');
  return rows.map(({ suggestion, accepted, refused }) => ({
    suggestion: String(suggestion),
    accepted: Number(accepted),
    refused: Number(refused),
  }));
}

/** Sends shoppers through a real server with an embedded database: it serves every moment and takes every signal. */
export async function throughServer(
  shop: Shop,
  visits: readonly Visit[],
  seed: number,
): Promise<Pick<ServerRun, 'shown'> & { retirements: Omit<Retirement, 'moment'>[] }> {
  const database = await openDatabase('memory://');
  try {
    await addOrders(database, shop);
    const limits = { body: 1_048_576, batch: 1000, perMinute: 1_000_000, perAddress: 1_000_000, proxies: 0 };
    const app = await createApp({
      database,
      config: { stores: [shop.config], limits },
      now: () => new Date(time),
    });
    const suggested = async ({ moment, basket }: Visit): Promise<Suggested[]> => {
      const response = await app.fetch(
        new Request(`http://shop.example/moment?id=${moment}&basket=${basket}`),
      );
      return ((await response.json()) as { suggestions: Suggested[] }).suggestions;
    };
    const send = async (signals: readonly Signal[]): Promise<void> => {
      const headers = { 'x-tillside-key': keys.write, 'content-type': 'application/cloudevents-batch+json' };
      const body = JSON.stringify(signals);
      const response = await app.fetch(
        new Request('http://shop.example/signals', { method: 'POST', headers, body }),
      );
      const { accepted } = (await response.json()) as { accepted: string[] };
      if (accepted.length !== signals.length) throw new Error(`the server refused a signal of ${body}`);
    };
    const shoppers = new Shoppers(shop.appeal, seed);
    const shown: ServerRun['shown'] = [];
    for (const visit of visits) {
      const [first] = await suggested(visit);
      const answer = shoppers.show(visit, first?.id);
      shown.push(first?.id);
      if (!first) continue;
      const { id, kind, reason, attribution } = first;
      const data = { moment: visit.moment, suggestion: id, kind, basis: reason.basis, attribution };
      await send(signalsOf(data, answer, time));
    }
    return { shown, retirements: await retirementsOf(database) };
  } finally {
    await database.close();
  }
}
