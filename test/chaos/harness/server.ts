import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openStore } from '@tillside/server';

const cli = join(import.meta.dirname, '../../../packages/server/dist/cli.js');

/** A shop of its own for each row, so that each row's results are its own. */
export interface Shop {
  id: string;
  keys: { write: string; read: string };
}

/** A signal as the server's database has it. */
export interface Stored {
  id: string;
  type: string;
  data: { counts?: Record<string, number> };
}

/** What `/results` adds up to: everything but what is only listed there. */
interface Results {
  promises: { shown: number; opened: number }[];
  suggestions: Record<string, unknown>[];
  scores: { n: number }[];
  answers: { n: number }[];
  forms: Record<string, unknown>[];
  moments: { completed: number; voided: number; returned: number };
  dropped: { n: number }[];
}

const sum = (values: readonly unknown[]): number =>
  values.reduce<number>((all, value) => all + (typeof value === 'number' ? value : 0), 0);
const outcomes = ['shown', 'asked', 'accepted', 'declined', 'replaced', 'expired', 'failed', 'withheld'];
const steps = ['started', 'submitted', 'abandoned', 'followups', 'recoveries'];

/** The server as it ships, as a process on a database: a `postgres://` URL or a folder. */
export class Server {
  address = '';
  readonly shops: Shop[];
  #process: ChildProcess | undefined;
  readonly #place: string;
  readonly #config: string;

  constructor(place: string, folder: string, count: number, origins: readonly string[]) {
    this.#place = place;
    this.#config = join(folder, 'tillside.json');
    this.shops = Array.from({ length: count }, (_, n) => ({
      id: `row-${n + 1}`,
      keys: { write: `pk_chaos_row_${n + 1}`, read: `rk_chaos_row_${n + 1}` },
    }));
    const promises = [{ id: 'mend', title: 'We mend it' }];
    const question = { id: 'score', type: 'csat', label: 'How was it?' };
    const feedback = [{ id: 'visit', title: 'Your visit', questions: [question] }];
    const stores = this.shops.map(shop => ({ ...shop, origins, promises, feedback }));
    writeFileSync(this.#config, JSON.stringify({ stores }));
  }

  /** Resolves when it listens. */
  async start(): Promise<void> {
    const isUrl = this.#place.startsWith('postgres');
    const data = isUrl ? [] : ['--data', this.#place];
    const child = spawn(process.execPath, [cli, 'serve', '--config', this.#config, '--port', '0', ...data], {
      env: { ...process.env, DATABASE_URL: isUrl ? this.#place : '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    this.#process = child;
    this.address = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', line => {
        const { message, address } = JSON.parse(line) as { message: string; address?: string };
        if (message === 'listening') resolve(address!);
      });
      child.once('exit', code => reject(new Error(`the server ended with ${code}: ${errors}`)));
    });
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }

  /** How many effects a shop's results tell of. */
  async results({ keys }: Shop): Promise<number> {
    const response = await fetch(`${this.address}/results?from=2000-01-01`, {
      headers: { authorization: `Bearer ${keys.read}` },
    });
    if (!response.ok) throw new Error(`/results answers ${response.status}: ${await response.text()}`);
    const results = (await response.json()) as Results;
    const { moments } = results;
    return sum([
      ...results.promises.flatMap(({ shown, opened }) => [shown, opened]),
      ...results.suggestions.flatMap(row => outcomes.map(name => row[name])),
      ...[...results.scores, ...results.answers, ...results.dropped].map(({ n }) => n),
      ...results.forms.flatMap(row => steps.map(name => row[name])),
      ...[moments.completed, moments.voided, moments.returned],
    ]);
  }

  /** What the database has of each shop; the server must have ended, since it may be its only user. */
  async stored(): Promise<Map<string, Stored[]>> {
    const store = await openStore(this.#place);
    try {
      const rows = await store.query('SELECT store, id::text AS id, type, data FROM signals');
      const byShop = new Map(this.shops.map(({ id }) => [id, [] as Stored[]]));
      for (const row of rows) byShop.get(String(row.store))!.push(row as unknown as Stored);
      return byShop;
    } finally {
      await store.close();
    }
  }
}
