import type { Config, Keys, StoreConfig } from '../config/types.js';
import { Problem } from './problem.js';

/** What a key may do. */
export type Role = keyof Keys;

/** Roles that may do what another one may. */
const includes: Record<Role, readonly Role[]> = {
  write: ['write', 'manage'],
  read: ['read', 'manage'],
  manage: ['manage'],
  staff: ['staff', 'read', 'manage'],
};

/** Who asks: the store that the key belongs to. */
export interface Caller {
  store: StoreConfig;
  role: Role;
}

/** All keys, by their digest: looking one up takes a time that tells nothing about those that are close. */
export type Keyring = ReadonlyMap<string, Caller>;

const digest = async (key: string): Promise<string> =>
  String(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key))));

/** Makes the keyring of a configuration. */
export async function keyringOf({ stores }: Config): Promise<Keyring> {
  const keyring = new Map<string, Caller>();
  for (const store of stores)
    for (const [role, key] of Object.entries(store.keys) as [Role, string][])
      keyring.set(await digest(key), { store, role });
  return keyring;
}

const challenge = { 'www-authenticate': 'Bearer realm="tillside"' };

/** The key that a request brings in a header; one in the address would end up in logs and is refused. */
function keyOf(request: Request): string {
  const { searchParams } = new URL(request.url);
  for (const name of searchParams.keys())
    if (/^(x[-_]tillside[-_])?(api|access|write|read)?[-_]?(key|token)$|^authorization$/i.test(name))
      throw new Problem(400, 'key-in-address', 'Send the key in a header, not in the address.');
  const bearer = /^Bearer +(\S+) *$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const key = bearer ?? request.headers.get('x-tillside-key');
  if (!key)
    throw new Problem(
      401,
      'no-key',
      'Send a key as "Authorization: Bearer …" or "x-tillside-key".',
      {},
      challenge,
    );
  return key;
}

/** Finds the store that a request's key belongs to, and holds it to a role, a store and the store's origins. */
export async function authorize(request: Request, keyring: Keyring, role: Role): Promise<Caller> {
  const caller = keyring.get(await digest(keyOf(request)));
  if (!caller) throw new Problem(401, 'unknown-key', 'No store has this key.', {}, challenge);
  if (!includes[role].includes(caller.role))
    throw new Problem(403, 'wrong-key', `This needs a ${role} key; a ${caller.role} key was sent.`);
  const wanted = new URL(request.url).searchParams.get('store');
  if (wanted !== null && wanted !== caller.store.id)
    throw new Problem(403, 'other-store', 'The key belongs to another store.');
  if (!isFrom(request, caller.store))
    throw new Problem(403, 'origin', 'The store does not list this origin in its configuration.');
  return caller;
}

/** Whether a browser's request comes from a page that the store allows, or from the server's own. */
function isFrom(request: Request, { origins }: StoreConfig): boolean {
  const origin = request.headers.get('origin');
  if (origin === null || origins.includes('*') || origins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === new URL(request.url).host;
}
