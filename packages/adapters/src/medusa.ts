import { adapt } from './shared/adapt.js';
import { listAt, oneProduct } from './shared/answer.js';
import { adaptCart, type AdaptedCart } from './shared/cart.js';
import { Field } from './shared/field.js';
import { plainText } from './shared/html.js';
import {
  decimalPlaces,
  majorUnits,
  minorUnits,
  type MoneyDraft,
  priceBetween,
  rangeOf,
} from './shared/money.js';
import type { Adapted, AdapterOptions } from './shared/options.js';
import { asGtin, imageOf, suggestionOf } from './shared/product.js';

export type { AdaptedCart } from './shared/cart.js';
export type { Adapted, AdapterOptions, Item } from './shared/options.js';

/** Options for Medusa. */
export interface MedusaOptions extends AdapterOptions {
  /** The region's currency (ISO 4217), which products of version 1 do not name. */
  currency?: string;
  /** Suggests the first variant that can be had, which the cart takes by its id, in place of the product. */
  variant?: boolean;
}

/**
 * Products of Medusa's Store API, `/store/products`, with or without an id. In version 2, `calculated_price` is an
 * object in major units; in version 1 a number in minor units. `prices` are not read, since they look the same in both.
 */
export function fromMedusa(answer: unknown, options: MedusaOptions): Adapted {
  const region = new Field(options.currency, '/currency');
  return adapt(answer, {
    noun: 'product',
    items: root => listAt(root, ['products'], []) ?? oneProduct(root),
    suggestion: item => {
      const all = item.get('variants').list();
      const chosen = options.variant ? (all.find(canBeHad) ?? all[0]) : undefined;
      const variants = chosen ? [chosen] : all;
      const [low, high] = rangeOf(variants.map(variant => priceOf(variant, region)));
      const only = variants.length === 1 ? variants[0] : undefined;
      const unread = variants.find(variant => variant.get('calculated_price').isMissing);
      return suggestionOf(
        item,
        {
          id: (chosen ?? item).get('id'),
          name: plainText(item.get('title')),
          gtin: only?.first('ean', 'upc', 'barcode'),
          image: imageOf(item.first('thumbnail', ['images', 0, 'url'])),
          ...(low || !unread ? priceBetween(low, high, options.from) : { price: unpriced(unread) }),
          was: only && originalPriceOf(only, region),
          availability: availabilityOf(variants),
        },
        options,
      );
    },
  });
}

/**
 * A cart of Medusa's Store API, `/store/carts/{id}`. Ids are those of products, or with `variant` those of variants, as
 * in {@link fromMedusa}. The total is in major units in version 2, which names the cart's `currency_code`; version 1
 * does not, and has no total here.
 */
export const fromMedusaCart = (
  answer: unknown,
  { variant = false }: Pick<MedusaOptions, 'variant'> = {},
): AdaptedCart =>
  adaptCart(answer, {
    lines: holder => listAt(holder, ['items']),
    item: line => ({
      id: variant ? line.get('variant_id') : line.first('product_id', ['variant', 'product_id']),
      gtin: asGtin(
        line.first('variant_barcode', ['variant', 'ean'], ['variant', 'upc'], ['variant', 'barcode']),
      ),
      quantity: line.get('quantity'),
    }),
    total: cart => {
      const currency = cart.get('currency_code');
      const total = cart.get('total');
      return currency.isMissing && !total.isMissing
        ? { currency, value: total.wrong('an amount of version 2, with `currency_code`', 'rule') }
        : majorUnits(total, currency);
    },
  });

/** A price that Medusa left out: it calculates prices only for a region. */
const unpriced = (variant: Field): MoneyDraft => {
  const price = variant.get('calculated_price');
  return {
    currency: price,
    value: price.wrong('a price: ask for `calculated_price` in a region', 'required'),
  };
};

const priceOf = (variant: Field, region: Field): MoneyDraft | undefined =>
  amountOf(variant, region, 'calculated_price', 'calculated_amount');

const originalPriceOf = (variant: Field, region: Field): MoneyDraft | undefined =>
  amountOf(variant, region, 'original_price', 'original_amount');

function amountOf(variant: Field, region: Field, first: string, second: string): MoneyDraft | undefined {
  const calculated = variant.get('calculated_price');
  if (calculated.isObject) return majorUnits(calculated.get(second), calculated.get('currency_code'));
  const amount = variant.first(`${first}_incl_tax`, first);
  const places = decimalPlacesOf(region);
  return places === undefined && !amount.isMissing
    ? { currency: region, value: amount.wrong('an amount of version 2, for this currency', 'rule') }
    : minorUnits(amount, places ?? 2, region);
}

/**
 * The decimal places of a currency in version 1: it counts in hundredths, except for some currencies without them. Where
 * its lists and ISO 4217 do not agree, as for the krona of Iceland, nobody knows what an amount means.
 */
function decimalPlacesOf({ value, isMissing }: Field): number | undefined {
  if (isMissing) return 2;
  const currency = String(value).toUpperCase();
  if (/^(BIF|CLP|DJF|GNF|JPY|KMF|KRW|PYG|RWF|VND|VUV|XAF|XOF|XPF)$/.test(currency)) return 0;
  return decimalPlaces(currency) === 2 && !/^(HTG|MGA)$/.test(currency) ? 2 : undefined;
}

/** What is not counted, or may be ordered all the same, can be had. */
const canBeHad = (variant: Field): boolean =>
  variant.get('manage_inventory').value === false ||
  variant.get('allow_backorder').value === true ||
  variant.get('inventory_quantity').value === undefined ||
  Number(variant.get('inventory_quantity').value) > 0;

/** Unknown where no variant's stock is in the answer. */
function availabilityOf(variants: Field[]): Field | undefined {
  const counted = variants.filter(
    variant =>
      !variant.get('inventory_quantity').isMissing || variant.get('manage_inventory').value === false,
  );
  const [variant] = counted;
  if (!variant) return undefined;
  const quantity = variant.get('inventory_quantity');
  if (!counted.some(canBeHad)) return quantity.with('OutOfStock');
  const isThere = counted.some(
    each => each.get('manage_inventory').value === false || Number(each.get('inventory_quantity').value) > 0,
  );
  return quantity.with(isThere ? 'InStock' : 'BackOrder');
}
