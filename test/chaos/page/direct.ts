/**
 * The outbox without elements, and outboxes that are broken on purpose, which the harness has to find. Each of them
 * breaks one promise and keeps the others.
 */
import { makeSignal, uuid } from '@tillside/core';
import {
  httpTransport,
  indexedDbStore,
  Outbox,
  type OutboxStore,
  type Transport,
  webLock,
} from '@tillside/core/outbox';
import { emitted, onDisk, param, tell } from './tell.js';

const whole = indexedDbStore();
const send = httpTransport(param('endpoint'), { batch: Number(param('batch')), key: param('write-key') });

const stores: Record<string, OutboxStore> = {
  'removes signals before they are acknowledged': {
    ...whole,
    next: async (queue, count) => {
      const rows = await whole.next(queue, count);
      if (rows.length) await whole.remove(rows);
      return rows;
    },
  },
  'reports signals as saved before they are': {
    ...whole,
    add: (rows, limits) => {
      // This takes longer than killing a browser.
      setTimeout(() => void whole.add(rows, limits), 5000);
      return Promise.resolve([]);
    },
  },
};
const sent = new Set<string>();
const transports: Record<string, Transport> = {
  'gives a signal a new id when it sends it again': async signals => {
    const renamed = signals.map(signal => (sent.has(signal.id) ? { ...signal, id: uuid() } : signal));
    for (const { id } of signals) sent.add(id);
    const outcome = await send(renamed);
    const old = (id: string) => signals[renamed.findIndex(signal => signal.id === id)]?.id ?? id;
    return { ...outcome, accepted: outcome.accepted.map(old) };
  },
  'takes any answer for an acknowledgement': async signals => {
    await send(signals);
    return { accepted: signals.map(({ id }) => id), refused: [], after: 0 };
  },
  'stops after a failure and reports nothing': async signals => {
    const outcome = await send(signals);
    if (outcome.accepted.length < signals.length) outbox.stop();
    return outcome;
  },
};

const flaw = param('flaw');
const outbox: Outbox = new Outbox({
  to: { address: param('endpoint'), source: param('source'), batch: Number(param('batch')) },
  store: stores[flaw] ?? whole,
  transport: transports[flaw] ?? send,
  lock: webLock(navigator.locks, whole),
  onStatusChange: (status, ids) => tell({ status, ids: [...ids] }),
});
const context = { moment: { id: 'visit', mode: 'sale' as const }, surface: 'customer' as const };
window.chaos = {
  make: (count, gap) =>
    emitted(count, gap, (name, subject, data) => {
      const signal = makeSignal(name, subject, data, {
        ...{ ...context, source: param('source'), now: Date.now() },
      });
      tell({ made: [[signal.id, signal.type]] });
      void outbox.enqueue(signal);
    }),
  pending: () => outbox.pending(),
  onDisk,
  state: () => outbox.state,
  flush: () => outbox.flush(),
};
void outbox.flush();
tell({ ready: true });
