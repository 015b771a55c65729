const currency = 'GBP';

/** @param {string} price A decimal string, `"12.75"`. */
const pence = price => Math.round(Number(price) * 100);

/** @param {string} value */
export const money = value => ({ currency, value });

/**
 * The total of the lines, as a decimal string.
 * @param {{ id: string, quantity: number }[]} items
 * @param {Map<string, { price: string }>} products
 */
export function totalOf(items, products) {
  const sum = items.reduce(
    (all, { id, quantity }) => all + quantity * pence(products.get(id)?.price ?? '0'),
    0,
  );
  return (sum / 100).toFixed(2);
}

/** @param {string} value @param {string} lang */
export function formatMoney(value, lang) {
  const locale = lang === 'en' ? 'en-GB' : lang;
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(Number(value));
}
