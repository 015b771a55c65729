import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openDatabase } from '@tillside/server';

const cli = join(import.meta.dirname, '../../../packages/server/dist/cli.js');

/** Each row has its own shop, so that its results are separate. */
export interface Shop {
  id: string;
  keys: { write: string; read: string; manage: string; team: string };
}

/** A signal in the server's database. */
export interface Stored {
  id: string;
  type: string;
  data: { counts?: Record<string, number> };
}

/** The counts in `/results`. */
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

/** The built server as a process, on a `postgres://` URL or a folder. */
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
      keys: {
        ...{ write: `pk_chaos_row_${n + 1}`, read: `rk_chaos_row_${n + 1}` },
        ...{ manage: `mk_chaos_row_${n + 1}`, team: `tk_chaos_row_${n + 1}` },
      },
    }));
    const promises = [{ id: 'mend', title: 'We mend it' }];
    const question = { id: 'score', type: 'csat', label: 'How was it?' };
    const feedback = [{ id: 'visit', title: 'Your visit', questions: [question] }];
    const stores = this.shops.map(shop => ({ ...shop, origins, promises, feedback }));
    writeFileSync(this.#config, JSON.stringify({ stores }));
  }

  /** Resolves when it is listening. */
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

  /** The number of effects in a shop's results. */
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

  /** The words of the stories and thanks of a shop that wait for a person. */
  async waitingStories({ keys }: Shop): Promise<string[]> {
    const response = await fetch(`${this.address}/stories?state=waiting`, {
      headers: { authorization: `Bearer ${keys.manage}` },
    });
    if (!response.ok) throw new Error(`/stories answers ${response.status}: ${await response.text()}`);
    const { stories } = (await response.json()) as { stories: { text: string }[] };
    return stories.map(({ text }) => text);
  }

  /** The stored signals of each shop. The server must have stopped, since the embedded database has one user only. */
  async stored(): Promise<Map<string, Stored[]>> {
    const store = await openDatabase(this.#place);
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
