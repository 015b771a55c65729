import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fromAlgolia, toAlgoliaEvent } from '@tillside/adapters/algolia';
import {
  fromPersonalize,
  fromPersonalizeActions,
  toPersonalizeActionInteraction,
  toPersonalizeEvent,
} from '@tillside/adapters/amazon-personalize';
import { fromGoogleRetail, toGoogleUserEvent } from '@tillside/adapters/google-retail';
import { fromNextBestAction, toNextBestActionReaction } from '@tillside/adapters/salesforce';
import { checkSignal, type Mode, parseMoment, type Signal, type Suggestion } from '@tillside/contract';
import { makeSignal } from '@tillside/core';
import { answer, faultsOf, from, productsOf, why } from './vendor.js';

const now = Date.UTC(2026, 5, 3, 10);
const time = '2026-06-03T10:00:00.000Z';
type What = 'shown' | 'asked' | 'accepted' | 'declined' | 'replaced' | 'expired' | 'failed' | 'withheld';
const all: What[] = ['shown', 'asked', 'accepted', 'declined', 'replaced', 'expired', 'failed', 'withheld'];

/** The signal about a suggestion, as the elements make it of a moment that has come as JSON. */
function signalAbout(suggestion: Suggestion | undefined, what: What, mode: Mode = 'sale'): Signal {
  const document = { version: 1, id: 'visit', mode, customer: { ref: 'c-1' }, suggestions: [suggestion] };
  const { moment } = parseMoment(JSON.stringify(document));
  const [{ id, kind, reason, attribution }] = moment!.suggestions as [Suggestion];
  const data = { suggestion: id, kind, basis: reason.basis, attribution, instead: 'other' };
  const context = { moment: moment!, surface: 'customer', source: 'https://shop.example', now } as const;
  const { signal } = checkSignal(makeSignal(`suggestion.${what}`, `suggestion/${id}`, data, context));
  return signal!;
}

/** What one recommender is told of each kind of signal, by what it is. */
const toldOf = <T>(suggestion: Suggestion | undefined, tell: (signal: Signal) => T | undefined) =>
  Object.fromEntries(
    all.flatMap(what => {
      const event = tell(signalAbout(suggestion, what));
      return event ? [[what, event]] : [];
    }),
  ) as Partial<Record<What, T>>;

describe('Algolia Recommend', () => {
  const options = {
    ...why,
    index: 'products',
    currency: 'GBP',
    attributes: {
      name: 'title',
      image: 'pictures',
      price: 'price.now',
      was: 'price.before',
      availability: 'stock',
    },
  };
  const adapted = fromAlgolia(answer('algolia-recommend'), options);

  test('has records of the shop’s own making, of which the options name the attributes', () => {
    assert.deepEqual(productsOf(adapted)['22699'], {
      id: '22699',
      name: 'Teacup & saucer',
      image: { src: 'https://shop.example/cup.jpg' },
      price: { currency: 'GBP', value: '2.95' },
      was: { currency: 'GBP', value: '3.5' },
      href: '/teacup',
      availability: 'InStock',
    });
    assert.deepEqual(
      adapted.suggestions.map(({ attribution }) => attribution),
      ['22699', 'stand', 'pot'].map(objectID => ({
        algolia: {
          index: 'products',
          objectID,
          ...(objectID !== 'pot' && { queryID: '43b15df305339e827f0ac0bdc5ebcaa7' }),
        },
      })),
    );
  });

  test('has faults with the names of its records', () => {
    assert.deepEqual(faultsOf(adapted), [
      'format /results/0/hits/1/price/now expected a decimal, got "twelve"',
      'url /results/0/hits/1/url expected an https, http, mailto, tel or relative URL, got "javascript:alert(1)"',
      'unknown /results/0/hits/1/stock expected one of schema.org\'s words for availability, got "soon"',
    ]);
  });

  test('has whole numbers that mean nothing before the options say in which units they are', () => {
    const hits = [{ objectID: 'a', name: 'A', price: 7000, currency: 'GBP' }];
    const priceOf = (more: object) =>
      productsOf(fromAlgolia({ hits }, { ...why, index: 'i', ...more })).a?.price;
    assert.deepEqual(priceOf({ units: 'minor' }), { currency: 'GBP', value: '70.00' });
    assert.deepEqual(priceOf({ units: 'major' }), { currency: 'GBP', value: '7000' });
    assert.equal(priceOf({}), undefined);
    assert.deepEqual(faultsOf(fromAlgolia({ hits }, { ...why, index: 'i' })), [
      'format /hits/0/price expected decimals, or `units` in the options, got 7000',
    ]);
    const yen = [{ ...hits[0], currency: 'JPY' }];
    assert.equal(
      productsOf(fromAlgolia({ hits: yen }, { ...why, index: 'i', units: 'minor' })).a?.price?.value,
      '7000',
    );
  });

  test('is told what was shown and accepted', () => {
    const event = {
      index: 'products',
      userToken: 'u-1',
      timestamp: now,
      objectIDs: ['22699'],
    };
    const told = toldOf(adapted.suggestions[0], signal => toAlgoliaEvent(signal, { userToken: 'u-1' }));
    assert.deepEqual(told, {
      shown: { eventType: 'view', eventName: 'Suggestion Shown', ...event },
      accepted: {
        eventType: 'conversion',
        eventSubtype: 'addToCart',
        eventName: 'Suggestion Accepted',
        ...event,
        queryID: '43b15df305339e827f0ac0bdc5ebcaa7',
      },
    });
  });
});

