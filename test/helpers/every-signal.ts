import type { Signal, SignalData, SignalName } from '@tillside/contract';
import { makeSignal } from '@tillside/core';
import { momentOf, noon } from './moments.js';

const suggestion = { suggestion: 's', kind: 'product', basis: 'general' } as const;
const feedback = { form: 'f', response: '5f0c3a52-0d6c-4f0e-9d0a-4c7f3d6d2b11' };
const contact = {
  channel: 'email',
  value: 'anna@example.org',
  consent: 'You may write to me.',
  time: '2026-03-02T10:00:00Z',
} as const;
const answered = { ...feedback, question: 'q', answer: 4, revision: 1, type: 'csat', ms: 900 } as const;

/** Data for each signal, with all the members that it may have in one or another. */
export const everyData: { [N in SignalName]: SignalData[N] } = {
  'promise.shown': { promise: 'p' },
  'promise.opened': { promise: 'p' },
  'suggestion.shown': suggestion,
  'suggestion.asked': suggestion,
  'suggestion.accepted': {
    ...suggestion,
    title: 'A jar',
    attribution: { token: 'x', n: [1, null] },
    price: { currency: 'GBP', value: '12.50' },
  },
  'suggestion.declined': { ...suggestion, reason: 'hurry' },
  'suggestion.replaced': { ...suggestion, instead: 'card' },
  'suggestion.expired': suggestion,
  'suggestion.failed': suggestion,
  'suggestion.withheld': suggestion,
  'suggestion.assigned': { arm: 'withheld', holdout: 0.1 },
  'feedback.started': feedback,
  'feedback.answered': { ...answered, scale: [1, 5], direction: 'ltr', order: ['a', 'b'] },
  'feedback.submitted': { ...feedback, about: { order: '17' } },
  'feedback.abandoned': feedback,
  'feedback.followup': { ...feedback, within: 'PT2M', contact },
  'feedback.recovery': { ...feedback, suggestion: 's' },
  'moment.completed': {
    order: '17',
    total: { currency: 'GBP', value: '12.50' },
    lines: 3,
    items: [{ id: 'jar', quantity: 2, amount: { currency: 'GBP', value: '12.50' } }, { id: 'lid' }],
  },
  'moment.voided': {},
  'moment.returned': { order: '17' },
  'customer.forgotten': { ref: 'anna' },
  'outbox.dropped': { counts: { 'dev.tillside.promise.shown': 3 }, why: 'full' },
};

/** One signal of each kind, of a known customer in training. */
export const everySignal = (): Signal[] =>
  (Object.keys(everyData) as SignalName[]).map(name => ({
    ...makeSignal(name, 'subject/id', everyData[name] as never, {
      moment: momentOf({ mode: 'training', customer: { ref: 'anna' } }),
      surface: 'customer',
      source: 'https://damson.example',
      locale: 'en-GB',
      now: noon,
    }),
    expirytime: '2026-03-10T12:10:00.000Z',
  }));
