import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fromCommercetools } from '@tillside/adapters/commercetools';
import { fromEverShop } from '@tillside/adapters/evershop';
import { fromMagento } from '@tillside/adapters/magento';
import { fromMedusa } from '@tillside/adapters/medusa';
import { fromShopifyAjax, fromShopifyStorefront } from '@tillside/adapters/shopify';
import { fromWooCommerce } from '@tillside/adapters/woocommerce';
import { answer, faultsOf, from, productsOf, why } from './vendor.js';

const pounds = (value: string) => ({ currency: 'GBP', value });

describe('Shopify’s Ajax API', () => {
  const recommended = answer('shopify-recommendations');
  const options = { ...why, currency: 'GBP' };

  test('counts in hundredths', () => {
    assert.deepEqual(productsOf(fromShopifyAjax(recommended, { ...options, from }))['7001'], {
      id: '7001',
      gtin: '5012345678900',
      name: 'Regency teacup & saucer, roses',
      image: {
        src: 'https://cdn.shopify.com/s/files/1/cup.jpg?v=1',
        alt: 'A cup with roses',
        width: 1200,
        height: 1200,
      },
      price: pounds('2.95'),
      was: pounds('3.50'),
      href: '/products/regency-teacup?pr_prod_strat=e5_desc&pr_rec_id=0a1b&pr_rec_pid=7001&pr_ref_pid=7000&pr_seq=uniform',
      availability: 'InStock',
    });
  });

  test('counts in hundredths where a currency has none, too', () => {
    const yen = { id: 1, title: 'Senbei', price: 100000 };
    assert.deepEqual(productsOf(fromShopifyAjax([yen], { ...why, currency: 'JPY' }))['1']?.price, {
      currency: 'JPY',
      value: '1000.00',
    });
  });

  test('writes text with two decimals in major units, as in its search', () => {
    const found = { resources: { results: { products: [{ id: 1, title: 'Teapot', price: '12.50' }] } } };
    assert.deepEqual(productsOf(fromShopifyAjax(found, options))['1']?.price, pounds('12.50'));
  });

  test('has prices that could mean two things: they are left out', () => {
    for (const price of ['1250', 12.5, '12.5', '12,50', 'twelve', true, {}]) {
      const adapted = fromShopifyAjax({ products: [{ id: 1, title: 'Teapot', price }] }, options);
      const isWhole = price === '1250';
      assert.deepEqual(productsOf(adapted)['1']?.price, isWhole ? pounds('12.50') : undefined);
      assert.equal(adapted.problems.length, isWhole ? 0 : 1, JSON.stringify(price));
      if (!isWhole) assert.equal(adapted.problems[0]?.path, '/products/0/price');
    }
  });

  test('names no currency: without it in the options there are no prices, which is said once', () => {
    const adapted = fromShopifyAjax(recommended, { ...why, from } as never);
    assert.ok(adapted.suggestions.every(({ product }) => product && !product.price));
    assert.equal(adapted.problems.filter(({ path }) => path === '/currency').length, 1);
  });

  test('can suggest a variant that can be had, by the id that its cart takes', () => {
    const stand = productsOf(fromShopifyAjax(recommended, { ...options, variant: true }))['8003'];
    assert.equal(stand?.name, 'Cake stand, Three tiers');
    assert.deepEqual(stand.price, pounds('20.00'));
  });

  test('keeps a product with a price in words, and says where it is', () => {
    assert.deepEqual(faultsOf(fromShopifyAjax(recommended, { ...options, from })), [
      'format /products/2/price expected a whole number of minor units, got "12,50 €"',
    ]);
  });
});