describe('Google’s Retail API', () => {
  const adapted = fromGoogleRetail(answer('google-predict'), {
    ...why,
    from,
    product: id => (id === 'pot' ? { name: 'Teapot', price: { currency: 'GBP', value: '30' } } : undefined),
  });

  test('answers the same through Google’s client for Node, which does not turn its values into JSON', () => {
    const value = (json: unknown): object => {
      if (typeof json === 'string') return { stringValue: json, kind: 'stringValue' };
      if (typeof json === 'number') return { numberValue: json, kind: 'numberValue' };
      if (Array.isArray(json)) return { listValue: { values: json.map(value) }, kind: 'listValue' };
      const fields = Object.entries(json as object).map(([name, member]) => [name, value(member)]);
      return { structValue: { fields: Object.fromEntries(fields) as object }, kind: 'structValue' };
    };
    const rest = answer('google-predict') as { results: { id: string; metadata?: { product: unknown } }[] };
    const results = rest.results.map(({ id, metadata }) => ({
      id,
      metadata: metadata ? { product: value(metadata.product) } : {},
    }));
    const options = { ...why, from };
    assert.deepEqual(
      fromGoogleRetail({ ...rest, results }, options).suggestions,
      fromGoogleRetail(rest, options).suggestions,
    );
  });

  test('has products if the request asked for them, and otherwise ids, for which the shop has the rest', () => {
    assert.deepEqual(productsOf(adapted), {
      22699: {
        id: '22699',
        gtin: '5012345678900',
        name: 'Teacup & saucer',
        image: { src: 'https://shop.example/cup.jpg', width: 600, height: 600 },
        price: { currency: 'GBP', value: '2.95' },
        was: { currency: 'GBP', value: '3.5' },
        href: 'https://shop.example/teacup',
        availability: 'PreOrder',
      },
      stand: { id: 'stand', name: 'Cake stand' },
      pot: { id: 'pot', name: 'Teapot', price: { currency: 'GBP', value: '30' } },
    });
    assert.equal(adapted.suggestions[1]?.detail, 'from GBP 12');
    assert.deepEqual(adapted.problems, []);
  });

  test('with ids alone, and a shop that does not know them, suggests nothing', () => {
    const unknown = fromGoogleRetail({ results: [{ id: 'pot' }], attributionToken: 'ABC' }, why);
    assert.deepEqual(unknown.suggestions, []);
    assert.deepEqual(faultsOf(unknown), [
      'required /results/0/metadata/product/title expected text, got undefined',
    ]);
  });

  test('is told what went into the basket', () => {
    const told = toldOf(adapted.suggestions[0], signal => toGoogleUserEvent(signal, { visitorId: 'v-1' }));
    assert.deepEqual(told, {
      accepted: {
        eventType: 'add-to-cart',
        visitorId: 'v-1',
        eventTime: time,
        attributionToken: 'ABC-token',
        productDetails: [{ product: { id: '22699' }, quantity: 1 }],
      },
    });
  });
});

describe('Amazon Personalize', () => {
  const items = fromPersonalize(answer('personalize-items'), {
    ...why,
    currency: 'GBP',
    units: 'minor',
    product: id => (id === 'pot' ? { name: 'Teapot' } : undefined),
  });

  test('has metadata as text, or ids alone', () => {
    assert.deepEqual(productsOf(items), {
      22699: {
        id: '22699',
        name: 'Teacup & saucer',
        image: { src: 'https://shop.example/cup.jpg' },
        price: { currency: 'GBP', value: '2.95' },
      },
      pot: { id: 'pot', name: 'Teapot' },
    });
    assert.deepEqual(items.problems, []);
  });

  test('is told of items by the shop’s own event types', () => {
    const event = { itemId: '22699', recommendationId: 'RID-1d', sentAt: new Date(now) };
    const types = (told: object) =>
      Object.entries(told).map(
        ([what, { eventId, eventType, ...rest }]: [string, Record<string, unknown>]) => {
          assert.match(String(eventId), /^[\da-f-]{36}$/);
          assert.deepEqual(rest, event);
          return [what, eventType];
        },
      );
    assert.deepEqual(types(toldOf(items.suggestions[0], signal => toPersonalizeEvent(signal))), [
      ['accepted', 'AddToCart'],
    ]);
    const own = { shown: 'Suggestion', accepted: 'Added' };
    assert.deepEqual(types(toldOf(items.suggestions[0], signal => toPersonalizeEvent(signal, own))), [
      ['shown', 'Suggestion'],
      ['accepted', 'Added'],
    ]);
  });

  test('has actions, and is told whether they were seen, taken or not taken', () => {
    const actions = fromPersonalizeActions(answer('personalize-actions'), {
      ...why,
      title: id => (id === 'join-the-club' ? 'Join the club, free' : undefined),
    });
    assert.deepEqual(
      actions.suggestions.map(({ id, kind, title }) => [id, kind, title]),
      [['join-the-club', 'offer', 'Join the club, free']],
    );
    assert.deepEqual(faultsOf(actions), ['required /actionList/1/actionId expected text, got undefined']);
    const told = toldOf(actions.suggestions[0], signal => toPersonalizeActionInteraction(signal));
    assert.deepEqual(
      Object.entries(told).map(([what, { eventType }]) => [what, eventType]),
      [
        ['shown', 'Viewed'],
        ['accepted', 'Taken'],
        ['declined', 'Not Taken'],
      ],
    );
    const { eventId, ...taken } = told.accepted!;
    assert.ok(eventId);
    assert.deepEqual(taken, {
      actionId: 'join-the-club',
      eventType: 'Taken',
      recommendationId: 'RID-2a',
      sessionId: 'visit',
      timestamp: new Date(now),
      userId: 'c-1',
    });
  });
});

