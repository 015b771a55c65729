import { adapt } from './shared/adapt.js';
import { findItems, hasTwoOf, listAt, oneProduct } from './shared/answer.js';
import { adaptCart, type AdaptedCart } from './shared/cart.js';
import { Field } from './shared/field.js';
import { plainText } from './shared/html.js';
import { majorUnits, minorUnits, type MoneyDraft, priceBetween, rangeOf } from './shared/money.js';
import type { Adapted, AdapterOptions } from './shared/options.js';
import { asGtin, type ImageDraft, imageOf, suggestionOf } from './shared/product.js';

export type { AdaptedCart } from './shared/cart.js';
export type { Adapted, AdapterOptions, Item } from './shared/options.js';

const isProduct = hasTwoOf(
  'title',
  'handle',
  'priceRange',
  'featuredImage',
  'availableForSale',
  'onlineStoreUrl',
  'variants',
  'id',
);

/** Options for Shopify. */
export interface ShopifyOptions extends AdapterOptions {
  /**
   * Suggests the first variant that can be had, which Shopify's cart takes by its id, in place of the product, of
   * which a person still has to choose a variant.
   */
  variant?: boolean;
}

/** Options for the Ajax API, which names no currency. */
export interface ShopifyAjaxOptions extends ShopifyOptions {
  /** The currency that the customer sees (ISO 4217): `Shopify.currency.active`. */
  currency: string;
}

/**
 * Products of the Ajax API: `/recommendations/products.json`, `/products/{handle}.js`, `/search/suggest.json`, or a list
 * of them. Whole numbers are hundredths, also in currencies without cents; text with two decimals is in major units.
 */
export function fromShopifyAjax(answer: unknown, options: ShopifyAjaxOptions): Adapted {
  const currency = new Field(options.currency, '/currency');
  return adapt(answer, {
    noun: 'product',
    items: root => listAt(root, ['products'], ['resources', 'results', 'products'], []) ?? oneProduct(root),
    suggestion: item => {
      const chosen = options.variant ? chosenVariant(item.get('variants').list(), 'available') : undefined;
      const source = chosen ?? item;
      const price = (...names: string[]) => ajaxMoney(source.first(...names), currency);
      return suggestionOf(
        item,
        {
          id: source.get('id'),
          name: nameOf(item, chosen),
          gtin: gtinOf(chosen ?? onlyVariant(item.get('variants').list())),
          image: (chosen && ajaxImage(chosen)) ?? ajaxImage(item),
          ...priceBetween(price('price_min', 'price'), price('price_max', 'price'), options.from),
          was: price('compare_at_price', 'compare_at_price_min'),
          href: item.get('url').isMissing ? pageOf(item) : item.get('url'),
          availability: availabilityOf(source.get('available')),
        },
        options,
      );
    },
  });
}

/** Products of the Storefront API: any query for them, whatever its fields are called. */
export const fromShopifyStorefront = (answer: unknown, options: ShopifyOptions): Adapted =>
  adapt(answer, {
    noun: 'Product',
    items: root => findItems(root, isProduct),
    suggestion: item => {
      const variants = nodesOf(item.get('variants'));
      const chosen = options.variant ? chosenVariant(variants, 'availableForSale') : undefined;
      const source = chosen ?? item;
      const range = (name: string, end: string) => money(item.get(name, end));
      const [lowest] = rangeOf(variants.map(variant => money(variant.get('price'))));
      const low = chosen ? money(chosen.get('price')) : (range('priceRange', 'minVariantPrice') ?? lowest);
      const high = chosen ? low : range('priceRange', 'maxVariantPrice');
      return suggestionOf(
        item,
        {
          id: source.get('id'),
          name: nameOf(item, chosen),
          gtin: gtinOf(chosen ?? onlyVariant(variants)),
          image:
            (chosen && storefrontImage(chosen.get('image'))) ??
            storefrontImage(item.get('featuredImage')) ??
            storefrontImage(nodesOf(item.get('images'))[0] ?? item.get('featuredImage')),
          ...priceBetween(low, high, options.from),
          was: chosen ? money(chosen.get('compareAtPrice')) : range('compareAtPriceRange', 'minVariantPrice'),
          unitPrice: chosen && unitPriceOf(chosen),
          href: item.get('onlineStoreUrl').isMissing ? pageOf(item) : item.get('onlineStoreUrl'),
          availability: availabilityOf(source.get('availableForSale'), source.get('currentlyNotInStock')),
        },
        options,
      );
    },
  });

/**
 * The cart of the Ajax API, `/cart.js`. Ids are those of products, or with `variant` those of variants, as in
 * {@link fromShopifyAjax}. Whole numbers are hundredths, also in currencies without cents.
 */
export const fromShopifyAjaxCart = (
  answer: unknown,
  { variant = false }: Pick<ShopifyOptions, 'variant'> = {},
): AdaptedCart =>
  adaptCart(answer, {
    lines: holder => listAt(holder, ['items']),
    item: line => ({
      id: variant ? line.first('variant_id', 'id') : line.get('product_id'),
      quantity: line.get('quantity'),
    }),
    total: cart => ajaxMoney(cart.get('total_price'), cart.get('currency')),
  });

