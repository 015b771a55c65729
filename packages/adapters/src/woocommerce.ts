import { adapt } from './shared/adapt.js';
import { listAt } from './shared/answer.js';
import { adaptCart, type AdaptedCart } from './shared/cart.js';
import type { Field } from './shared/field.js';
import { plainText } from './shared/html.js';
import { minorUnits, priceBetween } from './shared/money.js';
import type { Adapted, AdapterOptions } from './shared/options.js';
import { imageOf, suggestionOf } from './shared/product.js';

export type { AdaptedCart } from './shared/cart.js';
export type { Adapted, AdapterOptions, Item } from './shared/options.js';

/**
 * Products of the Store API: `/wc/store/v1/products`, with or without an id, or the `cross_sells` of `/wc/store/v1/cart`.
 * Prices are in minor units, of as many decimal places as `currency_minor_unit` says.
 */
export const fromWooCommerce = (answer: unknown, options: AdapterOptions): Adapted =>
  adapt(answer, {
    noun: 'product',
    items: root =>
      listAt(root, [], ['cross_sells'], ['products']) ?? (root.get('prices').isObject ? [root] : undefined),
    suggestion: item => {
      const prices = item.get('prices');
      const money = (value: Field) =>
        minorUnits(value, prices.get('currency_minor_unit'), prices.get('currency_code'));
      const range = prices.get('price_range');
      const low = money(range.get('min_amount')) ?? money(prices.get('price'));
      const [image = item.get('images', 0)] = item.get('images').list();
      return suggestionOf(
        item,
        {
          id: item.get('id'),
          name: plainText(item.get('name')),
          // The listing's picture, which the shop has cut to a size, in place of the original.
          image: imageOf(image.first('thumbnail', 'src'), { alt: plainText(image.get('alt')) }),
          ...priceBetween(low, money(range.get('max_amount')), options.from),
          was: item.get('on_sale').value === false ? undefined : money(prices.get('regular_price')),
          href: item.get('permalink'),
          availability: availabilityOf(item),
        },
        options,
      );
    },
  });

/** The cart of the Store API, `/wc/store/v1/cart`. The id of an item is that of its variation, where there is one. */
export const fromWooCommerceCart = (answer: unknown): AdaptedCart =>
  adaptCart(answer, {
    lines: holder => listAt(holder, ['items']),
    item: line => ({ id: line.get('id'), quantity: line.get('quantity') }),
    total: cart => {
      const totals = cart.get('totals');
      return minorUnits(
        totals.get('total_price'),
        totals.get('currency_minor_unit'),
        totals.get('currency_code'),
      );
    },
  });

function availabilityOf(item: Field): Field {
  const stock = item.get('is_in_stock');
  if (stock.isMissing) return stock;
  if (typeof stock.value !== 'boolean') return stock.wrong('true or false', 'type');
  if (!stock.value) return stock.with('OutOfStock');
  if (item.get('is_on_backorder').value === true) return stock.with('BackOrder');
  return stock.with(Number(item.get('low_stock_remaining').value) > 0 ? 'LimitedAvailability' : 'InStock');
}
