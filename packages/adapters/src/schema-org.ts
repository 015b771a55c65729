import { adapt } from './shared/adapt.js';
import type { Field } from './shared/field.js';
import { plainText } from './shared/html.js';
import { LinkedField } from './shared/linked-data.js';
import { majorUnits, type MoneyDraft, priceBetween, rangeOf } from './shared/money.js';
import type { Adapted, AdapterOptions } from './shared/options.js';
import { type ImageDraft, imageOf, suggestionOf } from './shared/product.js';

export type { Adapted, AdapterOptions, Item } from './shared/options.js';

/** As much of a `Document` as is needed. */
export interface PageDocument {
  querySelectorAll(selectors: string): Iterable<{ textContent: string | null }>;
}

/** The products that a page describes in its `<script type="application/ld+json">`. */
export function readSchemaOrg(page: PageDocument, options: AdapterOptions): Adapted {
  const texts = [...page.querySelectorAll('script[type="application/ld+json" i]')].map(
    ({ textContent }) => textContent ?? '',
  );
  const problems: Adapted['problems'] = [];
  const documents = texts.map((text, at): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      problems.push({ code: 'json', path: `/${at}`, message: 'expected JSON in this script' });
      return undefined;
    }
  });
  const adapted = fromSchemaOrg(documents, options);
  return { ...adapted, problems: [...problems, ...adapted.problems] };
}

/**
 * Products of schema.org as JSON-LD: a `Product` or `ProductGroup`, a list or `@graph` of them, or an `ItemList`. The
 * product's id is its `sku`, otherwise `productID`, `@id` or `url`. What is only referred to by its `@id` is looked up in
 * all of the data.
 */
export function fromSchemaOrg(data: unknown, options: AdapterOptions): Adapted {
  let variantsOf: VariantsOf = () => [];
  return adapt(data, {
    noun: 'Product',
    items: root => {
      const products = productsIn(LinkedField.read(root));
      variantsOf = products ? groupVariants(products) : variantsOf;
      const variants = new Set(products?.flatMap(variantsOf).map(({ path }) => path));
      return products?.filter(({ path }) => !variants.has(path));
    },
    suggestion: item => productOf(item, variantsOf(item), options),
  });
}

/** Whether a node has a type, written in any of JSON-LD's ways. */
const isA = (node: Field, ...types: string[]): boolean =>
  [node.get('@type').value]
    .flat()
    .some(type => typeof type === 'string' && types.includes(type.replace(/^.*[/:]/, '')));

/** Members that lead from a page or a list to its products. */
const ways = ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'item'];

function productsIn(data: Field): Field[] | undefined {
  const found: Field[] = [];
  const known = new Set<string>();
  let level = [data];
  for (let depth = 0; level.length && depth < 6; depth++) {
    level = level
      .flatMap(node => {
        if (Array.isArray(node.value)) return node.list();
        if (!isA(node, 'Product', 'ProductGroup', 'ProductModel', 'IndividualProduct'))
          return ways.map(way => node.get(way));
        // Several may refer to it, or tell of it.
        const id = node.get('@id').value;
        const key = typeof id === 'string' && id ? id : node.path;
        if (!known.has(key)) found.push(node);
        known.add(key);
        return [];
      })
      .filter(({ value }) => typeof value === 'object' && value !== null)
      .slice(0, 20_000);
  }
  return found.length || Array.isArray(data.value) ? found : undefined;
}

type VariantsOf = (group: Field) => Field[];

/** The variants of a group: those that it names, and those that name it. */
function groupVariants(products: readonly Field[]): VariantsOf {
  const naming = new Map<string, Field[]>();
  for (const product of products) {
    const { path } = product.get('isVariantOf');
    const others = naming.get(path) ?? [];
    others.push(product);
    naming.set(path, others);
  }
  return group => {
    const named = several(group.get('hasVariant'));
    const all = [...named, ...(naming.get(group.path) ?? [])];
    const known = new Set([group.path]);
    return all.filter(({ path }) => !known.has(path) && known.add(path));
  };
}

