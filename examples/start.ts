/** Builds changed packages and runs the demonstration: the examples with the real server and real orders. */
import { getRequestListener } from '@hono/node-server';
import type { importFile as ImportFile, ImportOptions, Log } from '@tillside/server';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../.scripts/build.ts';
import { apiPath, demoServer, listen } from './server.ts';
import { makeHistory } from './shop/history/history.ts';

const folder = process.env.TILLSIDE_DATA ?? '.cache/demo';
const config = 'examples/shop/tillside.yaml';
const orders = 'examples/shop/orders.csv';
/** How long to wait for open connections to end, in milliseconds. */
const shutdownTimeout = 2000;

/** Imports the orders, unless the same ones were imported before. */
async function importOrders(
  importFile: typeof ImportFile,
  target: Pick<ImportOptions, 'database' | 'store' | 'minSupport' | 'halfLife'>,
): Promise<void> {
  const stamp = join(folder, 'tillside.orders');
  const print = createHash('sha256').update(readFileSync(orders)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === print) return;
  console.log('Importing orders …');
  await importFile({ ...target, file: orders });
  writeFileSync(stamp, print);
}

/** Explains a failure to the person who ran `npm start`. */
const explain = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const { name, code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  if (name === 'FolderInUse') return `The demonstration is running already: ${message.split(':')[0]}.`;
  if (code === 'EADDRINUSE') return `Port ${port} is in use: choose another with PORT=… npm start.`;
  return message;
};

async function start(): Promise<void> {
  await build();
  // Imported here because it has only just been built.
  const { createApp, importFile, loadConfig, openDatabase } = await import('@tillside/server');
  const loaded = loadConfig(config);
  const [shop] = loaded.stores;
  if (!shop?.together) throw new Error(`${config} names no store that tells what is bought together`);
  const store = await openDatabase(folder);
  try {
    const { minSupport, halfLife } = shop.together;
    await importOrders(importFile, { database: store, store: shop.id, minSupport, halfLife });
    const { write, staff = '', team = '', manage = '' } = shop.keys;
    const appAt = (now: () => Date) => createApp({ database: store, config: loaded, now });
    await makeHistory(
      join(folder, 'tillside.history'),
      { keys: { write, staff, team, manage }, appAt },
      console.log,
    );
    const log: Log = line => line.level === 'error' && console.error(JSON.stringify(line));
    const app = await createApp({ database: store, config: loaded, log });
    await app.maintain();
    const listener = getRequestListener(app.fetch);
    const server = demoServer({ api: (request, response) => void listener(request, response) });
    const { PORT } = process.env;
    const address = await listen(server, Number(PORT ?? 4173), PORT !== undefined);
    console.log(`Tillside's demonstration: ${address}`);
    console.log(`  Storefront  ${address}/storefront/`);
    console.log(`  Till        ${address}/till/`);
    console.log(`  Huddle      ${address}${apiPath}/huddle/#key=${team}`);
    console.log(`  Stories     ${address}${apiPath}/stories/#key=${manage}`);
    console.log(`  Results     ${address}${apiPath}/#key=${shop.keys.read}`);
    // Takes some seconds at the first start; the other pages need not wait for it.
    void app.findPortraits().catch((error: unknown) => console.error(explain(error)));
    const end = () => {
      setTimeout(() => server.closeAllConnections(), shutdownTimeout).unref();
      server.close(() => void app.idle().then(() => store.close()));
      server.closeIdleConnections();
    };
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, end);
  } catch (error) {
    await store.close();
    throw error;
  }
}

try {
  await start();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
