import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fromCommercetoolsCart } from '@tillside/adapters/commercetools';
import { type AdaptedCart, fromEverShopCart } from '@tillside/adapters/evershop';
import { fromMedusaCart } from '@tillside/adapters/medusa';
import { fromShopifyAjaxCart, fromShopifyStorefrontCart } from '@tillside/adapters/shopify';
import { fromWooCommerceCart } from '@tillside/adapters/woocommerce';
import { type Basket, parseMoment } from '@tillside/contract';
import { answer, changed, places, strange } from './vendor.js';

const pounds = (value: string) => ({ currency: 'GBP', value });
const gids = (product: number) => `gid://shopify/Product/${product}`;

/** Every cart, with the basket that it makes, and the places of its items and of its total. */
const carts: [
  name: string,
  adapt: (answer: unknown) => AdaptedCart,
  fixture: string,
  basket: Basket,
  items: string,
  total: string,
][] = [
  [
    'Shopify’s Ajax API',
    data => fromShopifyAjaxCart(data),
    'shopify-cart',
    {
      items: [
        { id: '7001', quantity: 3 },
        { id: '7002', quantity: 1 },
      ],
      total: pounds('31.90'),
    },
    '/items',
    '/total_price',
  ],
  [
    'Shopify’s Storefront API',
    data => fromShopifyStorefrontCart(data),
    'shopify-storefront-cart',
    {
      items: [
        { id: gids(7001), gtin: '5012345678900', quantity: 2 },
        { id: gids(7002), quantity: 1 },
      ],
      total: pounds('5.9'),
    },
    '/data/cartLinesAdd/cart/lines/nodes',
    '/data/cartLinesAdd/cart/cost/totalAmount/amount',
  ],
  [
    'WooCommerce',
    fromWooCommerceCart,
    'woocommerce-cart',
    {
      items: [
        { id: '22699', quantity: 2 },
        { id: '22424', quantity: 1 },
      ],
      total: pounds('36.40'),
    },
    '/items',
    '/totals/total_price',
  ],
  [
    'Medusa',
    data => fromMedusaCart(data),
    'medusa-cart',
    {
      items: [
        { id: 'prod_cup', gtin: '5012345678900', quantity: 2 },
        { id: 'prod_stand', quantity: 1 },
      ],
      total: pounds('9.85'),
    },
    '/cart/items',
    '/cart/total',
  ],
  [
    'commercetools',
    data => fromCommercetoolsCart(data),
    'commercetools-cart',
    {
      items: [
        { id: 'product-cup', quantity: 2 },
        { id: 'product-stand', quantity: 1 },
      ],
      total: pounds('32.45'),
    },
    '/lineItems',
    '/totalPrice/centAmount',
  ],
  [
    'EverShop',
    fromEverShopCart,
    'evershop-cart',
    {
      items: [
        { id: '22699', quantity: 2 },
        { id: 'stand', quantity: 1 },
      ],
      total: pounds('9.85'),
    },
    '/data/myCart/items',
    '/data/myCart/grandTotal/value',
  ],
];

/** What an adapter makes is a valid basket as it is. */
const assertValid = ({ basket, problems }: AdaptedCart) => {
  const { moment, problems: faults } = parseMoment({ version: 1, id: 'm', basket });
  assert.deepEqual(
    faults.filter(({ code }) => code !== 'too-many' && code !== 'entity'),
    [],
  );
  assert.deepEqual(moment?.basket, basket);
  assert.ok(problems.length <= 100);
};

const at = (pointer: string) => pointer.split('/').slice(1);