describe('Shopify’s Storefront API', () => {
  const queried = answer('shopify-storefront');

  test('is read whatever the query calls its fields', () => {
    const cup = productsOf(fromShopifyStorefront(queried, { ...why, from }))['gid://shopify/Product/7001'];
    assert.deepEqual(cup?.price, pounds('2.95'));
    assert.equal(cup.href, 'https://shop.example/products/regency-teacup');
    const connection = { data: { products: { edges: [{ node: { id: 'gid://1', title: 'Teapot' } }] } } };
    assert.equal(fromShopifyStorefront(connection, why).suggestions[0]?.title, 'Teapot');
    const collection = {
      data: { collection: { id: 'c', title: 'Tea', products: { nodes: [{ id: 'p', title: 'Pot' }] } } },
    };
    assert.equal(fromShopifyStorefront(collection, why).suggestions[0]?.title, 'Pot');
    const single = { data: { product: { id: 'gid://1', title: 'Teapot', variants: { nodes: [] } } } };
    assert.equal(fromShopifyStorefront(single, why).suggestions[0]?.title, 'Teapot');
  });

  test('that was asked for too little says what is missing', () => {
    const asked = { data: { products: { nodes: [{ title: 'Teapot', handle: 'teapot' }] } } };
    assert.deepEqual(faultsOf(fromShopifyStorefront(asked, why)), [
      'required /data/products/nodes/0/id expected text, got undefined',
    ]);
  });

  test('has unit prices of variants, and orders what is not in stock', () => {
    const tea = productsOf(fromShopifyStorefront(queried, { ...why, variant: true }))[
      'gid://shopify/ProductVariant/8004'
    ];
    assert.deepEqual(tea?.price, { currency: 'JPY', value: '600' });
    assert.deepEqual(tea.unitPrice, { currency: 'JPY', value: '1200', per: '100 g' });
    assert.equal(tea.availability, 'BackOrder');
    assert.equal(tea.name, 'Darjeeling, 50 g');
  });

  test('has unit prices in units as they are written', () => {
    const per = (referenceUnit: string) => {
      const unitPrice = { amount: '2.00', currencyCode: 'GBP' };
      const unitPriceMeasurement = { referenceUnit, referenceValue: 1 };
      const price = { amount: '1.00', currencyCode: 'GBP' };
      const variants = { nodes: [{ id: 'v', title: 'Tea', price, unitPrice, unitPriceMeasurement }] };
      const adapted = fromShopifyStorefront(
        { product: { id: 'p', title: 'Tea', variants } },
        { ...why, variant: true },
      );
      assert.deepEqual(adapted.problems, []);
      return adapted.suggestions[0]?.product?.unitPrice?.per;
    };
    assert.deepEqual(['FLOZ', 'LB', 'M2', 'L', 'KG', 'UNKNOWN'].map(per), [
      'fl oz',
      'lb',
      'm²',
      'L',
      'kg',
      undefined,
    ]);
  });

  test('says "from" in the shop’s words', () => {
    const { suggestions } = fromShopifyStorefront(queried, { ...why, from });
    assert.equal(suggestions[1]?.detail, 'from JPY 600');
    assert.equal(suggestions[1].product?.price, undefined);
  });
});

describe('WooCommerce', () => {
  const products = answer('woocommerce-products');

  test('says in how many decimal places it counts', () => {
    const shown = productsOf(fromWooCommerce(products, { ...why, from }));
    assert.deepEqual(shown['34']?.price, pounds('2.95'));
    assert.deepEqual(shown['34']?.was, pounds('3.50'));
    assert.deepEqual(shown['36']?.price, { currency: 'KWD', value: '7' });
    assert.equal(shown['37']?.price, undefined);
  });

  test('has names in HTML, a picture for lists, and its own words for stock', () => {
    const shown = productsOf(fromWooCommerce(products, { ...why, from }));
    assert.equal(shown['34']?.name, 'Teacup ’Roses’ & saucer');
    assert.deepEqual(shown['34']?.image, {
      src: 'https://shop.example/wp-content/uploads/cup-450x450.jpg',
      alt: 'A cup with "roses"',
    });
    assert.deepEqual(
      ['34', '35', '36', '37'].map(id => shown[id]?.availability),
      ['LimitedAvailability', 'BackOrder', 'OutOfStock', undefined],
    );
  });

  test('has ranges in yen, without decimals', () => {
    const { suggestions } = fromWooCommerce(products, { ...why, from });
    assert.equal(suggestions[1]?.detail, 'from JPY 1200');
  });

  test('has faults with their names', () => {
    assert.deepEqual(faultsOf(fromWooCommerce(products, { ...why, from })), [
      'required /3/prices/currency_minor_unit expected a number of decimal places, got nothing',
      'type /3/is_in_stock expected true or false, got "yes"',
    ]);
  });
});

