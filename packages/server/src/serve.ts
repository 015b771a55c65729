import { createAdaptorServer } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { Server } from 'node:http';
import { createApp } from './app.js';
import type { Config } from './config/types.js';
import type { Log } from './http/log.js';
import { openStore } from './store/open.js';

/** How a server is started. */
export interface ServeOptions {
  config: Config;
  /** A `postgres://` URL, or the folder of the embedded database. */
  database: string;
  port: number;
  host?: string;
  log?: Log;
}

/** A server that listens. */
export interface Serving {
  address: string;
  /** Takes nothing new, finishes what it took, and closes the database. */
  close: () => Promise<void>;
}

const hour = 3_600_000;
/** How long a client may take to hear an answer that is being made, when the server ends. */
const patience = 10_000;

/** Opens the database and serves the API over HTTP. */
export async function serve({
  config,
  database,
  port,
  host = '127.0.0.1',
  log = () => undefined,
}: ServeOptions): Promise<Serving> {
  const store = await openStore(database);
  const app = await createApp({ store, config, log });
  const failed = (error: unknown) =>
    log({
      level: 'error',
      message: 'maintenance failed',
      error: error instanceof Error ? error.name : 'unknown',
    });
  await app.maintain().catch(failed);
  const timer = setInterval(() => void app.maintain().catch(failed), hour).unref();
  const server = createAdaptorServer({
    fetch: request => app.fetch(request),
    serverOptions: { requestTimeout: 60_000, headersTimeout: 15_000, maxHeaderSize: 16_384 },
  });
  if (!(server instanceof Server)) throw new TypeError('expected an HTTP/1.1 server');
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    clearInterval(timer);
    await store.close();
    throw error;
  }
  let closing: Promise<void> | undefined;
  const end = async () => {
    clearInterval(timer);
    const closed = new Promise<void>(resolve => server.close(() => resolve()));
    server.closeIdleConnections();
    const impatient = setTimeout(() => server.closeAllConnections(), patience).unref();
    await closed;
    clearTimeout(impatient);
    await app.idle();
    await store.close();
  };
  const { address, port: at } = server.address() as AddressInfo;
  return {
    address: `http://${address.includes(':') ? `[${address}]` : address}:${at}`,
    close: () => (closing ??= end()),
  };
}
