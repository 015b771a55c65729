import type { Signal } from '@tillside/contract';
import { type Destination, destinationOf, queueOf } from '../destination.js';
import type { StoredSignal } from '../store.js';

const nowhere: Destination = { address: '', source: '' };
const isObject = (value: unknown): boolean => Object(value) === value;

/** Whether a row has the keys by which rows are found. */
export const isIndexed = ({ queue, stuck, rank }: Partial<StoredSignal>): boolean =>
  typeof queue === 'string' && Number.isFinite(stuck) && Number.isFinite(rank);

/**
 * A row as the outbox wrote it, or completed if something else did: another version, another program, a damaged disk.
 * Without a signal that can be sent, it is malformed. A row that does not even tell its queue is given one.
 */
export function soundRow(row: Partial<StoredSignal>, fallback = nowhere): StoredSignal {
  const signal = Object(row.signal) as Partial<Signal>;
  const isMalformed = typeof signal.id !== 'string' || !signal.type || !isObject(signal.data);
  if (!isMalformed && isIndexed(row) && isObject(row.to) && Number.isFinite(row.size))
    return row as StoredSignal;
  const named = typeof row.queue === 'string' ? row.queue : undefined;
  const to = isObject(row.to) ? row.to! : named ? destinationOf(named) : fallback;
  return {
    ...row,
    queue: named ?? queueOf(to),
    to,
    stuck: Number(row.stuck) || 0,
    rank: Number(row.rank) || 0,
    size: Number(row.size) || 0,
    signal: {
      ...signal,
      ...(isMalformed && { id: `row ${row.n}`, type: '', data: isObject(signal.data) ? signal.data : {} }),
    } as Signal,
    ...(isMalformed && { isMalformed }),
  };
}
