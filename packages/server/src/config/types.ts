import type { z } from 'zod';
import type { Config as schema, Store } from './schema.js';

/** What a configuration file may hold. */
export type ConfigInput = z.input<typeof schema>;

/** A store's secrets, all of them present as text. */
export interface Keys {
  /** Publishable: may send signals. */
  write: string;
  /** May read results and feedback. */
  read: string;
  /** May invite and erase, and read. */
  manage?: string;
  /** May read moments for an associate's surface. */
  staff?: string;
  /** May read the huddle and send its signals, and nothing else. */
  team?: string;
}
/** A store, checked, with its secrets filled in. */
export interface StoreConfig extends Omit<z.output<typeof Store>, 'keys' | 'invitations'> {
  keys: Keys;
  invitations?: { secret: string; page: string; days: number };
}
/** A configuration that was checked. */
export interface Config {
  stores: StoreConfig[];
  limits: { body: number; batch: number; perMinute: number; perAddress: number; proxies: number };
}
