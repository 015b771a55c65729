import type { Context, Hono } from 'hono';
import type { Config, StoreConfig } from './config/types.js';
import type { Caller, Role } from './http/authorize.js';
import type { Log } from './http/log.js';
import type { References } from './ranking/reference.js';
import type { ReceivedHuddleSignal } from './signals/record-huddle-signals.js';
import type { ReceivedSignal } from './signals/record-signals.js';
import type { Writer } from './signals/writer.js';
import type { Database } from './database/database.js';

/** What every route works with. */
export interface Services {
  database: Database;
  config: Config;
  writer: Writer<ReceivedSignal>;
  huddleWriter: Writer<ReceivedHuddleSignal>;
  /**
   * Checks a request against its key's role, store and origins, and against the rate limits of its key and
   * address.
   */
  admit: (context: Context, role: Role) => Promise<StoreConfig>;
  /** The same where several roles may do something, each in its own way. */
  admitOneOf: (context: Context, roles: readonly Role[]) => Promise<Caller>;
  /** Counts a request that needs no key. */
  limitAnonymous: (context: Context, store: StoreConfig) => Promise<void>;
  /** Signs what suggestions carry, and knows it again. */
  references: References;
  now: () => Date;
  log: Log;
}

/** Adds a route to the app. */
export type Route = (app: Hono, services: Services) => void;
export type { Context };
