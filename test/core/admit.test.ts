import type { FormInput, MomentInput, PromiseInput, SuggestionInput } from '@tillside/contract';
import { admit, type AdmitOptions } from '@tillside/core';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { at, date, day, minute, momentOf, noon } from '../helpers/moments.js';

const see = (input: Partial<MomentInput>, options: Partial<AdmitOptions> = {}) =>
  admit(momentOf(input), { surface: 'customer', now: noon, ...options });
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

const suggestion = (more: Partial<SuggestionInput> = {}): SuggestionInput => ({
  id: 's',
  kind: 'product',
  title: 'A teacup',
  reason: { text: 'It goes with the stand', basis: 'general' },
  ...more,
});
const promise = (more: Partial<PromiseInput> = {}): PromiseInput => ({
  id: 'p',
  title: 'We mend it',
  ...more,
});
const form = (more: Partial<FormInput> = {}): FormInput => ({
  id: 'f',
  title: 'Your visit',
  questions: [{ id: 'q', type: 'csat', label: 'How was it?' }],
  ...more,
});
/** Whether a suggestion may be shown in a moment. */
const admits = (
  more: Partial<SuggestionInput>,
  moment: Partial<MomentInput> = {},
  options: Partial<AdmitOptions> = {},
) => see({ ...moment, suggestions: [suggestion(more)] }, options).suggestions.length === 1;
/** The promise as it may be shown, if it may. */
const shown = (
  more: Partial<PromiseInput>,
  moment: Partial<MomentInput> = {},
  options: Partial<AdmitOptions> = {},
) => see({ ...moment, promises: [promise(more)] }, options).promises[0];

describe('audience', () => {
  const all = {
    promises: [
      promise({ id: 'c', audience: 'customer' }),
      promise({ id: 'a', audience: 'associate' }),
      promise({ id: 'e' }),
    ],
    suggestions: [
      suggestion({ id: 'c', audience: 'customer' }),
      suggestion({ id: 'a', audience: 'associate' }),
      suggestion({ id: 'e' }),
    ],
    feedback: [
      form({ id: 'c', audience: 'customer' }),
      form({ id: 'a', audience: 'associate' }),
      form({ id: 'e' }),
    ],
  };

  test('a customer sees what is for customers and for everyone', () => {
    const { promises, suggestions, feedback } = see(all);
    assert.deepEqual(
      [ids(promises), ids(suggestions), ids(feedback)],
      [
        ['c', 'e'],
        ['c', 'e'],
        ['c', 'e'],
      ],
    );
  });

  test('an associate sees what is for associates and for everyone', () => {
    const { promises, suggestions, feedback } = see(all, { surface: 'associate' });
    assert.deepEqual(
      [ids(promises), ids(suggestions), ids(feedback)],
      [
        ['a', 'e'],
        ['a', 'e'],
        ['a', 'e'],
      ],
    );
  });

  test("the associates' fields never reach a customer's screen", () => {
    const staff = {
      ask: 'Who is it for?',
      note: 'You may give £5',
      instead: [{ id: 'card', label: 'A card' }],
    };
    const admitted = see({ suggestions: [suggestion(staff)], promises: [promise({ owner: 'Floor lead' })] });
    assert.doesNotMatch(
      JSON.stringify([admitted.suggestions, admitted.promises]),
      /Who is it|£5|A card|Floor lead/,
    );
  });

  test("an associate gets the associates' fields", () => {
    const staff = {
      ask: 'Who is it for?',
      note: 'You may give £5',
      instead: [{ id: 'card', label: 'A card' }],
    };
    const admitted = see(
      { suggestions: [suggestion(staff)], promises: [promise({ owner: 'Floor lead' })] },
      { surface: 'associate' },
    );
    assert.match(
      JSON.stringify([admitted.suggestions, admitted.promises]),
      /Who is it.*£5.*A card.*Floor lead/,
    );
  });

  test('what the holdout withholds carries no associates’ fields to a customer either', () => {
    const id = Array.from({ length: 50 }, (_, i) => `m-${i}`).find(
      id => see({ id, pacing: { holdout: 0.5 }, suggestions: [suggestion()] }).withheld.length,
    );
    const admitted = see({
      id: id!,
      pacing: { holdout: 0.5 },
      suggestions: [suggestion({ note: 'You may give £5' })],
    });
    assert.equal(admitted.withheld.length, 1);
    assert.doesNotMatch(JSON.stringify(admitted.withheld), /£5/);
  });
});

