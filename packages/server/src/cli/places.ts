import { existsSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import type { Config, StoreConfig } from '../config/types.js';
import { codeOf } from '../error-code.js';

const names = ['tillside.yaml', 'tillside.yml', 'tillside.json'];

const key = (prefix: string): string => `${prefix}_${randomBytes(18).toString('base64url')}`;

const starter =
  (): string => `# The configuration of this server. Its fields are described in the README of @tillside/server.
stores:
  - id: shop
    keys:
      write: ${key('pk')} # publishable, for your pages
      read: ${key('rk')} # for those who read the results
      manage: ${key('mk')} # for your own systems: invitations, erasure
      team: ${key('tk')} # for the screens of the team: the Huddle
    origins: ['http://localhost:5173'] # pages that may send signals
    locale: en-GB
    promises:
      - id: returns
        title: Thirty days to return
        icon: returns
        evidence: customers # counted from the answers of invited customers
    feedback:
      - id: visit
        title: Your visit
        questions:
          - { id: score, type: csat, label: How was it? }
          - { id: kept, type: kept, label: Could you return it?, promise: returns }
          - { id: words, type: text, label: What should we know? }
`;

/** The configuration file to use: the named one, an existing one, or a new one. */
export function configFile(named: string | undefined): { file: string; isNew: boolean } {
  const found = named ?? names.find(name => existsSync(name));
  if (found) return { file: found, isNew: false };
  const file = names[0]!;
  try {
    writeFileSync(file, starter(), { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    throw new Error(
      `${file} cannot be written here (${codeOf(cause)}): start in a folder that can be written, or name a configuration with --config`,
      { cause },
    );
  }
  return { file, isNew: true };
}

/**
 * The store that a command is about: the named one, or the only one.
 * @throws TypeError if there is no such store, or several and none is named
 */
export function chosenStore({ stores }: Config, id: string | undefined): StoreConfig {
  const [only] = stores;
  if (id === undefined && stores.length === 1 && only) return only;
  const found = stores.find(store => store.id === id);
  if (found) return found;
  const ids = stores.map(store => store.id).join(', ');
  throw new TypeError(
    id === undefined
      ? `--store: the configuration has several stores, name one: ${ids}`
      : `--store: the configuration has no store with the id ${id}, only ${ids}`,
  );
}

/**
 * The location of the data: `DATABASE_URL`, or a folder.
 * @throws TypeError if both are given
 */
export function databasePlace(folder: string | undefined): string {
  const url = process.env.DATABASE_URL;
  if (url && folder !== undefined)
    throw new TypeError('--data names a folder and DATABASE_URL a PostgreSQL server: leave one of them out');
  return url || (folder ?? process.env.TILLSIDE_DATA ?? 'tillside-data');
}
