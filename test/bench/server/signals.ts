import { randomUUID } from 'node:crypto';
import type { Signal } from '@tillside/contract';

/** The shop whose signals are made, as a configuration of the server. */
export const shop = {
  stores: [
    {
      id: 'bench',
      keys: { write: 'pk_bench_00001', read: 'rk_bench_00001' },
      promises: ['returns', 'delivery', 'mend'].map(id => ({ id, title: `The promise ${id}` })),
      suggestions: ['wrap', 'care', 'socks', 'card'].map(id => ({
        id,
        kind: 'service',
        title: `The suggestion ${id}`,
        reason: { text: 'Made for the bench', basis: 'general' },
      })),
      together: {},
      feedback: [
        {
          id: 'visit',
          title: 'Your visit',
          questions: [
            { id: 'score', type: 'csat', label: 'How was it?' },
            { id: 'mended', type: 'kept', label: 'Was it mended?', promise: 'mend' },
            { id: 'words', type: 'text', label: 'What else?' },
          ],
        },
      ],
    },
  ],
  limits: { body: 4_194_304, batch: 5000, perMinute: 10_000_000, perAddress: 10_000_000 },
};
export const keys = shop.stores[0]!.keys;

const day = 86_400_000;

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
const randomOf = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};

/**
 * What a till sends without end: visit after visit in so many days before today, of which some give feedback and
 * some end in a sale.
 */
export function* till(seed: number, days: number): Generator<Signal, never> {
  const random = randomOf(seed);
  const often = (share: number) => random() < share;
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const source = `https://shop.example/till/${seed}`;
  const today = Math.floor(Date.now() / day) * day;
  for (;;) {
    // Within the hours of a shop, so that no visit is spread over two days.
    let time = today - Math.ceil(random() * days) * day + (8 + random() * 12) * 3_600_000;
    const visit = {
      moment: `m-${randomUUID()}`,
      surface: one(['customer', 'customer', 'customer', 'associate'] as const),
      locale: 'en-GB',
      ...(often(0.3) && { ref: `c-${Math.floor(random() * 50_000)}` }),
    };
    const signal = (name: string, subject: string, data: object) =>
      ({
        specversion: '1.0',
        id: randomUUID(),
        source,
        type: `dev.tillside.${name}`,
        time: new Date((time += 500 + random() * 20_000)).toISOString(),
        subject,
        datacontenttype: 'application/json',
        dataschema: 'https://tillside.dev/schemas/1/signal.json',
        data: { ...visit, ...data },
      }) as Signal;

    for (const promise of ['returns', one(['delivery', 'mend'])]) {
      yield signal('promise.shown', `promise/${promise}`, { promise });
      if (often(0.15)) yield signal('promise.opened', `promise/${promise}`, { promise });
    }
    if (often(0.6)) {
      const suggestion = one(['wrap', 'care', 'socks', 'card']);
      const say = (name: string, more = {}) =>
        signal(`suggestion.${name}`, `suggestion/${suggestion}`, {
          suggestion,
          kind: 'service',
          basis: 'general',
          ...more,
        });
      if (often(0.1)) yield say('withheld');
      else {
        yield say('shown');
        if (often(0.3)) yield say('asked');
        if (often(0.2)) yield say('accepted');
        else if (often(0.2)) yield say('declined', { reason: one(['price', 'not-now', 'has-it']) });
        else if (often(0.05)) yield say('replaced', { instead: 'card' });
      }
    }
    if (often(0.08)) {
      const form = { form: 'visit', response: randomUUID() };
      const answered = (question: string, type: string, answer: unknown, revision = 1) =>
        signal('feedback.answered', 'form/visit', { ...form, question, type, answer, revision, ms: 2400 });
      yield signal('feedback.started', 'form/visit', form);
      yield answered('score', 'csat', 1 + Math.floor(random() * 5));
      if (often(0.1)) yield answered('score', 'csat', 4, 2);
      if (often(0.6)) yield answered('mended', 'kept', one(['yes', 'yes', 'partly', 'no']));
      if (often(0.3)) yield answered('words', 'text', 'They took their time and it fits now. Thank you!');
      yield signal(`feedback.${often(0.8) ? 'submitted' : 'abandoned'}`, 'form/visit', form);
      if (often(0.02)) yield signal('feedback.followup', 'form/visit', { ...form, within: 'P2D' });
    }
    if (often(0.35)) {
      const value = (5 + random() * 200).toFixed(2);
      yield signal('moment.completed', `moment/${visit.moment}`, {
        order: `o-${randomUUID()}`,
        total: { currency: 'GBP', value },
        lines: 1 + Math.floor(random() * 8),
      });
    } else if (often(0.03)) yield signal('moment.voided', `moment/${visit.moment}`, {});
  }
}

/** So many tills send in turns. */
const tills = 32;
let seed = 0;

/** Batches of signals that were never made before, in the order in which so many tills send them. */
export function batches(count: number, size: number, days = 1): Signal[][] {
  const all = Array.from({ length: Math.min(tills, count) }, () => till(++seed, days));
  return Array.from({ length: count }, (_, at) =>
    Array.from({ length: size }, () => all[at % all.length]!.next().value),
  );
}
