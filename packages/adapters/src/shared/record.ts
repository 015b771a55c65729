import type { Product } from '@tillside/contract';
import { Field } from './field.js';
import { plainText } from './html.js';
import { decimalPlaces, majorUnits, minorUnits, type MoneyDraft } from './money.js';
import { imageOf, type ProductDraft } from './product.js';

/** Which attribute of a record of the shop's own making holds what; `a.b` is a member of a member. */
export interface Attributes {
  name?: string;
  image?: string;
  price?: string;
  /** The earlier price. */
  was?: string;
  currency?: string;
  href?: string;
  gtin?: string;
  availability?: string;
}

/** Options for records of the shop's own making. */
export interface RecordOptions {
  /** By default `name`, `image`, `price`, `currency` and `url`. */
  attributes?: Attributes;
  /** The currency of all prices (ISO 4217), if no attribute has it. */
  currency?: string;
  /**
   * Whether 7000 is 7,000 pounds or 70: `minor` units are those of the currency (ISO 4217), hundredths of a pound and
   * whole yen. Without it, whole numbers are a problem, since they could mean either.
   */
  units?: 'major' | 'minor';
}

/** Options of recommenders that may answer with nothing but ids. */
export interface CatalogueOptions {
  /** The shop's own product for an id; its members go before those of the answer. */
  product?: (id: string) => Partial<Product> | undefined;
}

/** A product as a record has it. */
export function productOfRecord(
  record: Field,
  id: Field,
  { attributes = {}, currency, units }: RecordOptions,
): ProductDraft {
  const of = (name: string | undefined): Field | undefined =>
    name === undefined ? undefined : record.get(...name.split('.'));
  const unit =
    of(attributes.currency) ?? (currency ? new Field(currency, '/currency') : record.get('currency'));
  const money = (value: Field | undefined) => value && amountIn(units, value, unit);
  const image = of(attributes.image) ?? record.get('image');
  return {
    id,
    name: plainText(of(attributes.name) ?? record.get('name')),
    gtin: of(attributes.gtin),
    image: imageOf(Array.isArray(image.value) ? image.get(0) : image),
    price: money(of(attributes.price) ?? record.get('price')),
    was: money(of(attributes.was)),
    href: of(attributes.href) ?? record.get('url'),
    availability: of(attributes.availability),
  };
}

/** An amount in the units that the options declare. */
function amountIn(units: RecordOptions['units'], value: Field, currency: Field): MoneyDraft | undefined {
  if (units === 'minor') return minorUnits(value, decimalPlaces(currency.value) ?? 2, currency);
  const couldBeEither = !units && /^-?\d+$/.test(String(value.value));
  return couldBeEither
    ? { currency, value: value.wrong('decimals, or `units` in the options') }
    : majorUnits(value, currency);
}

/** A product with what the shop itself knows of it. */
export function withCatalogue(draft: ProductDraft, { product }: CatalogueOptions): ProductDraft {
  const { value } = draft.id;
  if (!product || (typeof value !== 'string' && typeof value !== 'number')) return draft;
  const own = Object.entries(product(String(value)) ?? {}).filter(([, member]) => member !== undefined);
  return { ...draft, ...Object.fromEntries(own.map(([name, member]) => [name, draft.id.with(member)])) };
}