describe('Salesforce’s Next Best Action', () => {
  const adapted = fromNextBestAction(answer('next-best-action'), why);

  test('has its own labels for accepting and rejecting', () => {
    assert.deepEqual(adapted.suggestions[0], {
      id: 'WRAP-3',
      kind: 'offer',
      title: 'Have it wrapped',
      detail: 'A gift box & a card, for £3.',
      reason: why.reason,
      audience: 'everyone',
      accept: { label: 'Yes, wrap it' },
      decline: { label: 'No wrapping' },
      attribution: {
        salesforce: {
          targetId: '0prxx00000000M7AAI',
          targetActionName: 'Wrap_It',
          targetActionId: '300xx0000000001',
          externalId: 'WRAP-3',
          executionId: '8d1f',
          onBehalfOfId: '001xx000003DGQW',
        },
      },
    });
    assert.equal(adapted.suggestions[1]?.title, 'Join the club');
  });

  test('says what it cannot be told about later', () => {
    assert.deepEqual(faultsOf(adapted), [
      'required /recommendations/1/targetAction/name expected what reactions are told by, got nothing',
    ]);
    const tell = (signal: Signal) => toNextBestActionReaction(signal, { strategyName: 'Till' });
    assert.deepEqual(toldOf(adapted.suggestions[1], tell), {});
  });

  test('is told what was accepted and rejected', () => {
    const told = toldOf(adapted.suggestions[0], signal =>
      toNextBestActionReaction(signal, { strategyName: 'Till', contextRecordId: '500xx000000Ylnv' }),
    );
    const rest = {
      strategyName: 'Till',
      contextRecordId: '500xx000000Ylnv',
      targetId: '0prxx00000000M7AAI',
      targetActionName: 'Wrap_It',
      targetActionId: '300xx0000000001',
      externalId: 'WRAP-3',
      executionId: '8d1f',
      onBehalfOfId: '001xx000003DGQW',
    };
    assert.deepEqual(told, {
      accepted: { reactionType: 'Accepted', ...rest },
      declined: { reactionType: 'Rejected', ...rest },
      replaced: { reactionType: 'Rejected', ...rest },
    });
  });
});

describe('a recommender is told nothing', () => {
  const [suggestion] = fromAlgolia(answer('algolia-recommend'), {
    ...why,
    index: 'products',
    attributes: { name: 'title' },
  }).suggestions;
  const tellAll = (signal: unknown) => [
    toAlgoliaEvent(signal, { userToken: 'u' }),
    toGoogleUserEvent(signal, { visitorId: 'v' }),
    toPersonalizeEvent(signal),
    toPersonalizeActionInteraction(signal),
    toNextBestActionReaction(signal, { strategyName: 's' }),
  ];

  test('about the suggestions of another one', () => {
    const told = tellAll(signalAbout(suggestion, 'accepted'));
    assert.deepEqual(
      told.map(event => event !== undefined),
      [true, false, false, false, false],
    );
  });

  test('of training', () => {
    assert.deepEqual(tellAll(signalAbout(suggestion, 'accepted', 'training')), Array(5).fill(undefined));
  });

  test('by what is no signal', () => {
    const good = signalAbout(suggestion, 'accepted');
    const odd = [
      null,
      undefined,
      5,
      'x',
      {},
      [],
      { ...good, data: null },
      { ...good, type: 'dev.tillside.promise.shown' },
    ];
    const wrong = [
      { ...good, time: 'soon' },
      { ...good, id: 5 },
      { ...good, data: { ...good.data, attribution: 'x' } },
    ];
    for (const signal of [...odd, ...wrong]) assert.deepEqual(tellAll(signal), Array(5).fill(undefined));
  });
});