describe('consent', () => {
  const based = (basis: SuggestionInput['reason']['basis']) => ({ reason: { text: 'Because', basis } });

  test('general insight, the basket and what was stated are free to use', () => {
    for (const basis of ['general', 'basket', 'stated'] as const) assert.ok(admits(based(basis)), basis);
  });

  for (const basis of ['history', 'social'] as const) {
    test(`${basis} needs that consent`, () => {
      const other = basis === 'history' ? 'social' : 'history';
      assert.ok(!admits(based(basis)));
      assert.ok(!admits(based(basis), { customer: {} }));
      assert.ok(!admits(based(basis), { customer: { consents: [other] } }));
      assert.ok(admits(based(basis), { customer: { consents: [basis] } }));
    });
  }

  test('an associate needs the consent as well', () => {
    assert.ok(!admits(based('history'), {}, { surface: 'associate' }));
  });
});

describe('stage', () => {
  test('an offer can be for loyal customers alone', () => {
    assert.ok(admits({ for: ['loyal'] }, { customer: { stage: 'loyal' } }));
    assert.ok(!admits({ for: ['loyal'] }, { customer: { stage: 'new' } }));
  });

  test('a customer of unknown stage gets nothing that is for stages', () => {
    assert.ok(!admits({ for: ['new', 'returning', 'loyal', 'lapsed'] }));
    assert.ok(!admits({ for: ['new', 'returning', 'loyal', 'lapsed'] }, { customer: {} }));
  });
});

describe('the basket', () => {
  const basket = (...items: { id: string; gtin?: string }[]) => ({ basket: { items } });

  test('a product that is in it is not suggested', () => {
    const product = { product: { id: 'cup', name: 'Teacup' } };
    assert.ok(admits(product, basket({ id: 'stand' })));
    assert.ok(!admits(product, basket({ id: 'cup' })));
  });

  test('a GTIN is the same with and without leading zeros', () => {
    const product = { product: { id: 'cup', name: 'Teacup', gtin: '4006381333931' } };
    assert.ok(!admits(product, basket({ id: 'x', gtin: '4006381333931' })));
    assert.ok(!admits(product, basket({ id: 'x', gtin: '04006381333931' })));
    assert.ok(!admits(product, basket({ id: '04006381333931' })));
    assert.ok(admits(product, basket({ id: 'x', gtin: '5901234123457' })));
  });

  test('ids that are no GTINs keep their zeros', () => {
    assert.ok(admits({ product: { id: '7', name: 'Teacup' } }, basket({ id: '07' })));
  });

  test('`has` wants one of its products in it', () => {
    assert.ok(admits({ when: { has: ['stand', 'tray'] } }, basket({ id: 'tray' })));
    assert.ok(!admits({ when: { has: ['stand', 'tray'] } }, basket({ id: 'cup' })));
    assert.ok(!admits({ when: { has: ['stand'] } }));
  });

  test('`lacks` wants none of its products in it', () => {
    assert.ok(admits({ when: { lacks: ['cup', 'mug'] } }, basket({ id: 'stand' })));
    assert.ok(!admits({ when: { lacks: ['cup', 'mug'] } }, basket({ id: 'stand' }, { id: 'mug' })));
  });

  test('`has` and `lacks` know products by their GTIN too', () => {
    assert.ok(admits({ when: { has: ['4006381333931'] } }, basket({ id: 'x', gtin: '04006381333931' })));
    assert.ok(!admits({ when: { lacks: ['4006381333931'] } }, basket({ id: 'x', gtin: '04006381333931' })));
  });

  test('`minTotal` is reached by at least as much in the same currency', () => {
    const when = { when: { minTotal: { currency: 'GBP', value: '20.00' } } };
    const total = (currency: string, value: string) => ({
      basket: { items: [], total: { currency, value } },
    });
    assert.ok(admits(when, total('GBP', '20')));
    assert.ok(admits(when, total('GBP', '100.00')));
    assert.ok(!admits(when, total('GBP', '19.99')));
    assert.ok(!admits(when, total('EUR', '100.00')));
    assert.ok(!admits(when, basket()));
  });
});

