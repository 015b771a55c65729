/** One order as a set of products, numbered by their ids in ascending order. */
export interface Basket {
  products: readonly number[];
  /** Milliseconds since 1970; null if the file does not say. */
  time: number | null;
}

/** The orders of a shop, oldest first. */
export interface Orders {
  /** The id of each product, by its number. */
  ids: readonly string[];
  baskets: readonly Basket[];
}

/** Numbers the products of orders and sorts the orders by time; those without one keep their place in the file. */
export function ordersOf(found: readonly { products: Iterable<string>; time: number | null }[]): Orders {
  const sets = found.map(({ products, time }) => ({ products: new Set(products), time }));
  const ids = [...new Set(sets.flatMap(({ products }) => [...products]))].sort();
  const numbers = new Map(ids.map((id, at) => [id, at]));
  const baskets = sets.map(({ products, time }): Basket => ({
    products: [...products].map(id => numbers.get(id)!).sort((a, b) => a - b),
    time,
  }));
  const isTimed = baskets.every(({ time }) => time !== null);
  return { ids, baskets: isTimed ? baskets.sort((a, b) => a.time! - b.time!) : baskets };
}
