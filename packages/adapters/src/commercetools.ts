import { adapt } from './shared/adapt.js';
import { listAt } from './shared/answer.js';
import { adaptCart, type AdaptedCart } from './shared/cart.js';
import type { Field } from './shared/field.js';
import { plainText } from './shared/html.js';
import { minorUnits, type MoneyDraft, priceBetween, rangeOf } from './shared/money.js';
import type { Adapted, AdapterOptions } from './shared/options.js';
import { imageOf, suggestionOf } from './shared/product.js';

export type { AdaptedCart } from './shared/cart.js';
export type { Adapted, AdapterOptions, Item } from './shared/options.js';

/** Options for commercetools. */
export interface CommercetoolsOptions extends AdapterOptions {
  /** The language of names and addresses (BCP 47), since products have all of theirs. */
  locale: string;
  /** The currency (ISO 4217) and country (ISO 3166-1) of prices, where the request selected none. */
  currency?: string;
  country?: string;
  /** Suggests the `sku` of the first variant that can be had, in place of the product. */
  variant?: boolean;
}

/**
 * Products and product projections of commercetools: one, a list, or a page of `results`. Prices are read as they are
 * declared: `centAmount`, or `preciseAmount`, with `fractionDigits`.
 */
export const fromCommercetools = (answer: unknown, options: CommercetoolsOptions): Adapted =>
  adapt(answer, {
    noun: 'product',
    items: root =>
      listAt(root, ['results'], []) ??
      (root.first('masterVariant', 'masterData').isObject ? [root] : undefined),
    suggestion: result => {
      const item = result.get('product').isObject ? result.get('product') : result;
      const current = item.get('masterData', 'current');
      const data = current.isObject ? current : item;
      const all = [data.get('masterVariant'), ...data.get('variants').list()].filter(
        ({ isObject }) => isObject,
      );
      const chosen = options.variant ? (all.find(variant => !isOut(variant)) ?? all[0]) : undefined;
      const variants = chosen ? [chosen] : all;
      const prices = variants.map(variant => pricesOf(variant, options));
      const [low, high] = rangeOf(prices.map(({ price }) => price));
      const [image] = [chosen, ...all].flatMap(variant => variant?.get('images').list() ?? []);
      return suggestionOf(
        item,
        {
          id: chosen && !chosen.get('sku').isMissing ? chosen.get('sku') : item.get('id'),
          name: plainText(localized(data.get('name'), options.locale)),
          image:
            image &&
            imageOf(image.get('url'), {
              alt: image.get('label'),
              width: image.get('dimensions', 'w'),
              height: image.get('dimensions', 'h'),
            }),
          ...priceBetween(low, high, options.from),
          was: variants.length === 1 ? prices[0]?.was : undefined,
          availability: availabilityOf(variants),
        },
        options,
      );
    },
  });

/**
 * A cart of commercetools, by HTTP or GraphQL. Ids are those of products, or with `variant` the `sku` of variants, as in
 * {@link fromCommercetools}.
 */
export const fromCommercetoolsCart = (
  answer: unknown,
  { variant = false }: Pick<CommercetoolsOptions, 'variant'> = {},
): AdaptedCart =>
  adaptCart(answer, {
    lines: holder => listAt(holder, ['lineItems']),
    item: line => ({
      id: variant ? line.first(['variant', 'sku'], 'productId') : line.get('productId'),
      quantity: line.get('quantity'),
    }),
    total: cart => money(cart.get('totalPrice')),
  });

/** A text in the language: `de-AT`, then `de`, then any German. In no other language, which is reported. */
function localized(texts: Field, locale: string): Field {
  const own = texts.first(locale, locale.split('-')[0]!);
  if (!own.isMissing || !texts.isObject) return own;
  const language = locale.split('-')[0]!.toLowerCase();
  const other = Object.keys(texts.value as object).find(tag => tag.toLowerCase().split('-')[0] === language);
  return other ? texts.get(other) : texts.get(locale);
}

/** A typed money: `highPrecision` has its own amount. */
function money(value: Field): MoneyDraft | undefined {
  const amount = value.get('type').value === 'highPrecision' ? 'preciseAmount' : 'centAmount';
  return minorUnits(value.get(amount), value.get('fractionDigits'), value.get('currencyCode'));
}

interface VariantPrices {
  price?: MoneyDraft | undefined;
  was?: MoneyDraft | undefined;
}

/** The price that the request selected, otherwise the only one in the currency and country of the options. */
function pricesOf(variant: Field, { currency, country }: CommercetoolsOptions): VariantPrices {
  const selected = variant.get('price');
  const listed = variant.get('prices').list();
  const fitting = listed.filter(
    price =>
      (!currency || price.get('value', 'currencyCode').value === currency) &&
      (price.get('country').isMissing || price.get('country').value === country) &&
      price.first('customerGroup', 'channel', 'validFrom', 'validUntil', 'recurrencePolicy').isMissing,
  );
  const local = fitting.filter(price => !price.get('country').isMissing);
  const candidates = selected.isObject ? [selected] : local.length ? local : fitting;
  const [price] = candidates;
  if (candidates.length > 1 || (!price && listed.length)) {
    const prices = variant.get('prices');
    return {
      price: { currency: prices, value: prices.wrong('one price: select a currency and country', 'rule') },
    };
  }
  const discounted = price?.get('discounted', 'value');
  return discounted?.isObject
    ? { price: money(discounted), was: money(price!.get('value')) }
    : { price: price && money(price.get('value')) };
}

const isOut = (variant: Field): boolean => variant.get('availability', 'isOnStock').value === false;

/** Stock that can be restocked in some days can be ordered. */
function availabilityOf(variants: Field[]): Field | undefined {
  const known = variants.filter(variant => !variant.get('availability', 'isOnStock').isMissing);
  const variant = known.find(each => !isOut(each)) ?? known[0];
  const stock = variant?.get('availability', 'isOnStock');
  if (!stock || !variant) return undefined;
  if (typeof stock.value !== 'boolean') return stock.wrong('true or false', 'type');
  if (stock.value) return stock.with('InStock');
  const isRestocked = Number(variant.get('availability', 'restockableInDays').value) > 0;
  return stock.with(isRestocked ? 'BackOrder' : 'OutOfStock');
}
