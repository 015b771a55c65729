/** A real EverShop with the example's extension and the packed packages, in a folder of its own. */
import type { ChildProcess } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { startCluster } from '../../server/postgres.js';
import { answers, freePort, run, start, stop } from './commands.js';

/** A running shop, and the server that its signals go to. */
export interface Shop {
  address: string;
  /** What the server tells those who may read. */
  read: <T>(path: string) => Promise<T>;
  /** Runs SQL in the shop's database; resolves with what it prints. */
  sql: (text: string) => Promise<string>;
  stop: () => Promise<void>;
}

const evershop = '2.2.1';
/** The address of the product that is seeded with a good that goes with it. */
export const cup = '/ceramic-coffee-cup-white';
const keys = { write: 'pk_evershop_example', read: 'rk_evershop_example' };
const example = 'examples/evershop/extension';

/** Packs the packages as npm would publish them; resolves with the shop's dependencies. */
async function pack(folder: string): Promise<Record<string, string>> {
  const packed = join(folder, 'packed');
  rmSync(packed, { recursive: true, force: true });
  mkdirSync(packed, { recursive: true });
  for (const path of globSync('packages/*/package.json').map(file => join(file, '..')))
    await run(path, 'npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', packed]);
  const files = globSync(join(packed, '*.tgz')).map(file => basename(file));
  return Object.fromEntries(
    files.map(file => [file.replace(/^tillside-(.+?)-\d.*$/, '@tillside/$1'), `file:packed/${file}`]),
  );
}

/** Installs and builds it, as the owner of a shop would. */
async function build(folder: string, env: Record<string, string>): Promise<void> {
  const manifest = {
    name: 'shop',
    private: true,
    type: 'module',
    workspaces: ['extensions/*'],
    // EverShop imports concat-stream without asking for it.
    dependencies: { '@evershop/evershop': evershop, 'concat-stream': '2.0.0', ...(await pack(folder)) },
  };
  const config = {
    shop: { language: 'en', currency: 'USD', timezone: 'UTC' },
    system: {
      extensions: [{ name: 'tillside', resolve: 'extensions/tillside', enabled: true, priority: 10 }],
    },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  mkdirSync(join(folder, 'config'), { recursive: true });
  writeFileSync(join(folder, 'config/default.json'), JSON.stringify(config));
  cpSync(example, join(folder, 'extensions/tillside'), { recursive: true });
  for (const [name, picture] of [
    ['cup', 'egg-cup'],
    ['bowl', 'cake-stand-rose'],
  ])
    cpSync(`examples/shop/pictures/${picture}.svg`, join(folder, `media/${name}.svg`));
  await run(folder, 'npm', ['install', '--no-audit', '--no-fund', '--prefer-offline']);
  await run(folder, 'npm', ['run', 'compile', '--workspace', 'evershop-tillside']);
  await run(folder, 'npx', ['evershop', 'build'], env);
}

/**
 * Makes, seeds and starts a shop. With `EVERSHOP_FOLDER` it is kept there, and built only if it is not there yet, which
 * takes some minutes; otherwise the folder is temporary.
 */
export async function startShop(): Promise<Shop> {
  const kept = process.env.EVERSHOP_FOLDER;
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'tillside-evershop-'));
  mkdirSync(folder, { recursive: true });
  const { cluster, reason } = startCluster();
  if (!cluster) throw new Error(reason);
  const [database, signals] = [new URL(cluster.database()), cluster.database()];
  const [port, signalPort] = [await freePort(), await freePort()];
  const address = `http://localhost:${port}`;
  const server = `http://localhost:${signalPort}`;
  const [host, user, name] = [
    database.searchParams.get('host')!,
    database.searchParams.get('user')!,
    database.pathname.slice(1),
  ];
  const env = {
    ...{ DB_HOST: host, DB_PORT: '5432', DB_NAME: name, DB_USER: user, DB_PASSWORD: '', PORT: String(port) },
    ...{ TILLSIDE_ENDPOINT: `${server}/signals`, TILLSIDE_WRITE_KEY: keys.write },
  };
  const sql = (text: string) => run(folder, 'psql', ['-qtA', '-h', host, '-U', user, name, '-c', text]);
  const log = join(folder, 'log');
  const children: ChildProcess[] = [];
  const end = async () => {
    await Promise.all(children.map(stop));
    cluster.stop();
    if (!kept) rmSync(folder, { recursive: true, force: true });
  };
  const serve = async (args: string[], path: string, more: Record<string, string>) => {
    const child = start(folder, log, 'node', args, more);
    children.push(child);
    await answers(path, child, log);
    return child;
  };
  const serveShop = () => serve(['node_modules/.bin/evershop', 'start'], address, env);

  try {
    if (!existsSync(join(folder, '.evershop/build'))) await build(folder, env);
    // The first start makes the tables; settings are read at the next one.
    await stop(await serveShop());
    await run(folder, 'npx', ['evershop', 'seed', '--attributes', '--products'], env);
    await sql(readFileSync(join(import.meta.dirname, 'seed.sql'), 'utf8'));
    const shop = await serveShop();
    // A product has its address once the shop's own worker has heard of it.
    await answers(address + cup, shop, log);
    const config = { stores: [{ id: 'evershop', keys, origins: [address] }] };
    writeFileSync(join(folder, 'tillside.json'), JSON.stringify(config));
    const args = ['serve', '--config', 'tillside.json', '--port', String(signalPort), '--host', 'localhost'];
    await serve(['node_modules/.bin/tillside', ...args], `${server}/healthz`, { DATABASE_URL: signals });
  } catch (error) {
    await end();
    throw error;
  }
  return {
    address,
    sql,
    read: async <T>(path: string) => {
      const response = await fetch(server + path, { headers: { 'x-tillside-key': keys.read } });
      return (await response.json()) as T;
    },
    stop: end,
  };
}
