import type { Signal } from '@tillside/contract';
import { uuid } from '../uuid.js';
import { type Destination, queueOf } from './destination.js';
import type { DroppedCounts, StoredSignal } from './store.js';

/** The rank of a signal: answers, and what somebody told or gave thanks for (0), before decisions (1), and those before impressions (2). */
export function rankOf({ type }: Signal): number {
  if (/\.(answered|submitted|followup|recovery|forgotten|dropped|given)$|\.moment\.|story.told/.test(type))
    return 0;
  return /\.(shown|opened|withheld)$/.test(type) ? 2 : 1;
}

/** A signal as it is stored. */
export function rowOf(to: Destination, signal: Signal): StoredSignal {
  const size = new TextEncoder().encode(JSON.stringify(signal)).length;
  return { queue: queueOf(to), to, rank: rankOf(signal), stuck: 0, size, signal };
}

/** A signal with the counts of dropped ones; it takes its context from a signal that was delivered. */
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

/** The most bytes that a row needs in requests: two more for a comma and a bracket, or both brackets. */
const sentSize = ({ size }: StoredSignal): number => size + 2;

/** The most bytes that rows need in one request. */
export const requestSize = (rows: readonly StoredSignal[]): number =>
  rows.reduce((sum, row) => sum + sentSize(row), 0);

/** As many rows as fit into a number of bytes, by rank. A row that does not fit is skipped. */
export function takeWithinBytes(rows: readonly StoredSignal[], bytes: number): StoredSignal[] {
  let room = bytes;
  return [...rows]
    .sort((a, b) => a.rank - b.rank)
    .filter(row => {
      const fits = sentSize(row) <= room;
      if (fits) room -= sentSize(row);
      return fits;
    });
}
