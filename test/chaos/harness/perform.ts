import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from '../../server/postgres.js';
import type { ChaosEngine } from './browser.js';
import type { Kind, Row } from '../rows/row.js';
import { servePages } from './pages.js';
import { Proxy } from './proxy.js';
import { seeded } from './random.js';
import { Scene } from './scene.js';
import { Server, type Shop } from './server.js';
import type { Outcome } from './table.js';

interface Performed {
  scene: Scene;
  outcome: Omit<Outcome, 'verdict'>;
  /** The number of effects in `/results`. */
  results: number;
}

export interface PerformOptions {
  seed: number;
  /** Chromium by default. */
  engine?: ChaosEngine;
  /** Called after each row. */
  onRow?: (name: string, seconds: number) => void;
  /** How often each row repeats its fault; 3 by default. */
  rounds?: number;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Runs one row in a shop of its own. */
async function perform(
  row: Row,
  kind: Kind,
  place: Omit<ConstructorParameters<typeof Scene>[0], 'options' | 'proxy' | 'proxyPort'>,
): Promise<Performed> {
  const start = performance.now();
  const proxy = new Proxy();
  const proxyPort = await proxy.listen();
  proxy.target = place.server.address;
  const scene = new Scene({ ...place, proxy, proxyPort, options: row.page ?? {}, patience: row.patience });
  const faults: string[] = [];
  const note = (error: unknown) => void faults.push(messageOf(error));
  await row.run(scene).catch(note);
  scene.noteSent();
  await scene.lookAtDisk().catch(note);
  await scene.shopper.kill().catch(note);
  proxy.close();
  const results = await place.server.results(place.shop).catch((error: unknown) => {
    note(error);
    return 0;
  });
  const seconds = (performance.now() - start) / 1000;
  return { scene, results, outcome: { name: row.name, kind, seconds, faults: [...faults, ...scene.notes] } };
}

/** Runs rows on one database, then counts the signals in it. */
async function performOn(
  kind: Kind,
  rows: readonly Row[],
  place: string,
  folder: string,
  { seed, engine = 'chromium', onRow, rounds = 3 }: PerformOptions,
): Promise<Outcome[]> {
  const pages = await servePages(folder);
  // Sandboxed pages and those opened from a file send `Origin: null`.
  const origins = [...['localhost', 'shop.test'].map(host => `http://${host}:${pages.port}`), 'null'];
  const server = new Server(place, folder, rows.length, origins);
  const performed: Performed[] = [];
  try {
    await server.start();
    for (const [at, row] of rows.entries()) {
      const shop: Shop = server.shops[at]!;
      // Each row has its own seed, so that it does the same whichever other rows run.
      const random = seeded(seed + [...row.name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7));
      const done = await perform(row, kind, {
        engine,
        server,
        shop,
        pages: pages.port,
        folder,
        random,
        rounds,
      });
      onRow?.(row.name, done.outcome.seconds);
      performed.push(done);
    }
    await server.end('SIGTERM');
    const stored = await server.stored();
    return performed.map(({ scene, outcome, results }, at) => {
      const verdict = scene.ledger.judge(stored.get(scene.shop.id)!);
      // Neither requests to be forgotten nor what a team tells is counted in the results.
      const uncounted = [...scene.ledger.made.values()].filter(type =>
        /\.forgotten$|\.(story|thanks)\./.test(type),
      );
      const counted =
        verdict.effects + verdict.twice + (verdict.told ? verdict.dropped : 0) - uncounted.length;
      const faults = results === counted ? [] : [`/results counts ${results}, expected ${counted}`];
      const { waits = 0 } = rows[at]!;
      if (verdict.waiting !== waits) faults.push(`${verdict.waiting} are pending, expected ${waits}`);
      return { ...outcome, verdict, faults: [...outcome.faults, ...faults] };
    });
  } finally {
    await server.end('SIGKILL');
    pages.close();
  }
}

/** Runs rows, each on its databases. `missing` says why PostgreSQL is not available. */
export async function performAll(
  rows: readonly Row[],
  options: PerformOptions,
): Promise<{ outcomes: Outcome[]; missing?: string | undefined }> {
  const folder = mkdtempSync(join(tmpdir(), 'tillside-chaos-'));
  const of = (kind: Kind) => rows.filter(({ on = ['pglite'] }) => on.includes(kind));
  const { cluster, reason } = of('postgres').length ? startCluster() : {};
  try {
    const outcomes = await performOn('pglite', of('pglite'), join(folder, 'data'), folder, options);
    if (cluster)
      outcomes.push(...(await performOn('postgres', of('postgres'), cluster.database(), folder, options)));
    return { outcomes, missing: reason };
  } finally {
    cluster?.stop();
    // A killed browser may still be writing.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}