/** One value or several: JSON-LD leaves that open. */
const several = (field: Field): Field[] =>
  Array.isArray(field.value) ? field.list() : field.isMissing ? [] : [field];

function productOf(item: Field, variants: Field[], options: AdapterOptions) {
  const offers = [item, ...variants].flatMap(product => several(product.get('offers')));
  const prices = offers.map(pricesOf);
  const [low] = rangeOf(prices.map(price => price.low));
  const [, high] = rangeOf(prices.flatMap(price => [price.low, price.high]));
  const [offer = item.get('offers')] = offers;
  const isOne = offers.length === 1;
  return suggestionOf(
    item,
    {
      id: item.first('sku', 'productID', 'productGroupID', '@id', 'url'),
      name: plainText(item.get('name')),
      gtin: gtinOf(item),
      image: bestImage([item, ...variants]),
      ...priceBetween(low, high, options.from),
      was: isOne ? prices[0]?.was : undefined,
      href: item.first('url', ['offers', 'url'], ['offers', 0, 'url']),
      availability: availabilityOf(offers) ?? offer.get('availability'),
    },
    options,
  );
}

/** The GTIN of a product, written without spaces and dashes. */
function gtinOf(item: Field): Field {
  const gtin = item.first('gtin', 'gtin13', 'gtin12', 'gtin14', 'gtin8');
  return typeof gtin.value === 'string' ? gtin.with(gtin.value.replace(/[\s-]/g, '')) : gtin;
}

/** A list price, or one that is struck through, is the earlier price. */
const isListPrice = (price: Field): boolean =>
  /(ListPrice|StrikethroughPrice|SRP|MSRP)$/.test(String(price.get('priceType').value));

interface OfferPrices {
  low?: MoneyDraft | undefined;
  high?: MoneyDraft | undefined;
  was?: MoneyDraft | undefined;
}

function pricesOf(offer: Field): OfferPrices {
  const specifications = several(offer.get('priceSpecification'));
  const money = (holder: Field, name: string) =>
    majorUnits(holder.get(name), withCurrency(holder.get('priceCurrency'), offer.get('priceCurrency')));
  const earlier = specifications.find(isListPrice);
  const current = specifications.find(price => !isListPrice(price));
  return {
    low: money(offer, 'lowPrice') ?? money(offer, 'price') ?? (current && money(current, 'price')),
    high: money(offer, 'highPrice'),
    was: earlier && money(earlier, 'price'),
  };
}

const withCurrency = (own: Field, outer: Field): Field => (own.isMissing ? outer : own);

/** If one of several offers can be had, the product can be. */
const availabilityOf = (offers: Field[]): Field | undefined => {
  const known = offers.map(offer => offer.get('availability')).filter(({ isMissing }) => !isMissing);
  return known.find(({ value }) => !/(OutOfStock|SoldOut|Discontinued)$/i.test(String(value))) ?? known[0];
};

/** The first picture with a size, otherwise the first one: the order is the shop's. */
function bestImage(products: Field[]): ImageDraft | undefined {
  const images = products
    .flatMap(product => several(product.get('image')))
    .map(image =>
      image.isObject
        ? imageOf(image.first('contentUrl', 'url', '@id'), {
            alt: image.first('caption', 'name'),
            width: pixels(image.get('width')),
            height: pixels(image.get('height')),
          })
        : imageOf(image),
    )
    .filter(image => image !== undefined);
  return images.find(({ width, height }) => width && height) ?? images[0];
}

/** A number, or a `QuantitativeValue`; also with its unit: "600 px". */
function pixels(length: Field): Field {
  const number = length.isObject ? length.get('value') : length;
  return typeof number.value === 'string' ? number.with(number.value.replace(/\s*px$/i, '')) : number;
}
