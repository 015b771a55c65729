import { configOf, createApp, openDatabase } from '@tillside/server';
import { median, quantile, table } from '../figures.mjs';
import { ask, timed } from './load.js';
import type { Place } from './places.js';
import { startServer } from './process.js';
import { batches, keys, shop } from './signals.js';

const reads = 41;
/** A week of a small shop, or of a chain: more days would be more counts, which is not what is asked here. */
const days = 7;

const { config } = configOf(shop);
if (!config) throw new TypeError('expected the shop of the bench to be a valid configuration');

interface Contents {
  signals: number;
  counts: number;
}

/** Sends signals through the server's own path, in this process to save the way over HTTP; gives what is there. */
async function fill(database: string, signals: number): Promise<Contents> {
  const store = await openDatabase(database);
  const app = await createApp({ database: store, config: config! });
  const headers = {
    'content-type': 'application/cloudevents-batch+json',
    'x-tillside-key': keys.write,
  };
  const send = async (batch: readonly object[]) => {
    const body = JSON.stringify(batch);
    const request = new Request('http://bench.example/signals', { method: 'POST', headers, body });
    const response = await app.fetch(request);
    if (response.status !== 200) throw new Error(await response.text());
  };
  // The smallest fill makes as many transactions as it takes to find every slot of the counts.
  const size = Math.min(2000, Math.ceil(signals / 200));
  for (let left = signals; left > 0; left -= 20 * size) {
    const some = Math.min(left, 20 * size);
    await timed(batches(Math.ceil(some / size), size, days), 4, send);
  }
  await app.maintain();
  if (store.kind === 'postgres') await store.query('ANALYZE');
  const [row] = await store.query(
    'SELECT (SELECT count(*) FROM signals)::float8 AS signals, (SELECT count(*) FROM tally)::float8 AS counts',
  );
  await store.close();
  return { signals: Number(row?.signals), counts: Number(row?.counts) };
}

/** How long `/results` takes over HTTP, in milliseconds. */
async function read(database: string, fromSource: boolean): Promise<number[]> {
  const server = await startServer(database, fromSource);
  try {
    const url = `${server.address}/results`;
    await timed(Array.from({ length: 5 }), 1, () => ask(url));
    return (await timed(Array.from({ length: reads }), 1, () => ask(url))).each;
  } finally {
    await server.end();
  }
}

/** The time of `/results` as a database fills up to so many signals; gives the lines of a table. */
export async function results(place: Place, fromSource: boolean, sizes: readonly number[]): Promise<string> {
  const database = await place.fresh();
  const rows = [[`${place.name}: /results at`, 'counts read', 'median ms', 'p95 ms', `× ${sizes[0]}`]];
  let there: Contents = { signals: 0, counts: 0 };
  const medians: number[] = [];
  for (const size of sizes) {
    there = await fill(database, size - there.signals);
    const times = await read(database, fromSource);
    medians.push(median(times));
    rows.push([
      `${there.signals.toLocaleString('en')} signals`,
      there.counts.toLocaleString('en'),
      median(times).toFixed(1),
      quantile(times, 0.95).toFixed(1),
      (medians.at(-1)! / medians[0]!).toFixed(2),
    ]);
  }
  return table(rows);
}
