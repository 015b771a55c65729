import { adapt } from './shared/adapt.js';
import { listAt } from './shared/answer.js';
import type { Field } from './shared/field.js';
import { plainText } from './shared/html.js';
import { majorUnits, priceBetween } from './shared/money.js';
import type { Adapted, AdapterOptions } from './shared/options.js';
import { imageOf, suggestionOf } from './shared/product.js';
import { type CatalogueOptions, withCatalogue } from './shared/record.js';
import { isProduct, readSignal } from './shared/signal.js';

export type { Adapted, AdapterOptions, Item } from './shared/options.js';
export type { CatalogueOptions } from './shared/record.js';

/** Options for Google. */
export interface GoogleRetailOptions extends AdapterOptions, CatalogueOptions {}

/**
 * Results of `predict` of Google's Retail API (Vertex AI Search for commerce). Without `returnProduct` in the request
 * they are only ids: then `product` in the options has the rest. Answers of Google's client for Node, where `metadata`
 * holds protobuf's `Value`s, are read as those of REST.
 */
export const fromGoogleRetail = (answer: unknown, options: GoogleRetailOptions): Adapted =>
  adapt(answer, {
    noun: 'result',
    items: root => listAt(root, ['results']) ?? (root.get('attributionToken').isMissing ? undefined : []),
    suggestion: (result, whole) => {
      const item = plainField(result.get('metadata', 'product'));
      const prices = item.get('priceInfo');
      const money = (...names: string[]) => majorUnits(prices.get(...names), prices.get('currencyCode'));
      const [image = item.get('images', 0)] = item.get('images').list();
      const draft = {
        id: result.get('id'),
        name: plainText(item.get('title')),
        gtin: item.get('gtin'),
        image: imageOf(image.get('uri'), { width: image.get('width'), height: image.get('height') }),
        ...priceBetween(
          money('priceRange', 'price', 'minimum') ?? money('price'),
          money('priceRange', 'price', 'maximum'),
          options.from,
        ),
        was: money('originalPrice'),
        href: item.get('uri'),
        availability: availabilityOf(item.get('availability')),
      };
      return suggestionOf(result, withCatalogue(draft, options), options, {
        google: { id: result.get('id'), attributionToken: whole.get('attributionToken') },
      });
    },
  });

/** A value of protobuf's `Struct` as plain JSON; anything else as it is. */
function plainField(field: Field): Field {
  const struct = field.get('structValue', 'fields');
  return struct.isObject ? field.with(plain(field)) : field;
}

function plain(value: Field): unknown {
  const struct = value.get('structValue', 'fields');
  if (struct.isObject)
    return Object.fromEntries(
      Object.keys(struct.value as object).map(name => [name, plain(struct.get(name))]),
    );
  const list = value.get('listValue', 'values');
  if (Array.isArray(list.value)) return list.list().map(plain);
  return value.first('stringValue', 'numberValue', 'boolValue').value;
}

const availabilities: Record<string, string> = {
  IN_STOCK: 'InStock',
  OUT_OF_STOCK: 'OutOfStock',
  PREORDER: 'PreOrder',
  BACKORDER: 'BackOrder',
};

/** The default of the enumeration says nothing. */
const availabilityOf = (field: Field): Field =>
  field.with(
    field.value === 'AVAILABILITY_UNSPECIFIED'
      ? undefined
      : (availabilities[String(field.value)] ?? field.value),
  );

/** A `UserEvent` of the Retail API. */
export interface GoogleUserEvent {
  eventType: 'add-to-cart';
  visitorId: string;
  /** RFC 3339. */
  eventTime: string;
  attributionToken?: string;
  productDetails: [{ product: { id: string }; quantity: number }];
}

/**
 * What Google wants to be told: that a suggested product went into the basket; undefined for anything else, since the
 * API has no event for what was only shown. The `visitorId` is the one that the request had.
 */
export function toGoogleUserEvent(
  signal: unknown,
  { visitorId }: { visitorId: string },
): GoogleUserEvent | undefined {
  const told = readSignal(signal, 'google');
  const [id, attributionToken] = ['id', 'attributionToken'].map(name => told?.token(name));
  if (!told || !id || told.what !== 'accepted' || !isProduct(told)) return undefined;
  return {
    eventType: 'add-to-cart',
    visitorId,
    eventTime: told.time.toISOString(),
    ...(attributionToken && { attributionToken }),
    productDetails: [{ product: { id }, quantity: 1 }],
  };
}
