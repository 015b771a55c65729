import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fromSchemaOrg, readSchemaOrg } from '@tillside/adapters/schema-org';
import { answer, faultsOf, from, productsOf, why } from './vendor.js';

const graph = answer('schema-org');
const product = (more: object) => ({ '@type': 'Product', name: 'Teapot', sku: 'pot', ...more });
const priceOf = (offers: unknown, more = {}) =>
  productsOf(fromSchemaOrg(product({ offers }), { ...why, ...more })).pot?.price;

describe('a product of schema.org', () => {
  test('becomes a suggestion with everything that the page says of it', () => {
    const { suggestions } = fromSchemaOrg(graph, { ...why, from });
    assert.deepEqual(suggestions[0], {
      id: '22699',
      kind: 'product',
      title: "Teacup & saucer, 'roses'",
      audience: 'everyone',
      reason: { text: 'It goes with the cake stand', basis: 'basket' },
      product: {
        id: '22699',
        gtin: '5012345678900',
        name: "Teacup & saucer, 'roses'",
        image: { src: 'https://shop.example/cup-1x1.jpg', alt: 'A cup', width: 600, height: 600 },
        price: { currency: 'GBP', value: '2.95' },
        was: { currency: 'GBP', value: '3.5' },
        href: 'https://shop.example/teacup',
        availability: 'LimitedAvailability',
      },
    });
  });

  test('can be a group, which costs from its lowest price and can be had if one variant can', () => {
    const { suggestions } = fromSchemaOrg(graph, { ...why, from });
    assert.equal(suggestions[1]?.detail, 'from GBP 12');
    assert.deepEqual(suggestions[1]?.product, {
      id: 'stand',
      name: 'Cake stand',
      image: { src: 'https://shop.example/stand.jpg' },
      availability: 'InStock',
    });
  });

  test('keeps what can be read of it, and each fault names its field', () => {
    assert.deepEqual(faultsOf(fromSchemaOrg(graph, { ...why, from })), [
      'format /@graph/3/offers/lowPrice expected a decimal, got "ab 12 €"',
      `unknown /@graph/3/offers/availability expected one of schema.org's words for availability, got "https://schema.org/Maybe"`,
    ]);
  });

  test('is found wherever JSON-LD may have it', () => {
    const teapot = product({});
    const places = [
      teapot,
      [teapot],
      { '@graph': [{ '@type': 'WebSite' }, teapot] },
      { '@type': 'WebPage', mainEntity: teapot },
      { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', position: 1, item: teapot }] },
      { ...teapot, '@type': ['Product', 'Vehicle'] },
      { ...teapot, '@type': 'http://schema.org/Product' },
      { ...teapot, '@type': 'ProductModel' },
      JSON.stringify(teapot),
    ];
    for (const place of places)
      assert.equal(fromSchemaOrg(place, why).suggestions[0]?.title, 'Teapot', JSON.stringify(place));
  });
});

describe('a price of schema.org', () => {
  test('can be text, a number, or in a specification', () => {
    const price = { currency: 'EUR', value: '1299' };
    const priceCurrency = 'EUR';
    assert.deepEqual(priceOf({ price: '1299', priceCurrency }), price);
    assert.deepEqual(priceOf([{ price: 1299, priceCurrency }]), price);
    assert.deepEqual(priceOf({ priceSpecification: { price: 1299, priceCurrency } }), price);
    assert.deepEqual(
      priceOf({ '@type': 'AggregateOffer', lowPrice: 1299, highPrice: 1299, priceCurrency }),
      price,
    );
  });

  test('with a thousands separator is none, since it could mean two things', () => {
    assert.equal(priceOf({ price: '1,299', priceCurrency: 'EUR' }), undefined);
  });

  test('of several that differ is none without words for it', () => {
    const offers = { lowPrice: '10.00', highPrice: 20, priceCurrency: 'EUR' };
    assert.equal(priceOf(offers), undefined);
    assert.deepEqual(faultsOf(fromSchemaOrg(product({ offers }), why)), [
      'rule /offers/lowPrice expected one price, or `from` in the options, got "10.00 to 20"',
    ]);
  });

  test('that is also the list price is no earlier price', () => {
    const list = { price: 15, priceCurrency: 'EUR', priceType: 'https://schema.org/ListPrice' };
    const offers = { priceSpecification: [list, { price: 12, priceCurrency: 'EUR' }] };
    const { pot } = productsOf(fromSchemaOrg(product({ offers }), why));
    assert.deepEqual([pot?.price?.value, pot?.was?.value], ['12', '15']);
  });
});

describe('the scripts of a page', () => {
  const page = (...texts: string[]) => ({
    querySelectorAll: (selectors: string) => {
      assert.equal(selectors, 'script[type="application/ld+json" i]');
      return texts.map(textContent => ({ textContent }));
    },
  });

  test('are read together, and one that is no JSON costs only itself', () => {
    const adapted = readSchemaOrg(page('{ broken', JSON.stringify(product({ gtin: '123' }))), why);
    assert.equal(adapted.suggestions[0]?.product?.id, 'pot');
    assert.deepEqual(faultsOf(adapted), [
      'json /0 expected JSON in this script',
      'format /1/gtin expected a GTIN with its check digit, got "123"',
    ]);
  });

  test('without a product result in nothing, without a problem', () => {
    assert.deepEqual(readSchemaOrg(page('{"@type":"Organization"}'), why), { suggestions: [], problems: [] });
    assert.deepEqual(readSchemaOrg(page(), why), { suggestions: [], problems: [] });
  });
});

describe('a node that is only referred to', () => {
  const cup = {
    '@type': 'Product',
    '@id': '#cup',
    sku: '22699',
    name: 'Teacup',
    offers: { '@id': '#offer' },
  };
  const offer = { '@type': 'Offer', '@id': '#offer', price: '2.95', priceCurrency: 'GBP' };
  const price = { currency: 'GBP', value: '2.95' };

  test('is looked up in the same graph', () => {
    const graph = { '@context': 'https://schema.org', '@graph': [cup, offer] };
    assert.deepEqual(productsOf(fromSchemaOrg(graph, why))['22699']?.price, price);
  });

  test('is looked up in the other scripts of the page', () => {
    const page = {
      querySelectorAll: () => [cup, offer].map(node => ({ textContent: JSON.stringify(node) })),
    };
    assert.deepEqual(productsOf(readSchemaOrg(page, why))['22699']?.price, price);
  });

  test('is the product once, however many refer to it', () => {
    const graph = {
      '@graph': [
        { '@type': 'WebPage', mainEntity: { '@id': '#cup' } },
        { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: { '@id': '#cup' } }] },
        cup,
        offer,
      ],
    };
    assert.deepEqual(Object.keys(productsOf(fromSchemaOrg(graph, why))), ['22699']);
  });

  test('may be told of in two places', () => {
    const more = { '@type': 'Product', '@id': '#cup', image: 'https://shop.example/cup.jpg' };
    const { suggestions, problems } = fromSchemaOrg([cup, more, offer], why);
    assert.equal(suggestions.length, 1);
    assert.equal(suggestions[0]?.product?.image?.src, 'https://shop.example/cup.jpg');
    assert.deepEqual(problems, []);
  });

  test('may be told of in 20,000 places: the first that says something counts', () => {
    const places = Array.from({ length: 20_000 }, (_, at) => ({
      '@id': '#cup',
      image: `https://shop.example/cup-${at}.jpg`,
      offers: null,
    }));
    const { suggestions, problems } = fromSchemaOrg([{ ...cup, offers: '' }, ...places, cup, offer], why);
    assert.equal(suggestions.length, 1);
    assert.equal(suggestions[0]?.product?.image?.src, 'https://shop.example/cup-0.jpg');
    assert.deepEqual(suggestions[0].product.price, price);
    assert.deepEqual(problems, []);
  });

  test('is not there: a problem names the reference', () => {
    const { suggestions, problems } = fromSchemaOrg([{ ...cup, name: { '@id': '#nowhere' } }], why);
    assert.deepEqual(suggestions, []);
    assert.equal(problems[0]?.path, '/0/name');
  });

  test('is a variant: it counts for its group, whichever of them names the other', () => {
    const group = { '@type': 'ProductGroup', '@id': '#tea', productGroupID: 'tea', name: 'Teacup' };
    const variants = ['2.95', '3.50'].map((value, at) => ({
      '@type': 'Product',
      '@id': `#v${at}`,
      sku: `v${at}`,
      name: `Teacup ${at}`,
      offers: { '@type': 'Offer', price: value, priceCurrency: 'GBP' },
    }));
    const named = [
      [{ ...group, hasVariant: [{ '@id': '#v0' }, { '@id': '#v1' }] }, ...variants],
      [group, ...variants.map(variant => ({ ...variant, isVariantOf: { '@id': '#tea' } }))],
    ];
    for (const graph of named) {
      const { suggestions } = fromSchemaOrg({ '@graph': graph }, { ...why, from });
      assert.deepEqual(
        suggestions.map(({ id, detail }) => [id, detail]),
        [['tea', 'from GBP 2.95']],
      );
    }
  });

  test('refers to itself: nothing hangs', () => {
    const { suggestions } = fromSchemaOrg(
      [{ ...cup, offers: { '@id': '#cup' }, hasVariant: { '@id': '#cup' }, isVariantOf: { '@id': '#cup' } }],
      why,
    );
    assert.deepEqual(
      suggestions.map(({ id }) => id),
      ['22699'],
    );
  });
});
