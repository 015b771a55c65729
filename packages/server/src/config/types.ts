import type { z } from 'zod';
import type { Config as schema, Store } from './schema.js';

/** What a configuration file may hold. */
export type ConfigInput = z.input<typeof schema>;

type Parsed = z.output<typeof Store>;
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
}
/** A store, checked, with its secrets filled in. */
export interface StoreConfig extends Omit<Parsed, 'keys' | 'invitations'> {
  keys: Keys;
  invitations?: { secret: string; page: string; days: number };
}
/** A configuration that was checked. */
export interface Config {
  stores: StoreConfig[];
  limits: { body: number; batch: number; perMinute: number };
}
