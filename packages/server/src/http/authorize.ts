import { createHash } from 'node:crypto';
import type { Config, Keys, StoreConfig } from '../config/types.js';
import { HttpProblem } from './http-problem.js';

/** What a key may do. */
export type Role = keyof Keys;

/** Roles that may do what another one may. */
const includes: Record<Role, readonly Role[]> = {
  write: ['write', 'manage'],
  read: ['read', 'manage'],
  manage: ['manage'],
  staff: ['staff', 'read', 'manage'],
  team: ['team', 'manage'],
};

/** Who asks: the store that the key belongs to. */
export interface Caller {
  store: StoreConfig;
  role: Role;
}

/** All keys by their digest, so that the time of a lookup says nothing about keys that are almost right. */
export type Keyring = ReadonlyMap<string, Caller>;

/** Computed on this thread: `crypto.subtle` uses another one, and that takes longer than the digest itself. */
const digest = (key: string): string => createHash('sha256').update(key).digest('base64');

/** Makes the keyring of a configuration. */
export function keyringOf({ stores }: Config): Keyring {
  const keyring = new Map<string, Caller>();
  for (const store of stores)
    for (const [role, key] of Object.entries(store.keys) as [Role, string][])
      keyring.set(digest(key), { store, role });
  return keyring;
}

const challenge = { 'www-authenticate': 'Bearer realm="tillside"' };

/** The key in a request's header; a key in the URL would end up in logs and is refused. */
function keyOf(request: Request): string {
  const { searchParams } = new URL(request.url);
  for (const name of searchParams.keys())
    if (/^(x[-_]tillside[-_])?(api|access|write|read)?[-_]?(key|token)$|^authorization$/i.test(name))
      throw new HttpProblem(400, 'key-in-address', 'Send the key in a header, not in the address.');
  const bearer = /^Bearer +(\S+) *$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const key = bearer ?? request.headers.get('x-tillside-key');
  if (!key)
    throw new HttpProblem(
      401,
      'no-key',
      'Send a key as "Authorization: Bearer …" or "x-tillside-key".',
      {},
      challenge,
    );
  return key;
}

/** Finds the store that a request's key belongs to, and checks its role (one of them is enough), the store and its origins. */
export async function authorize(
  request: Request,
  keyring: Keyring,
  roles: readonly Role[],
  onUnknown: () => Promise<void> = () => Promise.resolve(),
): Promise<Caller> {
  const caller = keyring.get(digest(keyOf(request)));
  if (!caller) await onUnknown();
  if (!caller) throw new HttpProblem(401, 'unknown-key', 'No store has this key.', {}, challenge);
  if (!roles.some(role => includes[role].includes(caller.role)))
    throw new HttpProblem(
      403,
      'wrong-key',
      `This needs a ${roles.join(' or ')} key; a ${caller.role} key was sent.`,
    );
  const wanted = new URL(request.url).searchParams.get('store');
  if (wanted !== null && wanted !== caller.store.id)
    throw new HttpProblem(403, 'other-store', 'The key belongs to another store.');
  if (!isFrom(request, caller.store))
    throw new HttpProblem(403, 'origin', 'The store does not list this origin in its configuration.');
  return caller;
}

/** Whether a browser's request comes from a page that the store allows, or from the server's own. */
function isFrom(request: Request, { origins }: StoreConfig): boolean {
  const origin = request.headers.get('origin');
  if (origin === null || origins.includes('*') || origins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === new URL(request.url).host;
}
