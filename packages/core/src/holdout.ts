import type { Moment } from '@tillside/contract';

/**
 * Whether suggestions are withheld in this moment, as a control group that shows what suggestions achieve.
 * Decided by a hash of the id (FNV-1a, then mixed), so that every screen of the moment agrees.
 */
export function isWithheld({ id, pacing }: Pick<Moment, 'id' | 'pacing'>): boolean {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32 < pacing.holdout;
}
