import { adapt } from './shared/adapt.js';
import { findItems, hasTwoOf } from './shared/answer.js';
import type { Field } from './shared/field.js';
import { plainText } from './shared/html.js';
import { majorUnits, priceBetween } from './shared/money.js';
import type { Adapted, AdapterOptions } from './shared/options.js';
import { imageOf, suggestionOf } from './shared/product.js';

export type { Adapted, AdapterOptions, Item } from './shared/options.js';

const isProduct = hasTwoOf('sku', 'name', 'uid', 'url_key', 'price_range', 'small_image', 'stock_status');

/**
 * Products of Magento and Adobe Commerce, from any GraphQL query for `ProductInterface`. For `related_products`,
 * `upsell_products` or `crosssell_products`, pass that list: in a whole answer, the outermost products count. The id is
 * the `sku`, which the cart takes.
 */
export const fromMagento = (answer: unknown, options: AdapterOptions): Adapted =>
  adapt(answer, {
    noun: 'product',
    items: root => findItems(root, isProduct),
    suggestion: item => {
      const price = (end: string, name: string) => {
        const amount = item.get('price_range', end, name);
        return majorUnits(amount.get('value'), amount.get('currency'));
      };
      const image = item.first('small_image', 'image', 'thumbnail');
      return suggestionOf(
        item,
        {
          id: item.first('sku', 'uid', 'id'),
          name: plainText(item.get('name')),
          image: imageOf(image.get('url'), { alt: plainText(image.get('label')) }),
          ...priceBetween(
            price('minimum_price', 'final_price'),
            price('maximum_price', 'final_price'),
            options.from,
          ),
          was: price('minimum_price', 'regular_price'),
          href: pageOf(item),
          availability: availabilityOf(item),
        },
        options,
      );
    },
  });

/** The address in the shop: only as a whole, since the suffix depends on the shop's settings. */
function pageOf(item: Field): Field {
  const [key, suffix] = [item.get('url_key'), item.get('url_suffix')];
  const whole = item.first('canonical_url', ['url_rewrites', 0, 'url']);
  if (typeof whole.value === 'string' && whole.value)
    return whole.with(/^(https?:|\/)/.test(whole.value) ? whole.value : `/${whole.value}`);
  const ending = suffix.value === null ? '' : suffix.value;
  const hasBoth = typeof key.value === 'string' && key.value && typeof ending === 'string';
  return hasBoth ? key.with(`/${key.value}${ending}`) : whole;
}

const availabilities: Record<string, string> = { IN_STOCK: 'InStock', OUT_OF_STOCK: 'OutOfStock' };

function availabilityOf(item: Field): Field {
  const status = item.get('stock_status');
  const left = item.get('only_x_left_in_stock');
  if (status.value !== 'OUT_OF_STOCK' && Number(left.value) > 0) return left.with('LimitedAvailability');
  return status.isMissing ? status : status.with(availabilities[String(status.value)] ?? status.value);
}
