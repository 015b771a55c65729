import type { Signal } from '@tillside/contract';
import {
  type Fate,
  type Lock,
  memoryStore,
  Outbox,
  type OutboxOptions,
  type Outcome,
} from '@tillside/core/outbox';

const freeLock: Lock = async (_name, action) => {
  await action(() => Promise.resolve(true));
  return true;
};
export const unanswered: Outcome = { accepted: [], refused: [], after: 0 };
export const answer = (signals: readonly Signal[]): Outcome => ({
  ...unanswered,
  accepted: signals.map(({ id }) => id),
});

/** An outbox whose endpoint answers by a script, and whose clock is wound by hand. */
export const bench = (
  script: (signals: readonly Signal[], call: number) => Outcome,
  more: Partial<OutboxOptions> = {},
) => {
  const sent: string[][] = [];
  const fates: [Fate, string[], string?][] = [];
  const waits: { ms: number; ring: () => void }[] = [];
  const store = memoryStore();
  const outbox = new Outbox({
    queue: 'q',
    store,
    lock: freeLock,
    transport: signals => {
      sent.push(signals.map(({ id }) => id));
      return Promise.resolve(script(signals, sent.length));
    },
    random: () => 1,
    wait: (ms, ring) => {
      const entry = { ms, ring };
      waits.push(entry);
      return () => void waits.splice(waits.indexOf(entry), 1);
    },
    onFate: (fate, ids, why) => fates.push(why ? [fate, [...ids], why] : [fate, [...ids]]),
    ...more,
  });
  return { outbox, store, sent, fates, waits };
};
export const settle = () => new Promise(resolve => setImmediate(resolve));
