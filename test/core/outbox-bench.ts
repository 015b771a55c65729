import type { Signal } from '@tillside/contract';
import {
  type Destination,
  type Lock,
  memoryStore,
  Outbox,
  type OutboxOptions,
  queueOf,
  type SignalStatus,
  type TransportResult,
  type Wait,
} from '@tillside/core/outbox';

/** The destination of the signals in these tests. */
export const to: Destination = { address: 'https://shop.example/signals', source: 'https://till.example/1' };
export const queue = queueOf(to);

export const freeLock: Lock = async (_name, action) => {
  await action(() => Promise.resolve(true));
  return true;
};
export const unanswered: TransportResult = { accepted: [], refused: [], after: 0 };
export const answer = (signals: readonly Signal[]): TransportResult => ({
  ...unanswered,
  accepted: signals.map(({ id }) => id),
});
export const settle = () => new Promise(resolve => setImmediate(resolve));

/** Timers that a test runs by hand. */
export class Timers {
  readonly running: { ms: number; ring: () => void }[] = [];
  readonly wait: Wait = (ms, ring) => {
    const timer = { ms, ring };
    this.running.push(timer);
    return () => {
      const at = this.running.indexOf(timer);
      if (at >= 0) this.running.splice(at, 1);
    };
  };

  /** Fires the timer that was set last. */
  async ring(): Promise<void> {
    const timer = this.running.pop();
    if (!timer) throw new Error('no timer is running');
    timer.ring();
    await settle();
  }
}

/** An outbox with scripted responses and a clock that the test sets. */
export const bench = (
  script: (signals: readonly Signal[], call: number) => TransportResult | Promise<TransportResult>,
  { batch = 1, ...more }: Partial<OutboxOptions> & { batch?: number } = {},
) => {
  const sent: string[][] = [];
  const statuses: [SignalStatus, string[], string?][] = [];
  const timers = new Timers();
  const store = memoryStore();
  const outbox = new Outbox({
    to: { ...to, batch },
    store,
    lock: freeLock,
    transport: async signals => {
      sent.push(signals.map(({ id }) => id));
      return script(signals, sent.length);
    },
    random: () => 1,
    wait: timers.wait,
    onStatusChange: (status, ids, why) => statuses.push(why ? [status, [...ids], why] : [status, [...ids]]),
    ...more,
  });
  return { outbox, store, sent, statuses, timers, waits: timers.running };
};
