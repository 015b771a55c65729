import { createAdaptorServer } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { createApp } from './app.js';
import type { Config } from './config/types.js';
import type { Log } from './http/log.js';
import { openDatabase } from './database/open-database.js';

/** Options for starting a server. */
export interface ServeOptions {
  config: Config;
  /** A `postgres://` URL, or the folder of the embedded database. */
  database: string;
  port: number;
  host?: string;
  log?: Log;
  /** Called when another process has taken the embedded database's folder: end without storing anything. */
  onLost?: (error: Error) => void;
}

/** A running server. */
export interface Serving {
  address: string;
  /** Accepts no new requests, finishes those under way, and closes the database. */
  close: () => Promise<void>;
}

const hour = 3_600_000;
/** How long responses that are under way, and what is being stored, may take when the server ends. */
const shutdownTimeout = 3000;

/** Opens the database and serves the API over HTTP. */
export async function serve({
  config,
  database,
  port,
  host = '127.0.0.1',
  log = () => undefined,
  onLost,
}: ServeOptions): Promise<Serving> {
  const opened = await openDatabase(database, { onLost });
  const app = await createApp({ database: opened, config, log });
  const failed = (error: unknown) =>
    log({
      level: 'error',
      message: 'maintenance failed',
      error: error instanceof Error ? error.name : 'unknown',
    });
  await app.maintain().catch(failed);
  const stopping = new AbortController();
  let search: Promise<void> | undefined;
  const findPortraits = () => {
    search ??= app
      .findPortraits(stopping.signal)
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) failed(error);
      })
      .finally(() => (search = undefined));
  };
  const timer = setInterval(() => {
    void app.maintain().catch(failed);
    findPortraits();
  }, hour).unref();
  const server = createAdaptorServer({
    fetch: (request, connection) => app.fetch(request, connection),
    // What a request of HTTP/1.0 is addressed to, which need not say so: load balancers ask for the health like that.
    hostname: host.includes(':') ? `[${host}]` : host,
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
    await opened.close();
    throw error;
  }
  findPortraits();
  let closing: Promise<void> | undefined;
  const end = async () => {
    clearInterval(timer);
    stopping.abort();
    const closed = new Promise<void>(resolve => server.close(() => resolve()));
    // A connection that was busy at first is idle once it has its response.
    const closing = setInterval(() => server.closeIdleConnections(), 50);
    const impatient = setTimeout(() => server.closeAllConnections(), shutdownTimeout);
    await closed;
    clearInterval(closing);
    clearTimeout(impatient);
    // What is not stored by then was not acknowledged either: it will be sent again.
    await Promise.race([app.idle(), delay(shutdownTimeout / 2, undefined, { ref: false })]);
    await search;
    await opened.close();
  };
  const { address, port: at } = server.address() as AddressInfo;
  return {
    address: `http://${address.includes(':') ? `[${address}]` : address}:${at}`,
    close: () => (closing ??= end()),
  };
}
