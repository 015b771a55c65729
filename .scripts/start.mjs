/** Builds what changed and runs the demonstration: the examples before the real server, with real orders. */
import { getRequestListener } from '@hono/node-server';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { apiPath, demoServer, listen } from './demo-server.mjs';

const folder = process.env.TILLSIDE_DATA ?? '.cache/demo';
const config = 'examples/shop/tillside.yaml';
const orders = 'examples/shop/orders.csv';
const patience = 2000;

/** Imports the orders, unless these are the ones that are there. */
const importOrders = async (importFile, database, { id, together }) => {
  const stamp = join(folder, 'tillside.orders');
  const print = createHash('sha256').update(readFileSync(orders)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === print) return;
  console.log('Importing orders …');
  await importFile({ database, store: id, file: orders, minSupport: together.minSupport });
  writeFileSync(stamp, print);
};

/** What a failure means to whoever typed `npm start`. */
const said = ({ name, code, port, message }) => {
  if (name === 'FolderInUse') return `The demonstration is running already: ${message.split(':')[0]}.`;
  if (code === 'EADDRINUSE') return `Port ${port} is in use: choose another with PORT=… npm start.`;
  return message;
};

const start = async () => {
  await build();
  // Built just now: it cannot be imported any earlier.
  const { createApp, importFile, loadConfig, openStore } = await import('@tillside/server');
  const loaded = loadConfig(config);
  const [shop] = loaded.stores;
  const store = await openStore(folder);
  try {
    await importOrders(importFile, store, shop);
    const log = line => line.level === 'error' && console.error(JSON.stringify(line));
    const app = await createApp({ store, config: loaded, log });
    await app.maintain();
    const server = demoServer({ api: getRequestListener(app.fetch) });
    const { PORT } = process.env;
    const address = await listen(server, Number(PORT ?? 4173), PORT !== undefined);
    console.log(`Tillside's demonstration: ${address}`);
    console.log(`  Storefront  ${address}/storefront/`);
    console.log(`  Till        ${address}/till/`);
    console.log(`  Results     ${address}${apiPath}/#key=${shop.keys.read}`);
    const end = async () => {
      setTimeout(() => server.closeAllConnections(), patience).unref();
      server.close(async () => {
        await app.idle();
        await store.close();
      });
      server.closeIdleConnections();
    };
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, end);
  } catch (error) {
    await store.close();
    throw error;
  }
};

try {
  await start();
} catch (error) {
  console.error(said(error));
  process.exitCode = 1;
}
