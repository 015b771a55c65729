import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fromAlgolia } from '@tillside/adapters/algolia';
import { fromPersonalize, fromPersonalizeActions } from '@tillside/adapters/amazon-personalize';
import { fromCommercetools } from '@tillside/adapters/commercetools';
import { fromEverShop } from '@tillside/adapters/evershop';
import { fromGoogleRetail } from '@tillside/adapters/google-retail';
import { fromMagento } from '@tillside/adapters/magento';
import { fromMedusa } from '@tillside/adapters/medusa';
import { fromNextBestAction } from '@tillside/adapters/salesforce';
import { type Adapted, fromSchemaOrg } from '@tillside/adapters/schema-org';
import { fromShopifyAjax, fromShopifyStorefront } from '@tillside/adapters/shopify';
import { fromWooCommerce } from '@tillside/adapters/woocommerce';
import { parseMoment } from '@tillside/contract';
import { answer, changed, from, places, strange, why } from './vendor.js';

const options = {
  ...why,
  from,
  currency: 'GBP',
  locale: 'en',
  index: 'products',
  attributes: { name: 'title', price: 'price.now', availability: 'stock' },
};

/** Every adapter, with an answer, and an error as the vendor writes it. */
const vendors: [name: string, adapt: (answer: unknown) => Adapted, fixture: string, error: unknown][] = [
  ['schema.org', data => fromSchemaOrg(data, options), 'schema-org', { message: 'Not found' }],
  [
    'Shopify Ajax',
    data => fromShopifyAjax(data, options),
    'shopify-recommendations',
    { status: 404, message: 'Not Found', description: 'Product not found' },
  ],
  [
    'Shopify Storefront',
    data => fromShopifyStorefront(data, options),
    'shopify-storefront',
    { errors: [{ message: "Field 'x' doesn't exist", extensions: { code: 'undefinedField' } }] },
  ],
  [
    'WooCommerce',
    data => fromWooCommerce(data, options),
    'woocommerce-products',
    { code: 'rest_no_route', message: 'No route was found', data: { status: 404 } },
  ],
  [
    'Magento',
    data => fromMagento(data, options),
    'magento-products',
    { errors: [{ message: 'Syntax Error' }] },
  ],
  [
    'Medusa',
    data => fromMedusa(data, options),
    'medusa-v2',
    { type: 'not_allowed', message: 'Publishable API key required' },
  ],
  [
    'commercetools',
    data => fromCommercetools(data, options),
    'commercetools-projections',
    {
      statusCode: 401,
      message: 'invalid_token',
      errors: [{ code: 'invalid_token', message: 'invalid_token' }],
    },
  ],
  [
    'EverShop',
    data => fromEverShop(data, options),
    'evershop-cross-sell',
    { error: { status: 500, message: 'Internal server error' } },
  ],
  [
    'Algolia',
    data => fromAlgolia(data, options),
    'algolia-recommend',
    { message: 'Invalid Application-ID or API key', status: 403 },
  ],
  [
    'Google',
    data => fromGoogleRetail(data, options),
    'google-predict',
    { error: { code: 403, message: 'Permission denied', status: 'PERMISSION_DENIED' } },
  ],
  [
    'Personalize',
    data => fromPersonalize(data, { ...options, attributes: {} }),
    'personalize-items',
    { __type: 'ResourceNotFoundException', message: 'Campaign not found' },
  ],
  [
    'Personalize’s actions',
    data => fromPersonalizeActions(data, { ...why, title: id => id }),
    'personalize-actions',
    { __type: 'ResourceNotFoundException', Message: 'Campaign not found' },
  ],
  [
    'Next Best Action',
    data => fromNextBestAction(data, why),
    'next-best-action',
    [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }],
  ],
];

/** What an adapter makes is a valid part of a moment as it is, and its problems point into the answer. */
const assertValid = ({ suggestions, problems }: Adapted) => {
  const { moment, problems: faults } = parseMoment({ version: 1, id: 'm', suggestions });
  assert.deepEqual(
    faults.filter(({ code }) => code !== 'entity'),
    [],
  );
  assert.deepEqual(moment?.suggestions, suggestions);
  for (const { path, message } of problems) {
    assert.match(path, /^(\/|$)/);
    assert.ok(message);
  }
  assert.ok(problems.length <= 100);
};

const throwing = new Proxy(
  {},
  {
    get: () => {
      throw new Error('no');
    },
    getOwnPropertyDescriptor: () => {
      throw new Error('no');
    },
  },
);
const cyclic: Record<string, unknown> = { name: 5 };
Object.assign(cyclic, {
  data: cyclic,
  products: cyclic,
  results: cyclic,
  hits: [cyclic],
  '@graph': [cyclic],
});

for (const [name, adapt, fixture, error] of vendors)
  describe(`an answer of ${name}`, () => {
    const good = answer(fixture);

    test('is valid in a moment', () => {
      const adapted = adapt(good);
      assert.ok(adapted.suggestions.length);
      assertValid(adapted);
    });

    test('can be JSON text', () => {
      assert.deepEqual(adapt(`\ufeff${JSON.stringify(good)}`), adapt(good));
      assert.match(adapt('<html>').problems[0]!.message, /could not be read/);
    });

    test('that is empty is a problem, not an exception', () => {
      for (const empty of [
        undefined,
        null,
        '',
        '  ',
        {},
        5,
        true,
        'null',
        throwing,
        cyclic,
        Symbol('x'),
        1n,
      ]) {
        const { suggestions, problems } = adapt(empty);
        assert.deepEqual(suggestions, []);
        assert.ok(problems.length, typeof empty);
      }
    });

    test('that is an error is told in the vendor’s words', () => {
      const { suggestions, problems } = adapt(error);
      assert.deepEqual(suggestions, []);
      assert.equal(problems[0]?.code, 'load');
      assert.match(problems[0].path, /(message|description)$/i);
      assert.equal(problems.length, 1);
    });

    test('may have fields that nobody knows', () => {
      const isObject = (value: unknown) => typeof value === 'object' && value && !Array.isArray(value);
      let more = good;
      for (const place of places(good).reverse())
        more = changed(more, place, value =>
          isObject(value) ? { ...(value as object), unheardOf: 1 } : value,
        );
      assert.deepEqual(adapt(more), adapt(good));
    });

    test('with anything at any place makes what is valid', () => {
      const all = places(good);
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.nat(all.length - 1), strange), { minLength: 1, maxLength: 3 }),
          changes => {
            let data = good;
            for (const [at, value] of changes) {
              try {
                data = changed(data, all[at]!, () => value);
              } catch {
                // A change before it has taken the place away.
              }
            }
            assertValid(adapt(data));
          },
        ),
        { numRuns: 300 },
      );
    });

    test('with 10,000 items is cut to 100, and that is told', () => {
      const isItems = (value: unknown) =>
        Array.isArray(value) &&
        value.length > 1 &&
        value.every(each => each === null || typeof each === 'object');
      const list = places(good).find(place => {
        let found = false;
        changed(good, place, value => ((found = isItems(value)), value));
        return found;
      })!;
      const many = changed(good, list, value =>
        Array.from({ length: 10_000 }, (_, at) => {
          const item = (value as unknown[])[at % 2 ? 1 : 0];
          // In JSON-LD, the same `@id` again would be the same item.
          return item && typeof item === 'object' ? { ...item, '@id': `#${at}` } : item;
        }),
      );
      const adapted = adapt(many);
      assertValid(adapted);
      assert.ok(adapted.problems.some(({ code }) => code === 'too-many'));
    });
  });
