import type { Basket, When } from '@tillside/contract';

/** GTINs of 8 to 14 digits identify the same product with any number of leading zeros (GS1). */
const isGtin = (id: string) => /^\d{8,14}$/.test(id);
const key = (id: string) => (isGtin(id) ? id.padStart(14, '0') : id);

interface Named {
  id: string;
  gtin?: string;
}
const keysOf = ({ id, gtin }: Named) => (gtin ? [key(id), key(gtin)] : [key(id)]);

/** Whether two products are the same, by id or GTIN. */
export const isSameProduct = (one: Named | undefined, other: Named | undefined): boolean =>
  !!one && !!other && keysOf(one).some(name => keysOf(other).includes(name));

/** The ids and GTINs of all lines of the basket, returns included, for `inBasket`. */
export function basketKeys(basket: Basket | undefined): ReadonlySet<string> {
  return new Set(basket?.items.flatMap(keysOf));
}

/** Whether the product with this id or GTIN is in the basket. */
export function inBasket(keys: ReadonlySet<string>, id: string | undefined): boolean {
  return id !== undefined && keys.has(key(id));
}

/**
 * Whether the basket meets a suggestion's `when`. It has a product that is bought, and lacks a product that is in no
 * line; a returned product is neither. An unknown total meets no minimum.
 */
export function basketMeets(when: When, basket: Basket | undefined, keys: ReadonlySet<string>): boolean {
  const { has, lacks, minTotal } = when;
  const total = basket?.total;
  const bought = new Set(basket?.items.filter(({ quantity = 1 }) => quantity > 0).flatMap(keysOf));
  return (
    (!has || has.some(id => inBasket(bought, id))) &&
    !lacks?.some(id => inBasket(keys, id)) &&
    (!minTotal || (total?.currency === minTotal.currency && Number(total.value) >= Number(minTotal.value)))
  );
}