describe('availability', () => {
  test('what is out of stock is not suggested, all else is', () => {
    const of = (availability: 'InStock' | 'LimitedAvailability' | 'PreOrder' | 'OutOfStock') => ({
      product: { id: 'cup', name: 'Teacup', availability },
    });
    assert.ok(!admits(of('OutOfStock')));
    for (const state of ['InStock', 'LimitedAvailability', 'PreOrder'] as const)
      assert.ok(admits(of(state)), state);
  });
});

describe('validity', () => {
  test('a suggestion is over at its validUntil', () => {
    assert.ok(admits({ validUntil: at(1) }));
    assert.ok(!admits({ validUntil: at(0) }));
  });

  test('a promise holds from validFrom until validUntil', () => {
    assert.ok(shown({ validFrom: at(0), validUntil: at(1) }));
    assert.ok(!shown({ validFrom: at(1) }));
    assert.ok(!shown({ validUntil: at(0) }));
  });

  test('times with an offset mean the same instant', () => {
    assert.ok(!admits({ validUntil: '2026-03-10T14:00:00+02:00' }));
    assert.ok(admits({ validUntil: '2026-03-10T13:00:01+01:00' }));
  });

  test('`changesAt` is the earliest time at which it turns out otherwise', () => {
    const { changesAt } = see({
      promises: [promise({ validFrom: at(5000) }), promise({ id: 'p2', validUntil: at(9000) })],
      suggestions: [suggestion({ validUntil: at(3000) })],
    });
    assert.equal(changesAt, noon + 3000);
    assert.equal(see({ promises: [promise()] }).changesAt, Infinity);
  });
});

describe('evidence', () => {
  const evidence = (of: number, to: string) => ({
    evidence: { kept: of - 1, of, from: date(-200), to, source: 'operations' as const },
  });

  test('it is shown from thirty cases on', () => {
    assert.ok(shown(evidence(30, date(-1)))?.evidence);
    assert.equal(shown(evidence(29, date(-1)))?.evidence, undefined);
  });

  test('it is shown for ninety days after its last day', () => {
    assert.ok(shown(evidence(30, date(-90)))?.evidence);
    assert.equal(shown(evidence(30, date(-91)))?.evidence, undefined);
  });

  test('without it the plain promise stays', () => {
    assert.equal(shown(evidence(3, date(-1)))?.title, 'We mend it');
  });
});

describe('the cut-off', () => {
  const cutoff = (ms: number, after?: string) => ({
    cutoff: { at: at(ms), before: 'for Tuesday', ...(after && { after }) },
  });

  test('before it the promise counts down to it', () => {
    assert.equal(shown(cutoff(minute))?.cutoff?.before, 'for Tuesday');
  });

  test('at it a promise without `after` goes, and one with it stays', () => {
    assert.equal(shown(cutoff(0)), undefined);
    assert.equal(shown(cutoff(0, 'Now it is Wednesday'))?.cutoff?.after, 'Now it is Wednesday');
  });

  test('a clock that is behind or a day ahead of the document counts nothing', () => {
    for (const asOf of [at(6 * minute), at(-day)])
      assert.equal(shown(cutoff(minute), { asOf })?.cutoff, undefined, asOf);
    for (const asOf of [at(4 * minute), at(minute - day)])
      assert.ok(shown(cutoff(minute), { asOf })?.cutoff, asOf);
  });

  test('with an implausible clock the plain promise stays, even past the cut-off', () => {
    assert.equal(shown(cutoff(-minute), { asOf: at(-2 * day) })?.title, 'We mend it');
  });
});

