import type { Moment } from '@tillside/contract';
import { uuid } from '@tillside/core';
import { readRow, writeRow } from '../shared/storage.js';

const key = (src: string) => `tillside:last/${src}`;

/** Keeps what may return on a cold start without a network: nothing of a customer, nothing personal. */
export function keepLastGood(src: string, moment: Moment): void {
  const suggestions = moment.suggestions.filter(
    ({ reason }) => reason.basis === 'general' || reason.basis === 'basket',
  );
  writeRow('localStorage', key(src), JSON.stringify({ ...moment, customer: undefined, suggestions }));
}

/** The last good document of this address, as an encounter of its own; undefined if there is none. */
export function lastGood(src: string): unknown {
  try {
    const text = readRow('localStorage', key(src));
    return text ? { ...(JSON.parse(text) as object), id: uuid() } : undefined;
  } catch {
    return undefined;
  }
}
