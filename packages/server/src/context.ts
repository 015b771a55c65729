import type { Context, Hono } from 'hono';
import type { Config } from './config/types.js';
import type { Keyring } from './http/keys.js';
import type { Log } from './http/log.js';
import type { Writer } from './signals/writer.js';
import type { Database } from './store/database.js';

/** What every route works with. */
export interface Services {
  database: Database;
  config: Config;
  keyring: Keyring;
  writer: Writer;
  limit: (key: string) => Promise<void>;
  now: () => Date;
  log: Log;
}

/** Adds a route to the app. */
export type Route = (app: Hono, services: Services) => void;
export type { Context };
