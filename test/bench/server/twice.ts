import { openDatabase, type Database } from '@tillside/server';
import { post, timed } from './load.js';
import type { Place } from './places.js';
import { startServer } from './process.js';
import { batches } from './signals.js';

/** All that is kept of signals, in an order of its own; what depends on when it arrived is left out. */
const contents = {
  signals: 'SELECT store, source, id::text, type, moment, ref, data, time FROM signals ORDER BY source, id',
  counts: `SELECT store, day, name, item, part, value, sum(n)::text AS n, trim_scale(sum(amount))::text AS amount
    FROM tally GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(n) <> 0 OR sum(amount) <> 0 ORDER BY 1, 2, 3, 4, 5, 6`,
  answers: `SELECT to_jsonb(answers) - 'arrived' AS answer FROM answers ORDER BY response, question`,
  moments: 'SELECT * FROM moments ORDER BY id',
  followUps: 'SELECT * FROM follow_ups ORDER BY response',
};
type Part = keyof typeof contents;

async function contentsOf(place: string): Promise<Record<Part, string[]>> {
  const store: Database = await openDatabase(place);
  const read = async (sql: string) => (await store.query(sql)).map(row => JSON.stringify(row));
  try {
    const parts = await Promise.all(
      Object.entries(contents).map(async ([name, sql]) => [name, await read(sql)] as const),
    );
    return Object.fromEntries(parts) as Record<Part, string[]>;
  } finally {
    await store.close();
  }
}

const idOf = (row: string) => (JSON.parse(row) as { id: string }).id;

/** What came of sending the same batches to two processes at the same time. */
export interface Outcome {
  line: string;
  faults: string[];
}

/** Sends the same batches to two processes on one database at once, and to one process on another database. */
export async function twice(place: Place, fromSource: boolean, count: number, size = 50): Promise<Outcome> {
  const sent = batches(count, size, 3);
  const [shared, alone] = [await place.fresh(), await place.fresh()];
  const servers = [await startServer(shared, fromSource), await startServer(shared, fromSource)];
  await Promise.all(servers.map(({ address }) => timed(sent, 8, batch => post(address, batch))));
  for (const server of servers) await server.end();
  const one = await startServer(alone, fromSource);
  await timed(sent, 1, batch => post(one.address, batch));
  await one.end();

  const [both, single] = [await contentsOf(shared), await contentsOf(alone)];
  const made = new Set(sent.flat().map(({ id }) => id));
  const stored = both.signals.map(idOf);
  const known = new Set(stored);
  const times = stored.length - known.size;
  const lost = [...made].filter(id => !known.has(id)).length;
  const unlike = (Object.keys(contents) as Part[]).filter(
    name => JSON.stringify(both[name]) !== JSON.stringify(single[name]),
  );
  const whole = (n: number) => n.toLocaleString('en');
  return {
    line: [
      `Two processes, each sent all batches: ${whole(made.size)} made, ${whole(stored.length)} stored, ${times} twice, ${lost} lost;`,
      unlike.length ? `${unlike.join(', ')} differ from` : `${both.counts.length} counts as in`,
      'a run of one process.',
    ].join(' '),
    faults: [
      ...(times ? [`${times} signals are stored twice.`] : []),
      ...(lost ? [`${lost} signals are lost.`] : []),
      ...(stored.length === made.size ? [] : [`${stored.length} signals are stored, not ${made.size}.`]),
      ...unlike.map(name => `Two processes make other ${name} than one.`),
    ],
  };
}
