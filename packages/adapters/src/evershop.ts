import { adapt } from './shared/adapt.js';
import { findItems, hasTwoOf, listAt } from './shared/answer.js';
import { adaptCart, type AdaptedCart } from './shared/cart.js';
import type { Field } from './shared/field.js';
import { plainText } from './shared/html.js';
import { majorUnits } from './shared/money.js';
import type { Adapted, AdapterOptions } from './shared/options.js';
import { imageOf, suggestionOf } from './shared/product.js';

export type { AdaptedCart } from './shared/cart.js';
export type { Adapted, AdapterOptions, Item } from './shared/options.js';

const isProduct = hasTwoOf('sku', 'name', 'uuid', 'productId', 'price', 'inventory', 'url');

/**
 * Products of EverShop, from any GraphQL query for them. For `relatedProducts` or `crossSellProducts`, pass that list:
 * in a whole answer, the outermost products count. The id is the `sku`, which the cart takes.
 */
export const fromEverShop = (answer: unknown, options: AdapterOptions): Adapted =>
  adapt(answer, {
    noun: 'product',
    items: root => findItems(root, isProduct),
    suggestion: item => {
      const price = (name: string) => {
        const amount = item.get('price', name);
        return majorUnits(amount.get('value'), amount.get('currency'));
      };
      const image = item.get('image');
      return suggestionOf(
        item,
        {
          id: item.first('sku', 'uuid', 'productId'),
          name: plainText(item.get('name')),
          image: imageOf(image.first('url', 'listing', 'single', 'thumb', 'origin'), {
            alt: plainText(image.get('alt')),
          }),
          // The special price is the regular one where there is none.
          price: price('special') ?? price('regular'),
          was: price('special') && price('regular'),
          href: item.get('url'),
          availability: availabilityOf(item.get('inventory', 'isInStock')),
        },
        options,
      );
    },
  });

/**
 * A cart of EverShop: any GraphQL query for `myCart`, or the `data` of `useCartState()`. Ids are the `productSku`, as in
 * {@link fromEverShop}.
 */
export const fromEverShopCart = (answer: unknown): AdaptedCart =>
  adaptCart(answer, {
    lines: holder => listAt(holder, ['items']),
    item: line => ({ id: line.first('productSku', 'productId'), quantity: line.get('qty') }),
    total: cart => {
      const total = cart.get('grandTotal');
      const currency = total.get('currency');
      return majorUnits(total.get('value'), currency.isMissing ? cart.get('currency') : currency);
    },
  });

function availabilityOf(stock: Field): Field {
  if (stock.isMissing) return stock;
  if (typeof stock.value !== 'boolean') return stock.wrong('true or false', 'type');
  return stock.with(stock.value ? 'InStock' : 'OutOfStock');
}
