import type { Signal } from '@tillside/contract';
import { uuid } from '../uuid.js';
import type { DroppedCounts, StoredSignal } from './store.js';

/** What a person said goes before what they did, and that before what was seen. */
export function rankOf({ type }: Signal): number {
  if (/\.(answered|submitted|followup|recovery|forgotten|dropped)$|\.moment\./.test(type)) return 0;
  return /\.(shown|opened|withheld)$/.test(type) ? 2 : 1;
}

/** A signal as it is stored. */
export function rowOf(queue: string, signal: Signal): StoredSignal {
  const size = new TextEncoder().encode(JSON.stringify(signal)).length;
  return { queue, rank: rankOf(signal), size, signal };
}

/** Says how many were dropped to make room, in the name of a signal that was not. */
export function droppedSignal({ data, ...event }: Signal, counts: DroppedCounts, now: number): Signal {
  const { moment, surface } = data;
  return {
    ...event,
    id: uuid(),
    type: 'dev.tillside.outbox.dropped',
    time: new Date(now).toISOString(),
    subject: 'outbox',
    data: { moment, surface, counts, why: 'There was no room left for all.' },
  };
}

/** As many signals as fit into some bytes, what matters most first. */
export function mostOf(rows: readonly StoredSignal[], bytes: number): Signal[] {
  let room = bytes;
  return [...rows]
    .sort((a, b) => a.rank - b.rank)
    .filter(({ size }) => (room -= size + 1) > 0)
    .map(({ signal }) => signal);
}
