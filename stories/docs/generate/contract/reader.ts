import {
  checkHuddleSignal,
  checkSignal,
  type HuddleSignal,
  parseHuddle,
  parseMoment,
  parseOutcome,
  type Problem,
  type Signal,
} from '@tillside/contract';
import { makeSignal } from '@tillside/core';
import { makeHuddleSignal } from '@tillside/core/huddle';
import huddle from '../../../../test/fixtures/huddles/valid/full.json' with { type: 'json' };
import moment from '../../../../test/fixtures/valid/full.json' with { type: 'json' };

/** How documents of one kind are read, and one in which every field has a value. */
export interface Reader {
  sample: unknown;
  read(document: unknown): { result: unknown; problems: readonly Problem[] };
  /** What happens to a document that cannot be used. */
  refused: string;
}

export const momentReader: Reader = {
  sample: moment,
  read: document => {
    const { moment, problems } = parseMoment(document);
    return { result: moment, problems };
  },
  refused: 'the document is not used',
};

export const huddleReader: Reader = {
  sample: huddle,
  read: document => {
    const { huddle, problems } = parseHuddle(document);
    return { result: huddle, problems };
  },
  refused: 'the document is not used',
};

export const outcomeReader: Reader = {
  sample: {
    outcome: 'completed',
    order: 'o-20412',
    total: { currency: 'GBP', value: '20.20' },
    lines: 2,
    items: [{ id: 'roses-teacup', quantity: 6, amount: { currency: 'GBP', value: '17.70' } }],
  },
  read: document => {
    try {
      return { result: parseOutcome(document), problems: [] };
    } catch (error) {
      const { message } = error as TypeError;
      const path = `/${message.split(':')[0]!.replaceAll('.', '/')}`;
      return { result: null, problems: [{ code: 'type', path, message }] };
    }
  },
  refused: '`complete()` rejects with this `TypeError`',
};

type SignalCheck = (document: unknown) => { signal: unknown; problems: readonly Problem[] };

const signalReader = (sample: Signal | HuddleSignal, check: SignalCheck = checkSignal): Reader => ({
  sample: { ...sample, id: '0c4e8d1a-6f3b-4c53-9d2e-5a7b8f9e1c22', expirytime: '2026-11-20T11:00:00.000Z' },
  read: document => {
    const { signal, problems } = check(document);
    return { result: signal, problems };
  },
  refused: 'the signal is not sent',
});

const context = {
  moment: { id: moment.id, mode: 'training', customer: { ref: moment.customer.ref } },
  surface: 'customer',
  source: 'https://shop.example',
  locale: 'en-GB',
  now: Date.parse('2026-11-20T10:20:00Z'),
} as const;
const feedback = {
  form: 'f-visit',
  about: { order: 'o-20412' },
  response: 'f2f1a5c0-93a1-4d0c-8a53-1e8f7f1d2b64',
};

/** A signal with all the data that a signal of its kind can have. */
export const signalReaders = {
  suggestion: signalReader(
    makeSignal(
      'suggestion.declined',
      'suggestion/s-cake-stand',
      {
        suggestion: 's-cake-stand',
        title: 'The cake stand that goes with your teacups',
        kind: 'product',
        basis: 'basket',
        attribution: { engine: 'basket-pairs', token: 'pr_8f21c4', rank: 1 },
        reason: 'has-one',
      },
      context,
    ),
  ),
  answer: signalReader(
    makeSignal(
      'feedback.answered',
      'feedback/f-visit',
      {
        ...feedback,
        question: 'q-csat',
        answer: 4,
        revision: 1,
        type: 'csat',
        scale: [1, 5],
        direction: 'ltr',
        order: ['stock', 'price', 'queue'],
        ms: 2300,
      },
      context,
    ),
  ),
  followUp: signalReader(
    makeSignal(
      'feedback.followup',
      'feedback/f-visit',
      {
        ...feedback,
        within: 'PT24H',
        contact: {
          channel: 'email',
          value: 'margaret@example.org',
          consent: 'We use it to answer you, and delete it after 90 days.',
          time: '2026-11-20T10:20:00Z',
        },
      },
      context,
    ),
  ),
};

const teamContext = {
  huddle: { id: huddle.id, team: huddle.team },
  by: 'Mara',
  source: 'https://shop.example/huddle',
  now: Date.parse('2026-03-10T12:00:00Z'),
} as const;

/** A signal of a huddle with all the data that a signal of its kind can have. */
export const huddleSignalReaders = {
  story: signalReader(
    makeHuddleSignal(
      'story.told',
      'huddle/mill-street-2026-03',
      {
        text: 'A boy bought a cup for his mother with coins. I put it into the good box.',
        about: { kind: 'product', id: 'cup', title: 'A cup with a blue rim' },
        thanks: 'Joseph',
      },
      teamContext,
    ),
    checkHuddleSignal,
  ),
  thanks: signalReader(
    makeHuddleSignal(
      'thanks.given',
      'huddle/mill-street-2026-03',
      { to: 'Joseph', for: 'Driving the parcel to the hospital himself', promise: 'delivery' },
      teamContext,
    ),
    checkHuddleSignal,
  ),
};
