import {
  type Availability,
  type FormInput,
  type MomentInput,
  type PromiseInput,
  staffFields,
  type SuggestionInput,
} from '@tillside/contract';
import { admit, type AdmitOptions } from '@tillside/core';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { at, date, day, hour, minute, momentOf, noon } from '../helpers/moments.js';

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
/** Whether a suggestion is admitted in a moment. */
const admits = (
  more: Partial<SuggestionInput>,
  moment: Partial<MomentInput> = {},
  options: Partial<AdmitOptions> = {},
) => see({ ...moment, suggestions: [suggestion(more)] }, options).suggestions.length === 1;
/** The promise as it is admitted, or undefined. */
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
    for (const item of [...admitted.suggestions, ...admitted.promises])
      assert.deepEqual(
        staffFields.filter(field => field in item),
        [],
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

  test('suggestions that the holdout withholds carry no associates’ fields to a customer either', () => {
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

  test('general knowledge, the basket and what the customer stated need no consent', () => {
    for (const basis of ['general', 'basket', 'stated'] as const) assert.ok(admits(based(basis)), basis);
  });

  for (const basis of ['history', 'social'] as const) {
    test(`${basis} needs its own consent`, () => {
      const other = basis === 'history' ? 'social' : 'history';
      assert.ok(!admits(based(basis)));
      assert.ok(!admits(based(basis), { customer: {} }));
      assert.ok(!admits(based(basis), { customer: { consents: [other] } }));
      assert.ok(admits(based(basis), { customer: { consents: [basis] } }));
    });
  }

  test('an associate sees nothing without the consent either', () => {
    assert.ok(!admits(based('history'), {}, { surface: 'associate' }));
  });
});

describe('stage', () => {
  test('an offer can be for loyal customers alone', () => {
    assert.ok(admits({ for: ['loyal'] }, { customer: { stage: 'loyal' } }));
    assert.ok(!admits({ for: ['loyal'] }, { customer: { stage: 'new' } }));
  });

  test('a customer of unknown stage gets nothing that is for certain stages', () => {
    assert.ok(!admits({ for: ['new', 'returning', 'loyal', 'lapsed'] }));
    assert.ok(!admits({ for: ['new', 'returning', 'loyal', 'lapsed'] }, { customer: {} }));
  });
});

describe('the basket', () => {
  const basket = (...items: { id: string; gtin?: string }[]) => ({ basket: { items } });

  test('a product in the basket is not suggested', () => {
    const product = { product: { id: 'cup', name: 'Teacup' } };
    assert.ok(admits(product, basket({ id: 'stand' })));
    assert.ok(!admits(product, basket({ id: 'cup' })));
  });

  test('GTINs match with and without leading zeros', () => {
    const product = { product: { id: 'cup', name: 'Teacup', gtin: '4006381333931' } };
    assert.ok(!admits(product, basket({ id: 'x', gtin: '4006381333931' })));
    assert.ok(!admits(product, basket({ id: 'x', gtin: '04006381333931' })));
    assert.ok(!admits(product, basket({ id: '04006381333931' })));
    assert.ok(admits(product, basket({ id: 'x', gtin: '5901234123457' })));
  });

  test('leading zeros count in ids that are not GTINs', () => {
    assert.ok(admits({ product: { id: '7', name: 'Teacup' } }, basket({ id: '07' })));
  });

  test('a returned product is not suggested, and meets neither `has` nor `lacks`', () => {
    const back = { basket: { items: [{ id: 'cup', quantity: -1 }] } };
    assert.ok(!admits({ product: { id: 'cup', name: 'Teacup' } }, back));
    assert.ok(!admits({ when: { lacks: ['cup'] } }, back));
    assert.ok(!admits({ when: { has: ['cup'] } }, back));
    const exchange = { basket: { items: [...back.basket.items, { id: 'cup', quantity: 1 }] } };
    assert.ok(admits({ when: { has: ['cup'] } }, exchange));
  });

  test('`has` is met if any of its products is in the basket', () => {
    assert.ok(admits({ when: { has: ['stand', 'tray'] } }, basket({ id: 'tray' })));
    assert.ok(!admits({ when: { has: ['stand', 'tray'] } }, basket({ id: 'cup' })));
    assert.ok(!admits({ when: { has: ['stand'] } }));
  });

  test('`lacks` is met if none of its products is in the basket', () => {
    assert.ok(admits({ when: { lacks: ['cup', 'mug'] } }, basket({ id: 'stand' })));
    assert.ok(!admits({ when: { lacks: ['cup', 'mug'] } }, basket({ id: 'stand' }, { id: 'mug' })));
  });

  test('`has` and `lacks` match products by GTIN too', () => {
    assert.ok(admits({ when: { has: ['4006381333931'] } }, basket({ id: 'x', gtin: '04006381333931' })));
    assert.ok(!admits({ when: { lacks: ['4006381333931'] } }, basket({ id: 'x', gtin: '04006381333931' })));
  });

  test('`minTotal` is met by the same amount or more in the same currency', () => {
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
  const of = (availability: Availability) => ({ product: { id: 'cup', name: 'Teacup', availability } });

  test('an unavailable product is not suggested, every other one is', () => {
    for (const state of ['OutOfStock', 'SoldOut', 'Discontinued'] as const)
      assert.ok(!admits(of(state)), state);
    for (const state of ['InStock', 'LimitedAvailability', 'PreOrder', 'BackOrder', 'Reserved'] as const)
      assert.ok(admits(of(state)), state);
  });
});

describe('an earlier price', () => {
  const seen = (now: string, before: string) => {
    const price = { currency: 'EUR', value: now };
    const was = { currency: 'EUR', value: before };
    const product = { id: 'cup', name: 'Teacup', price, was };
    return see({ suggestions: [suggestion({ product })] }).suggestions[0]?.product;
  };

  test('is shown only if it is higher than the price', () => {
    assert.equal(seen('9.50', '10')?.was?.value, '10');
    for (const before of ['9.50', '9.5', '9', '0']) {
      const product = seen('9.50', before);
      assert.ok(product && !('was' in product), before);
      assert.equal(product.price?.value, '9.50');
    }
  });

  test('is not shown without a price', () => {
    const product = { id: 'cup', name: 'Teacup', was: { currency: 'EUR', value: '10' } };
    assert.deepEqual(see({ suggestions: [suggestion({ product })] }).suggestions[0]?.product, {
      id: 'cup',
      name: 'Teacup',
    });
  });
});

describe('validity', () => {
  test('a suggestion expires at its validUntil', () => {
    assert.ok(admits({ validUntil: at(1) }));
    assert.ok(!admits({ validUntil: at(0) }));
  });

  test('a promise holds from validFrom until validUntil', () => {
    assert.ok(shown({ validFrom: at(0), validUntil: at(1) }));
    assert.ok(!shown({ validFrom: at(1) }));
    assert.ok(!shown({ validUntil: at(0) }));
  });

  test('times are compared across offsets', () => {
    assert.ok(!admits({ validUntil: '2026-03-10T14:00:00+02:00' }));
    assert.ok(admits({ validUntil: '2026-03-10T13:00:01+01:00' }));
  });

  test('`changesAt` is the next time at which the result changes', () => {
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

  test('is shown from thirty cases on', () => {
    assert.ok(shown(evidence(30, date(-1)))?.evidence);
    assert.equal(shown(evidence(29, date(-1)))?.evidence, undefined);
  });

  test('is shown for ninety days after its last day', () => {
    assert.ok(shown(evidence(30, date(-90)))?.evidence);
    assert.equal(shown(evidence(30, date(-91)))?.evidence, undefined);
  });

  test('is left out otherwise, and its promise stays', () => {
    assert.equal(shown(evidence(3, date(-1)))?.title, 'We mend it');
  });
});

describe('the cut-off', () => {
  const cutoff = (ms: number, after?: string) => ({
    cutoff: { at: at(ms), before: 'for Tuesday', ...(after && { after }) },
  });

  test('counts down until it is reached', () => {
    assert.equal(shown(cutoff(minute))?.cutoff?.before, 'for Tuesday');
  });

  test('removes a promise without `after` once it is reached, and keeps one with it', () => {
    assert.equal(shown(cutoff(0)), undefined);
    assert.equal(shown(cutoff(0, 'Now it is Wednesday'))?.cutoff?.after, 'Now it is Wednesday');
  });

  test('is not shown by a clock that is a day ahead of the document', () => {
    assert.equal(shown(cutoff(minute), { asOf: at(-day) })?.cutoff, undefined);
    for (const asOf of [at(4 * minute), at(minute - day)])
      assert.ok(shown(cutoff(minute), { asOf })?.cutoff, asOf);
  });

  test('is given in the device’s time if the device is more than 5 minutes behind the document', () => {
    assert.equal(shown(cutoff(20 * minute), { asOf: at(6 * minute) })?.cutoff?.at, at(14 * minute));
    assert.equal(shown(cutoff(minute), { asOf: at(6 * minute) }), undefined);
    assert.equal(shown(cutoff(20 * minute), { asOf: at(4 * minute) })?.cutoff?.at, at(20 * minute));
  });

  test('is given in the device’s time by the reading of its clock', () => {
    const see = (offset: number) =>
      admit(momentOf({ promises: [promise(cutoff(20 * minute))] }), {
        surface: 'customer',
        now: noon,
        clock: { offset, isTrusted: true },
      });
    assert.equal(see(-hour).promises[0]?.cutoff?.at, at(80 * minute));
    assert.equal(see(-hour).changesAt, noon + 80 * minute);
    assert.deepEqual(see(hour).promises, []);
  });

  test('is left out where the clock is not trusted, and the plain promise stands', () => {
    const clock = { offset: 0, isTrusted: false };
    for (const ms of [minute, -minute]) {
      const { promises } = admit(momentOf({ promises: [promise(cutoff(ms))] }), {
        surface: 'customer',
        now: noon,
        clock,
      });
      assert.deepEqual(
        promises.map(({ title, cutoff }) => [title, cutoff]),
        [['We mend it', undefined]],
      );
    }
  });

  test('keeps the plain promise with an implausible clock, even when it has passed', () => {
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

  test('once done, promises and feedback are shown, and no suggestion', () => {
    const { promises, suggestions, feedback } = see({ ...all, phase: 'done' });
    assert.deepEqual([promises.length, suggestions.length, feedback.length], [1, 0, 1]);
  });

  test('a return shows only suggestions of care and conversation', () => {
    assert.deepEqual(ids(see({ ...all, mode: 'return' }).suggestions), ['care', 'conversation']);
  });

  test('training shows what a sale shows', () => {
    assert.equal(see({ ...all, mode: 'training' }).suggestions.length, 5);
  });

  test('suggestions stay candidates while paying', () => {
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

  test('a suggestion that a form names is shown only as a recovery', () => {
    assert.deepEqual(ids(see(moment).suggestions), ['hint']);
    assert.deepEqual(ids(see(moment, { surface: 'associate' }).suggestions), ['hint']);
  });

  test('is shown to the associate after a low score, before everything else', () => {
    const admitted = associate(noon + 1);
    assert.deepEqual(ids(admitted.suggestions), ['sorry', 'hint']);
    assert.deepEqual(admitted.recovered, ['sorry']);
    assert.equal(admitted.changesAt, noon + 1);
  });

  test('is never shown to a customer', () => {
    const admitted = see(moment, { recoveries: new Map([['sorry', noon + 1]]) });
    assert.deepEqual(ids(admitted.suggestions), ['hint']);
  });

  test('expires, waits while the customer pays, and stays once they have paid', () => {
    assert.deepEqual(ids(associate(noon).suggestions), ['hint']);
    assert.deepEqual(ids(associate(noon + 1, { phase: 'paying' }).suggestions), ['hint']);
    assert.deepEqual(ids(associate(noon + 1, { phase: 'done' }).suggestions), ['sorry']);
  });

  test('is not withheld by the holdout', () => {
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

  test('withholds suggestions in about the given share of moments', () => {
    for (const holdout of [0.1, 0.5]) {
      const share = count(holdout).filter(({ withheld }) => withheld.length).length / 4000;
      assert.ok(Math.abs(share - holdout) < 0.03, `${share} for ${holdout}`);
    }
  });

  test('withholds all suggestions of a moment or none', () => {
    for (const { suggestions, withheld } of count(0.5, 200))
      assert.equal(suggestions.length + withheld.length, 1);
  });

  test('withholds nothing if none is set', () => {
    assert.ok(count(0, 500).every(({ withheld }) => !withheld.length));
  });

  test('withholds no promises and no feedback', () => {
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

test('admit() does not change the moment', () => {
  const moment = momentOf({
    customer: { consents: [] },
    promises: [promise({ owner: 'Floor lead', validUntil: at(-1) })],
    suggestions: [suggestion({ note: 'You may' })],
  });
  const before = JSON.stringify(moment);
  admit(moment, { surface: 'customer', now: noon });
  assert.equal(JSON.stringify(moment), before);
});
