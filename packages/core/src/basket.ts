import type { Basket, When } from '@tillside/contract';

/** GTINs of 8 to 14 digits name the same product with any number of leading zeros (GS1). */
const isGtin = (id: string) => /^\d{8,14}$/.test(id);
const key = (id: string) => (isGtin(id) ? id.padStart(14, '0') : id);

/** The ids and GTINs of what is in the basket, for `inBasket`. */
export function basketKeys(basket: Basket | undefined): ReadonlySet<string> {
  const ids = (basket?.items ?? []).flatMap(({ id, gtin }) => (gtin ? [id, gtin] : [id]));
  return new Set(ids.map(key));
}

/** Whether the product with this id or GTIN is in the basket. */
export function inBasket(keys: ReadonlySet<string>, id: string | undefined): boolean {
  return id !== undefined && keys.has(key(id));
}

/** Whether the basket is as a suggestion's `when` wants it. An unknown total reaches no minimum. */
export function basketMeets(when: When, basket: Basket | undefined, keys: ReadonlySet<string>): boolean {
  const { has, lacks, minTotal } = when;
  const total = basket?.total;
  return (
    (!has || has.some(id => inBasket(keys, id))) &&
    !lacks?.some(id => inBasket(keys, id)) &&
    (!minTotal || (total?.currency === minTotal.currency && Number(total.value) >= Number(minTotal.value)))
  );
}