/** A cart of the Storefront API: any query for it that asks for `lines` with their `merchandise`. */
export const fromShopifyStorefrontCart = (
  answer: unknown,
  { variant = false }: Pick<ShopifyOptions, 'variant'> = {},
): AdaptedCart =>
  adaptCart(answer, {
    lines: holder =>
      listAt(holder, ['lines', 'nodes'], ['lines']) ??
      listAt(holder, ['lines', 'edges'])?.map(edge => edge.get('node')),
    item: line => {
      const merchandise = line.get('merchandise');
      return {
        id: variant ? merchandise.get('id') : merchandise.get('product', 'id'),
        gtin: asGtin(merchandise.get('barcode')),
        quantity: line.get('quantity'),
      };
    },
    total: cart => money(cart.get('cost', 'totalAmount')),
  });

function ajaxMoney(value: Field, currency: Field): MoneyDraft | undefined {
  const isMajor = typeof value.value === 'string' && /^\d+\.\d\d$/.test(value.value);
  return isMajor ? majorUnits(value, currency) : minorUnits(value, 2, currency);
}

const money = (price: Field): MoneyDraft | undefined =>
  majorUnits(price.get('amount'), price.get('currencyCode'));

const nodesOf = (connection: Field): Field[] => [
  ...connection.list(),
  ...connection.get('nodes').list(),
  ...connection
    .get('edges')
    .list()
    .map(edge => edge.get('node')),
];

/** The first variant that can be had, otherwise the first one. */
const chosenVariant = (variants: Field[], available: string): Field | undefined =>
  variants.find(variant => variant.get(available).value !== false) ?? variants[0];

const onlyVariant = (variants: Field[]): Field | undefined =>
  variants.length === 1 ? variants[0] : undefined;

const gtinOf = (variant: Field | undefined): Field | undefined => variant && asGtin(variant.get('barcode'));

/** A product's title, with that of the variant if there is a choice. */
function nameOf(item: Field, variant: Field | undefined): Field {
  const title = plainText(item.get('title'));
  const choice = plainText(variant?.get('title') ?? title);
  const isNamed = variant && !choice.isMissing && choice.value !== 'Default Title';
  return isNamed && typeof title.value === 'string'
    ? plainText(title.with(`${title.value}, ${String(choice.value)}`))
    : title;
}

/** The page of a product, in every theme. */
function pageOf(item: Field): Field {
  const handle = item.get('handle');
  return typeof handle.value === 'string' && handle.value
    ? handle.with(`/products/${encodeURIComponent(handle.value)}`)
    : handle;
}

/** `currentlyNotInStock` can be ordered all the same. */
function availabilityOf(isAvailable: Field, isBackordered?: Field): Field {
  if (isAvailable.isMissing) return isAvailable;
  if (typeof isAvailable.value !== 'boolean') return isAvailable.wrong('true or false', 'type');
  if (!isAvailable.value) return isAvailable.with('OutOfStock');
  return isAvailable.with(isBackordered?.value === true ? 'BackOrder' : 'InStock');
}

/** The first picture: with its size from `media`, otherwise without. */
function ajaxImage(holder: Field): ImageDraft | undefined {
  const [medium] = holder.get('media').list();
  const preview = medium?.get('preview_image') ?? holder.get('featured_media', 'preview_image');
  const image = holder.first('featured_image', 'image', ['images', 0]);
  const alt = medium?.get('alt') ?? holder.get('featured_media', 'alt');
  return (
    imageOf(preview.get('src'), { alt, width: preview.get('width'), height: preview.get('height') }) ??
    (image.isObject
      ? imageOf(image.first('src', 'url'), {
          alt: image.get('alt'),
          width: image.get('width'),
          height: image.get('height'),
        })
      : imageOf(image))
  );
}

const storefrontImage = (image: Field): ImageDraft | undefined =>
  imageOf(image.first('url', 'src', 'originalSrc'), {
    alt: image.get('altText'),
    width: image.get('width'),
    height: image.get('height'),
  });

function unitPriceOf(variant: Field): (MoneyDraft & { per: Field }) | undefined {
  const price = money(variant.get('unitPrice'));
  const per = measureOf(variant.get('unitPriceMeasurement'));
  return price && !per.isMissing ? { ...price, per } : undefined;
}

/** Units as they are written. Those of length, volume and weight that are not here are the letters in small. */
const units: Record<string, string> = {
  FLOZ: 'fl oz',
  FT2: 'ft²',
  L: 'L',
  M2: 'm²',
  M3: 'm³',
};

/** "100 g" of `UnitPriceMeasurement`; nothing where the unit is none that Shopify knows. */
function measureOf(measurement: Field): Field {
  const unit = measurement.get('referenceUnit');
  const amount = Number(measurement.get('referenceValue').value ?? 1);
  if (typeof unit.value !== 'string' || !unit.value || unit.value === 'UNKNOWN') return unit.with(undefined);
  const name = units[unit.value] ?? unit.value.toLowerCase();
  return unit.with(amount === 1 ? name : `${amount} ${name}`);
}
