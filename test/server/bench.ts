/**
 * Signals per second, and how long a batch takes, side by side in one run: through the server's own path and by
 * plain multi-row inserts of the same rows from the same client. Then the time of `/results`, as signals grow.
 * Takes the sizes, as in `bench.ts 10000 1000000`.
 */
import { randomUUID } from 'node:crypto';
import { createApp, openStore, type Database } from '@tillside/server';
import { configured, keys, shopConfig } from './shop.js';
import { startCluster } from './postgres.js';

const sizes = process.argv.slice(2).map(Number);
const say = (line = '') => process.stdout.write(`${line}\n`);
const perBatch = 100;
const atOnce = 8;
const batches = 100;

const event = (at: number) => ({
  specversion: '1.0',
  id: randomUUID(),
  source: 'https://shop.example/',
  type: `dev.tillside.promise.${at % 4 ? 'shown' : 'opened'}`,
  time: new Date(Date.now() - (at % 80) * 86_400_000).toISOString(),
  subject: 'promise/mend',
  datacontenttype: 'application/json',
  dataschema: 'https://tillside.dev/schemas/1/signal.json',
  data: { moment: `m${at % 5000}`, surface: 'customer', promise: `p${at % 12}` },
});
const batch = (from: number) => Array.from({ length: perBatch }, (_, at) => event(from + at));

/** Runs jobs, so many at once; gives what each took in milliseconds, and all of them. */
async function timed(jobs: readonly (() => Promise<unknown>)[]) {
  const times: number[] = [];
  const queue = [...jobs];
  const start = performance.now();
  const worker = async () => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      const begun = performance.now();
      await job();
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { times: times.sort((a, b) => a - b), all: performance.now() - start };
}

const report = (name: string, { times, all }: Awaited<ReturnType<typeof timed>>) => {
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(1);
  const rate = Math.round((times.length * perBatch) / (all / 1000)).toLocaleString('en');
  say(`  ${name.padEnd(22)}${rate.padStart(9)} signals/s   p50 ${at(0.5)} ms   p99 ${at(0.99)} ms`);
};

const plain = (store: Database, rows: ReturnType<typeof batch>) => {
  const values = rows.map((_, at) => `($${at * 4 + 1}, $${at * 4 + 2}, $${at * 4 + 3}, $${at * 4 + 4})`);
  const params = rows.flatMap(({ id, source, time, data }) => [id, source, time, JSON.stringify(data)]);
  return store.query(`INSERT INTO floor (id, source, time, data) VALUES ${values.join()}`, params);
};

async function bench(kind: string, place: string) {
  const store = await openStore(place);
  const config = configured({ ...shopConfig, limits: { perMinute: 10_000_000 } });
  const api = await createApp({ store, config });
  const post = async (rows: readonly object[]) => {
    const response = await api.fetch(
      new Request('http://api.example/signals', {
        method: 'POST',
        body: JSON.stringify(rows),
        headers: { 'content-type': 'application/cloudevents-batch+json', 'x-tillside-key': keys.write },
      }),
    );
    if (response.status !== 200) throw new Error(await response.text());
  };
  const results = async () => {
    const headers = { 'x-tillside-key': keys.read };
    const answer = await api.fetch(new Request('http://api.example/results', { headers }));
    await answer.text();
  };
  await store.script(
    'CREATE TABLE floor (id uuid, source text, time timestamptz, data jsonb, PRIMARY KEY (source, id))',
  );
  say(kind);
  const jobs = (work: (rows: ReturnType<typeof batch>) => Promise<unknown>) =>
    Array.from({ length: batches }, (_, at) => {
      const rows = batch(at * perBatch);
      return () => work(rows);
    });
  for (let round = 0; round < 2; round++) {
    const [floor, ours] = [await timed(jobs(rows => plain(store, rows))), await timed(jobs(post))];
    if (round === 0) continue;
    report('plain inserts', floor);
    report('POST /signals', ours);
    say(`  ${((100 * floor.all) / ours.all).toFixed(0)} % of the floor`);
  }
  let made = 2 * batches * perBatch;
  for (const size of sizes) {
    while (made < size) {
      const from = made;
      const some = Math.min(200, Math.ceil((size - made) / perBatch));
      await timed(Array.from({ length: some }, (_, at) => () => post(batch(from + at * perBatch))));
      made += some * perBatch;
    }
    await api.maintain();
    await results();
    const reads = [];
    for (let n = 0; n < 11; n++) {
      const begun = performance.now();
      await results();
      reads.push(performance.now() - begun);
    }
    const median = reads.sort((a, b) => a - b)[5]!;
    say(`  /results at ${made.toLocaleString('en')} signals: ${median.toFixed(1)} ms`);
  }
  await store.close();
}

const { cluster, reason } = startCluster();
try {
  await bench('PGlite', 'memory://');
  if (cluster) await bench('PostgreSQL (without fsync)', cluster.database());
  else say(reason);
} finally {
  cluster?.stop();
}