describe('Magento', () => {
  const products = answer('magento-products');

  test('has amounts in major units, and ids that its cart takes', () => {
    assert.deepEqual(productsOf(fromMagento(products, { ...why, from }))['22699'], {
      id: '22699',
      name: 'Teacup & saucer',
      image: { src: 'https://shop.example/media/cup.jpg', alt: 'A cup' },
      price: pounds('2.95'),
      was: pounds('3.5'),
      href: '/teacup.html',
      availability: 'LimitedAvailability',
    });
  });

  test('answers in part: what is there is used, and the rest is told', () => {
    const adapted = fromMagento(products, { ...why, from });
    assert.equal(adapted.suggestions[1]?.detail, 'from GBP 12');
    assert.equal(adapted.suggestions[1].product?.availability, 'OutOfStock');
    assert.deepEqual(faultsOf(adapted), [
      'load /errors/0/message the answer is an error: "Internal server error"',
      'type /data/products/items/2 expected a product, got null',
    ]);
  });

  test('is read from a list inside an answer, too', () => {
    const related = [{ sku: 'pot', name: 'Teapot', url_key: 'pot' }];
    assert.equal(productsOf(fromMagento(related, why)).pot?.name, 'Teapot');
    assert.equal(productsOf(fromMagento(related, why)).pot?.href, undefined);
  });
});

describe('Medusa', () => {
  test('has decimals in version 2', () => {
    const shown = productsOf(fromMedusa(answer('medusa-v2'), { ...why, from }));
    assert.deepEqual(shown.prod_cup?.price, pounds('2.95'));
    assert.deepEqual(shown.prod_cup?.was, pounds('3.5'));
    assert.equal(shown.prod_cup?.availability, 'InStock');
    assert.equal(shown.prod_stand?.availability, 'BackOrder');
  });

  test('has minor units in version 1: 7000 is 70.00 pounds, and 7,000 yen', () => {
    const priceIn = (currency: string) =>
      productsOf(fromMedusa(answer('medusa-v1'), { ...why, currency })).prod_cup?.price;
    assert.deepEqual(priceIn('gbp'), pounds('70.00'));
    assert.deepEqual(priceIn('JPY'), { currency: 'JPY', value: '7000' });
    for (const unsure of ['KWD', 'ISK', 'MGA', 'pounds']) assert.equal(priceIn(unsure), undefined);
    assert.deepEqual(
      faultsOf(fromMedusa(answer('medusa-v1'), { ...why, currency: 'ISK' }))[0],
      'rule /products/0/variants/0/calculated_price expected an amount of version 2, for this currency, got 7000',
    );
  });

  test('has `prices` that look the same in both versions: they are not read', () => {
    const adapted = fromMedusa(answer('medusa-v2'), { ...why, from });
    assert.equal(productsOf(adapted).prod_pot?.price, undefined);
    assert.deepEqual(faultsOf(adapted), [
      'required /products/2/variants/0/calculated_price expected a price: ask for `calculated_price` in a region, got null',
    ]);
  });

  test('can suggest a variant that can be had', () => {
    const adapted = fromMedusa(answer('medusa-v2'), { ...why, variant: true });
    assert.deepEqual(productsOf(adapted).variant_3?.price, pounds('20'));
  });
});

