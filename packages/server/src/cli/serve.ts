import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Origin } from '../config/schema.js';
import type { Config } from '../config/types.js';
import { loadConfig } from '../config/load.js';
import { jsonLog } from '../http/log.js';
import { serve } from '../serve.js';
import { configFile, databasePlace } from './places.js';

/** The time limit for the whole shutdown. */
const shutdownLimit = 5000;

const portOf = (text: string): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new TypeError(`--port: expected a number from 0 to 65535, got ${text}`);
  return port;
};

/** Allows more origins in every store, so that a page in development needs no change of the configuration. */
function withOrigins({ stores, ...rest }: Config, origins: readonly string[]): Config {
  for (const origin of origins) {
    const { error } = Origin.safeParse(origin);
    if (error) throw new TypeError(`--origin: ${error.issues[0]!.message}`);
  }
  return { ...rest, stores: stores.map(store => ({ ...store, origins: [...store.origins, ...origins] })) };
}

/** `tillside serve`: runs until it is asked to stop. */
export async function serveCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      config: { type: 'string' },
      data: { type: 'string' },
      port: { type: 'string', default: process.env.PORT ?? '8787' },
      host: { type: 'string', default: process.env.HOST ?? '127.0.0.1' },
      origin: { type: 'string', multiple: true, default: [] },
    },
  });
  // The embedded database creates files while it runs; only their owner may read them.
  process.umask(0o077);
  const log = jsonLog(text => process.stdout.write(text));
  const { file, isNew } = configFile(values.config);
  const config = withOrigins(loadConfig(file), values.origin);
  const database = databasePlace(values.data);
  const isFirst = isNew || !(database.includes('://') || existsSync(database));
  const say = (text: string) => isFirst && process.stderr.write(`${text}\n`);
  if (isNew) say(`Wrote ${file}, with new keys.`);
  say(
    database.includes('://')
      ? 'Creating the tables in the database of DATABASE_URL.'
      : `Creating a database in ${resolve(database)}; this takes a few seconds.`,
  );
  const { address, close } = await serve({
    config,
    database,
    port: portOf(values.port),
    host: values.host,
    log,
    onLost: ({ message }) => {
      log({ level: 'error', message });
      // The database is not closed: that would write into a folder that another process owns now.
      process.exit(1);
    },
  });
  say(`Results for people:  ${address}/ (the read key is in ${file})`);
  say(`Stories to approve:  ${address}/stories/ (the manage key)`);
  say(`The team’s Huddle:   ${address}/huddle/ (the team key)`);
  say(`Signals from pages:  ${address}/signals`);
  log({ level: 'info', message: 'listening', address, config: file });
  const signal = await new Promise<string>(resolve => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, resolve);
  });
  log({ level: 'info', message: 'stopping', signal });
  setTimeout(() => {
    log({ level: 'error', message: 'stopped before the database was closed; its write-ahead log is intact' });
    process.exit(1);
  }, shutdownLimit).unref();
  await close();
  log({ level: 'info', message: 'stopped' });
  return 0;
}
