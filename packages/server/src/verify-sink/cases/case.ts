import type { Effects } from '../effects.js';
import type { Finding } from '../judge.js';
import type { Sink } from '../sink.js';

/** One hard case: what an endpoint should do, and a check of whether it does; undefined if it does not apply. */
export interface Case {
  name: string;
  expected: string;
  run: (sink: Sink, promise: string, effects: Effects) => Promise<Finding | undefined>;
}

/** A signal; in training mode unless effects are counted, so that it appears in no results. */
export const signal = ({ count }: Sink, promise: string, more: object = {}) => ({
  specversion: '1.0',
  id: crypto.randomUUID(),
  source: 'urn:tillside:verify-sink',
  type: 'dev.tillside.promise.shown',
  time: new Date().toISOString(),
  subject: `promise/${promise}`,
  datacontenttype: 'application/json',
  dataschema: 'https://tillside.dev/schemas/1/signal.json',
  data: { moment: 'verify-sink', surface: 'customer', promise, ...(!count && { mode: 'training' }) },
  ...more,
});
export const several = (sink: Sink, promise: string, n: number) =>
  Array.from({ length: n }, () => signal(sink, promise));
export const idsOf = (signals: readonly { id: string }[]): string[] => signals.map(({ id }) => id);
