import { fromOptions } from './adapt.js';
import type { Field } from './field.js';
import type { MoneyDraft } from './money.js';
import type { AdapterOptions } from './options.js';
import type { Draft } from './report.js';

/** A picture of which the parts are fields of the answer. */
export interface ImageDraft {
  src: Field;
  alt?: Field | undefined;
  width?: Field | undefined;
  height?: Field | undefined;
}

/** A product of which the parts are fields of the answer. */
export interface ProductDraft {
  id: Field;
  name: Field;
  gtin?: Field | undefined;
  image?: ImageDraft | undefined;
  price?: MoneyDraft | undefined;
  was?: MoneyDraft | undefined;
  unitPrice?: (MoneyDraft & { per: Field }) | undefined;
  href?: Field | undefined;
  availability?: Field | undefined;
  /** Words about the price, for the suggestion's `detail`. */
  detail?: Field | undefined;
}

/** A suggestion of a product, with the options of the host. */
export function suggestionOf(
  item: Field,
  { detail, ...product }: ProductDraft,
  options: AdapterOptions,
  attribution?: Draft,
): Draft {
  const { id, href } = options;
  const own = id && product.id.with(id(item.value as never));
  const drafted = {
    ...product,
    was: product.price && product.was,
    id: own && !own.isMissing ? own : product.id,
    href: href ? (product.href ?? item).with(href(item.value as never)) : product.href,
  };
  return {
    id: drafted.id,
    title: product.name,
    detail,
    product: drafted as unknown as Draft,
    ...(attribution && { attribution }),
    ...fromOptions(item, options),
  };
}

/** Shops also keep other numbers in a barcode: only what can be a GTIN is one. */
export const asGtin = (barcode: Field): Field | undefined =>
  /^(\d{8}|\d{12,14})$/.test(String(barcode.value)) ? barcode : undefined;

/** A picture, if it has an address; `//cdn.example/a.jpg` is one of the page's own scheme, so it becomes https. */
export function imageOf(src: Field, more: Omit<ImageDraft, 'src'> = {}): ImageDraft | undefined {
  if (src.isMissing) return undefined;
  const { value } = src;
  const alt = typeof more.alt?.value === 'string' ? more.alt.with(more.alt.value.slice(0, 200)) : undefined;
  const address = typeof value === 'string' && value.startsWith('//') ? src.with(`https:${value}`) : src;
  return { src: address, alt, width: whole(more.width), height: whole(more.height) };
}

/** A length in pixels: "600" and 600.4 are 600; what is no number is left out, since it is of no use. */
function whole(field: Field | undefined): Field | undefined {
  const pixels = Math.round(Number(field?.isMissing ? NaN : field?.value));
  return pixels >= 0 && pixels <= 10_000 ? field!.with(pixels) : undefined;
}