describe('phase and mode', () => {
  const all = {
    promises: [promise()],
    suggestions: [
      suggestion({ id: 'product' }),
      suggestion({ id: 'service', kind: 'service' }),
      suggestion({ id: 'offer', kind: 'offer' }),
      suggestion({ id: 'care', kind: 'care' }),
      suggestion({ id: 'conversation', kind: 'conversation' }),
    ],
    feedback: [form()],
  } satisfies Partial<MomentInput>;

  test('once done there are promises and feedback, and no suggestion', () => {
    const { promises, suggestions, feedback } = see({ ...all, phase: 'done' });
    assert.deepEqual([promises.length, suggestions.length, feedback.length], [1, 0, 1]);
  });

  test('a return shows care and conversation only', () => {
    assert.deepEqual(ids(see({ ...all, mode: 'return' }).suggestions), ['care', 'conversation']);
  });

  test('training shows what a sale shows', () => {
    assert.equal(see({ ...all, mode: 'training' }).suggestions.length, 5);
  });

  test('what is on screen stays a candidate while paying', () => {
    assert.equal(see({ ...all, phase: 'paying' }).suggestions.length, 5);
  });
});

describe('recovery', () => {
  const moment: Partial<MomentInput> = {
    suggestions: [suggestion({ id: 'hint' }), suggestion({ id: 'sorry', kind: 'care' })],
    feedback: [form({ recovery: { below: 2, suggestion: 'sorry' } })],
  };
  const associate = (until: number, more: Partial<MomentInput> = {}) =>
    see({ ...moment, ...more }, { surface: 'associate', recoveries: new Map([['sorry', until]]) });

  test('a suggestion that a form names is shown in no other way', () => {
    assert.deepEqual(ids(see(moment).suggestions), ['hint']);
    assert.deepEqual(ids(see(moment, { surface: 'associate' }).suggestions), ['hint']);
  });

  test('a low score puts it before everything else, for the associate', () => {
    const admitted = associate(noon + 1);
    assert.deepEqual(ids(admitted.suggestions), ['sorry', 'hint']);
    assert.deepEqual(admitted.recovered, ['sorry']);
    assert.equal(admitted.changesAt, noon + 1);
  });

  test('a customer never sees it', () => {
    const admitted = see(moment, { recoveries: new Map([['sorry', noon + 1]]) });
    assert.deepEqual(ids(admitted.suggestions), ['hint']);
  });

  test('it ends in time, waits while paying, and stays once done', () => {
    assert.deepEqual(ids(associate(noon).suggestions), ['hint']);
    assert.deepEqual(ids(associate(noon + 1, { phase: 'paying' }).suggestions), ['hint']);
    assert.deepEqual(ids(associate(noon + 1, { phase: 'done' }).suggestions), ['sorry']);
  });

  test('the holdout does not withhold it', () => {
    for (let i = 0; i < 40; i++) {
      const { suggestions } = associate(noon + 1, { id: `m-${i}`, pacing: { holdout: 0.5 } });
      assert.equal(suggestions[0]?.id, 'sorry');
    }
  });
});

describe('the holdout', () => {
  const count = (holdout: number, total = 4000) =>
    Array.from({ length: total }, (_, i) =>
      see({ id: `visit-${i}`, pacing: { holdout }, suggestions: [suggestion()] }),
    );

  test('about the given share of moments goes without suggestions', () => {
    for (const holdout of [0.1, 0.5]) {
      const share = count(holdout).filter(({ withheld }) => withheld.length).length / 4000;
      assert.ok(Math.abs(share - holdout) < 0.03, `${share} for ${holdout}`);
    }
  });

  test('a moment either shows or withholds, never both', () => {
    for (const { suggestions, withheld } of count(0.5, 200))
      assert.equal(suggestions.length + withheld.length, 1);
  });

  test('no holdout withholds nothing', () => {
    assert.ok(count(0, 500).every(({ withheld }) => !withheld.length));
  });

  test('promises and feedback are not withheld', () => {
    for (let i = 0; i < 30; i++) {
      const { promises, feedback } = see({
        id: `${i}`,
        pacing: { holdout: 0.5 },
        promises: [promise()],
        feedback: [form()],
      });
      assert.deepEqual([promises.length, feedback.length], [1, 1]);
    }
  });
});

test('the moment itself is left as it was', () => {
  const moment = momentOf({
    customer: { consents: [] },
    promises: [promise({ owner: 'Floor lead', validUntil: at(-1) })],
    suggestions: [suggestion({ note: 'You may' })],
  });
  const before = JSON.stringify(moment);
  admit(moment, { surface: 'customer', now: noon });
  assert.equal(JSON.stringify(moment), before);
});
