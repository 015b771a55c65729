import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { median, quantile, table } from '../figures.mjs';
import { ask, hangUp } from './load.js';
import { basketsOf, fillOrders } from './orders.js';
import type { Place } from './places.js';
import { shop } from './signals.js';

/** `/moment` may take so many times as long as a plain read of the same rows. */
const mostTimes = 3;
const store = shop.stores[0]!.id;

/** The addresses of the server and of the plain reads. */
interface Addresses {
  ours: string;
  plain: string;
}

/** Runs the server and plain reads in a process of their own, for as long as the work takes. */
async function beside<T>(database: string, work: (addresses: Addresses) => Promise<T>): Promise<T> {
  const child = fork(join(import.meta.dirname, 'moment-process.ts'), [database]);
  const exited = once(child, 'exit');
  const failed = exited.then(([code]) => {
    throw new Error(`The process of the server ended with ${code}.`);
  });
  failed.catch(() => undefined);
  try {
    const [addresses] = (await Promise.race([once(child, 'message'), failed])) as [Addresses];
    return await Promise.race([work(addresses), failed]);
  } finally {
    hangUp();
    if (child.connected) child.disconnect();
    await exited;
  }
}

/** The ways to ask; `first` and `again` are one moment with one basket. */
const ways = ['rows', 'sums', 'first', 'again'] as const;
type Times = Record<(typeof ways)[number], number> & { pairs: number; suggestions: number };

/** Asks for one basket in every way; every other time, the plain reads come last. */
async function askFor({ ours, plain }: Addresses, basket: readonly string[], at: number): Promise<Times> {
  const query = `basket=${encodeURIComponent(basket.join())}`;
  const moment = `${ours}/moment?id=${randomUUID()}&${query}`;
  const urls = {
    rows: `${plain}/rows?${query}`,
    sums: `${plain}/sums?${query}`,
    first: moment,
    again: moment,
  };
  const times: Times = { rows: 0, sums: 0, first: 0, again: 0, pairs: 0, suggestions: 0 };
  for (const way of at % 2 ? (['first', 'again', 'sums', 'rows'] as const) : ways) {
    const begun = performance.now();
    const text = await ask(urls[way]);
    times[way] = performance.now() - begun;
    if (way === 'rows') times.pairs = Number(text);
    if (way === 'first')
      times.suggestions = (JSON.parse(text) as { suggestions: { product?: object }[] }).suggestions.filter(
        ({ product }) => product,
      ).length;
  }
  return times;
}

/** What was measured, and what must not be. */
export interface Measured {
  text: string;
  faults: string[];
}

/**
 * `/moment` for baskets of 1 to 10 products beside a plain read of the same rows, in turns, a request at a time, in
 * databases of so many order lines.
 */
export async function moment(
  place: Place,
  sizes: readonly number[],
  { count, judge }: { count: number; judge: boolean },
): Promise<Measured> {
  const faults: string[] = [];
  const lines = [
    [
      `${place.name}: /moment at`,
      'pairs read',
      'ms',
      'p95 ms',
      'read ms',
      'p95 ms',
      '× read',
      'p95',
      '× summed',
    ],
  ];
  for (const size of sizes) {
    const database = await place.fresh();
    const made = await fillOrders(database, store, size);
    const baskets = await basketsOf(database, store, count);
    const each = await beside(database, async addresses => {
      // Everything is warm before it is measured.
      for (const [at, basket] of baskets.slice(0, 100).entries()) await askFor(addresses, basket, at);
      const measured: Times[] = [];
      for (const [at, basket] of baskets.entries()) measured.push(await askFor(addresses, basket, at));
      return measured;
    });
    const numbers = (from: (times: Times) => number) => each.map(from);
    const both = (values: number[]) => [median(values).toFixed(2), quantile(values, 0.95).toFixed(2)];
    for (const way of ['first', 'again'] as const) {
      const ratios = numbers(times => times[way] / times.rows);
      const name = `${made.toLocaleString('en')} lines, ${way}`;
      lines.push([
        name,
        median(numbers(({ pairs }) => pairs)).toFixed(0),
        ...both(numbers(times => times[way])),
        ...both(numbers(({ rows }) => rows)),
        ...both(ratios),
        median(numbers(times => times[way] / times.sums)).toFixed(2),
      ]);
      if (judge && median(ratios) > mostTimes)
        faults.push(
          `${place.name}: /moment at ${name} takes ${median(ratios).toFixed(2)} times as long as a plain read, more than ${mostTimes}.`,
        );
    }
    if (!each.some(({ suggestions }) => suggestions))
      faults.push(`${place.name}: /moment at ${made} lines suggests no product.`);
  }
  return { text: table(lines), faults };
}