describe('commercetools', () => {
  const options = { ...why, locale: 'en-GB', currency: 'GBP', country: 'GB', from };
  const page = answer('commercetools-projections');

  test('has amounts with their own number of decimal places', () => {
    const adapted = fromCommercetools(page, options);
    const shown = productsOf(adapted);
    assert.deepEqual(shown.c9a1?.price, pounds('2.95'));
    assert.deepEqual(shown.c9a1?.was, pounds('3.50'));
    assert.equal(adapted.suggestions[1]?.detail, 'from GBP 12.00');
    const precise = fromCommercetools(page, { ...options, variant: true });
    assert.deepEqual(productsOf(precise)['stand-3']?.price, pounds('19.995'));
  });

  test('has the price of a subscription beside the one of a single order, which counts', () => {
    const value = (centAmount: number) => ({
      type: 'centPrecision',
      currencyCode: 'GBP',
      centAmount,
      fractionDigits: 2,
    });
    const recurrencePolicy = { typeId: 'recurrence-policy', id: 'monthly' };
    const prices = [{ value: value(295) }, { value: value(250), recurrencePolicy }];
    const cup = { id: 'cup', name: { 'en-GB': 'Cup' }, masterVariant: { id: 1, prices }, variants: [] };
    assert.deepEqual(productsOf(fromCommercetools(cup, options)).cup?.price, pounds('2.95'));
  });

  test('has names in the language, or in the same one elsewhere, but in no other', () => {
    assert.deepEqual(
      fromCommercetools(page, options).suggestions.map(({ title }) => title),
      ['Teacup & saucer', 'Cake stand', 'Teapot'],
    );
    assert.deepEqual(
      fromCommercetools(page, { ...options, locale: 'de-AT' }).suggestions.map(({ title }) => title),
      ['Teetasse', 'Etagere'],
    );
  });

  test('has prices for several countries: without one of them there is none', () => {
    const { country, ...nowhere } = options;
    assert.equal(country, 'GB');
    const several = {
      masterVariant: { prices: [{ value: { currencyCode: 'GBP' } }, { value: { currencyCode: 'GBP' } }] },
    };
    const adapted = fromCommercetools([{ id: 'a', name: { en: 'A' }, ...several }], nowhere);
    assert.deepEqual(faultsOf(adapted), [
      'rule /0/masterVariant/prices expected one price: select a currency and country, got a list of 2',
    ]);
  });

  test('has cents that are whole', () => {
    assert.deepEqual(faultsOf(fromCommercetools(page, options)), [
      'format /results/2/masterVariant/prices/0/value/centAmount expected a whole number of minor units, got 12.5',
    ]);
  });

  test('reads a product of the catalogue, too', () => {
    const product = {
      id: 'p',
      masterData: { current: { name: { en: 'Teapot' }, masterVariant: { sku: 'pot' } } },
    };
    assert.equal(fromCommercetools(product, options).suggestions[0]?.title, 'Teapot');
    assert.equal(fromCommercetools({ results: [{ product }] }, options).suggestions[0]?.product?.id, 'p');
  });
});

describe('EverShop', () => {
  test('has prices in major units, with the special one now', () => {
    const adapted = fromEverShop(answer('evershop-cross-sell'), why);
    assert.deepEqual(productsOf(adapted)['22699'], {
      id: '22699',
      name: 'Teacup & saucer',
      image: { src: '/assets/cup-listing.png', alt: 'A cup' },
      price: pounds('2.95'),
      was: pounds('3.5'),
      href: '/teacup',
      availability: 'InStock',
    });
    assert.deepEqual(faultsOf(adapted), [
      'format /data/product/crossSellProducts/1/price/regular/value expected a decimal, got "twelve"',
    ]);
  });
});

describe('the options', () => {
  const [cup] = answer('woocommerce-products') as [object];

  test('decide on the reason, the kind, the audience, the id and the address of each', () => {
    const { suggestions } = fromWooCommerce([cup], {
      reason: item => ({ text: `Bought with ${String(item.sku)}`, basis: 'general' }),
      kind: 'offer',
      audience: 'associate',
      id: item => String(item.sku),
      href: item => `/p/${String(item.slug)}`,
    });
    const [{ id, kind, audience, reason, product }] = suggestions as [(typeof suggestions)[0]];
    assert.deepEqual(
      { id, kind, audience, reason },
      {
        id: '22699',
        kind: 'offer',
        audience: 'associate',
        reason: { text: 'Bought with 22699', basis: 'general' },
      },
    );
    assert.deepEqual([product?.id, product?.href], ['22699', '/p/teacup-roses']);
  });

  test('that throw cost only their item', () => {
    const adapted = fromWooCommerce([cup, { ...cup, id: 2 }], {
      ...why,
      id: ({ id }) => {
        if (id === 34) throw new Error('no such id');
        return String(id);
      },
    });
    assert.deepEqual(faultsOf(adapted), ['json /0 could not be read: no such id']);
    assert.equal(adapted.suggestions.length, 1);
  });

  test('without a reason suggest nothing', () => {
    const adapted = fromWooCommerce([cup], {} as never);
    assert.deepEqual(adapted.suggestions, []);
    assert.equal(adapted.problems[0]?.path, '/reason');
  });
});