for (const [name, adapt, fixture, basket, items, total] of carts)
  describe(`a cart of ${name}`, () => {
    const good = answer(fixture);

    test('is a basket', () => {
      assert.deepEqual(adapt(good), { basket, problems: [] });
      assert.deepEqual(adapt(JSON.stringify(good)), { basket, problems: [] });
    });

    test('that is empty is an empty basket', () => {
      const { basket: made, problems } = adapt(changed(good, at(items), () => []));
      assert.deepEqual(made?.items, []);
      assert.deepEqual(problems, []);
    });

    test('that is an error is none, which is told in the vendor’s words', () => {
      for (const error of [{ errors: [{ message: 'Not found' }], data: null }, { message: 'Not found' }]) {
        const { basket: made, problems } = adapt(error);
        assert.equal(made, undefined);
        assert.deepEqual(
          problems.map(({ code, message }) => [code, message]),
          [['load', 'the answer is an error: "Not found"']],
        );
      }
    });

    test('that is missing is a problem, not an exception', () => {
      for (const empty of [undefined, null, '', {}, [], 5, 'null', '<html>', Symbol('x')]) {
        const { basket: made, problems } = adapt(empty);
        assert.equal(made, undefined);
        assert.equal(problems.length, 1, typeof empty);
      }
    });

    test('whose total is in words has none', () => {
      const { basket: made, problems } = adapt(changed(good, at(total), () => 'zwölf Pfund'));
      assert.deepEqual(made, { items: basket.items });
      assert.deepEqual(
        problems.map(({ path }) => path),
        [total],
      );
    });

    test('keeps what it knows of a line with a fault', () => {
      const { basket: made, problems } = adapt(
        changed(good, at(items), lines => [null, ...(lines as unknown[])]),
      );
      assert.deepEqual(made, basket);
      assert.deepEqual(
        problems.map(({ path }) => path),
        [`${items}/0`],
      );
    });

    test('with 10,000 lines is told, and all of them count', () => {
      const many = changed(good, at(items), lines =>
        Array.from({ length: 10_000 }, () => (lines as unknown[])[0]),
      );
      const adapted = adapt(many);
      assert.equal(adapted.basket?.items.length, 10_000);
      assert.deepEqual(
        adapted.problems.map(({ code, path }) => [code, path]),
        [['too-many', items]],
      );
    });

    test('with anything at any place makes a valid basket, or none', () => {
      const all = places(good);
      fc.assert(
        fc.property(fc.nat(all.length - 1), strange, (place, value) => {
          assertValid(adapt(changed(good, all[place]!, () => value)));
        }),
        { numRuns: 300 },
      );
    });
  });

test('GraphQL says in so many words that there is no cart yet: the basket is empty', () => {
  assert.deepEqual(fromEverShopCart({ data: { myCart: null } }), { basket: { items: [] }, problems: [] });
  assert.deepEqual(fromShopifyStorefrontCart({ data: { cart: null } }).basket, { items: [] });
  assert.deepEqual(fromCommercetoolsCart({ data: { me: { activeCart: null } } }).basket, { items: [] });
});

describe('the id of an item', () => {
  test('is that of the variant, if those are suggested', () => {
    const ids = ({ basket }: AdaptedCart) => basket?.items.map(({ id }) => id);
    const variant = { variant: true };
    assert.deepEqual(ids(fromShopifyAjaxCart(answer('shopify-cart'), variant)), ['8001', '8002']);
    assert.deepEqual(ids(fromMedusaCart(answer('medusa-cart'), variant)), ['variant_roses', 'variant_stand']);
    assert.deepEqual(ids(fromCommercetoolsCart(answer('commercetools-cart'), variant)), [
      '22699',
      'product-stand',
    ]);
    assert.deepEqual(ids(fromShopifyStorefrontCart(answer('shopify-storefront-cart'), variant)), [
      'gid://shopify/ProductVariant/8001',
      'gid://shopify/ProductVariant/8002',
    ]);
  });

  test('is missing: the item is left out, and that is told', () => {
    const { basket, problems } = fromShopifyAjaxCart({ items: [{ quantity: 1 }], currency: 'GBP' });
    assert.deepEqual(basket, { items: [] });
    assert.equal(problems[0]?.path, '/items/0/product_id');
  });
});

describe('a total', () => {
  test('of Shopify is in hundredths, also of yen', () => {
    const { basket } = fromShopifyAjaxCart({ items: [], total_price: 100000, currency: 'JPY' });
    assert.deepEqual(basket?.total, { currency: 'JPY', value: '1000.00' });
  });

  test('of Medusa 1, which names the currency elsewhere, is left out', () => {
    const cart = {
      items: [{ variant_id: 'v', variant: { product_id: 'p' }, quantity: 1, unit_price: 1250 }],
      region: { currency_code: 'gbp' },
      total: 1250,
    };
    const { basket, problems } = fromMedusaCart({ cart });
    assert.deepEqual(basket, { items: [{ id: 'p', quantity: 1 }] });
    assert.deepEqual(
      problems.map(({ path }) => path),
      ['/cart/total'],
    );
  });

  test('of WooCommerce without the decimal places is left out', () => {
    const { basket, problems } = fromWooCommerceCart({
      items: [],
      totals: { total_price: '1250', currency_code: 'GBP' },
    });
    assert.deepEqual(basket, { items: [] });
    assert.deepEqual(
      problems.map(({ path }) => path),
      ['/totals/currency_minor_unit'],
    );
  });
});

test('what useCartState() of EverShop holds is a cart', () => {
  const data = {
    currency: 'USD',
    items: [{ productSku: 'cup', qty: 1 }],
    grandTotal: { value: 15, text: '$15' },
  };
  assert.deepEqual(fromEverShopCart(data).basket, {
    items: [{ id: 'cup', quantity: 1 }],
    total: { currency: 'USD', value: '15' },
  });
});
