import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { json, type Queries } from '../database/database.js';

/** What a reference stands for. */
export interface Referent {
  store: string;
  moment: string;
  suggestion: string;
}

/**
 * The opaque references that suggestions carry to a screen as their `attribution`, and that come back with signals.
 * They tell nothing but that this server made the suggestion in that moment, and in which order.
 */
export interface References {
  sign: (referent: Referent, order: string) => string;
  /** The order that a reference names, as a UUID; undefined if this server did not make it for that. */
  verify: (referent: Referent, reference: unknown) => string | undefined;
}

const idLength = 16;
const length = 32;

/** Reads the database's secret, which never changes: every process makes and knows the same references. */
export async function createReferences({ query }: Queries): Promise<References> {
  const [row] = await query(`SELECT value FROM secrets WHERE name = 'attribution'`);
  const secret = String(row?.value);
  const sealed = ({ store, moment, suggestion }: Referent, id: Buffer): Buffer => {
    const mark = createHmac('sha256', secret)
      .update(json([store, moment, suggestion]))
      .update(id)
      .digest();
    return Buffer.concat([id, mark]).subarray(0, length);
  };
  return {
    sign: (referent, order) =>
      sealed(referent, Buffer.from(order.replaceAll('-', ''), 'hex')).toString('base64url'),
    verify: (referent, reference) => {
      if (typeof reference !== 'string' || reference.length > 64) return undefined;
      const bytes = Buffer.from(reference, 'base64url');
      if (bytes.length !== length) return undefined;
      const id = bytes.subarray(0, idLength);
      return timingSafeEqual(sealed(referent, id), bytes) ? uuidOf(id) : undefined;
    },
  };
}

const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** An id that follows from what it is for, as a UUID. */
export const idOf = (value: unknown): string =>
  uuidOf(createHash('sha256').update(json(value)).digest().subarray(0, idLength));
