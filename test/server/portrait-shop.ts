import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from '../../packages/server/src/ranking/random.js';
import { folder } from './databases.js';

/** People who buy alike. */
export interface Buyers {
  name: string;
  n: number;
  /** How many orders each has, and of how many goods. */
  orders: number;
  goods: number;
  price: number;
  /** What they mostly buy; the rest is what everybody buys. */
  favourites: readonly string[];
  /** From 0, Sunday, and the hour; any if left out. */
  weekday?: number;
  hour?: number;
  /** Who spends so many times as much as the others. */
  dominant?: number;
}

const day = 86_400_000;
/** A Sunday. */
const start = Date.UTC(2026, 0, 4);
const usual = Array.from({ length: 12 }, (_, at) => `Everyday thing ${'abcdefghijkl'[at]!.repeat(3)}`);

/** The order lines of a shop with such people, as rows of a CSV file: the same for the same seed. */
export function rowsOf(groups: readonly Buyers[], seed = 1): string[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  return groups.flatMap(({ name, n, orders, goods, price, favourites, weekday, hour, dominant }) =>
    Array.from({ length: n }, (_, who) => {
      const count = orders === 1 ? 1 : orders - 1 + Math.floor(random() * 3);
      return Array.from({ length: count }, (_, order) => {
        const at =
          start +
          (Math.floor(random() * 20) * 7 + (weekday ?? Math.floor(random() * 7))) * day +
          (hour ?? 8 + Math.floor(random() * 12)) * 3_600_000 +
          60_000;
        const lines = Math.max(1, Math.round(goods * (0.6 + random() * 0.8)));
        return Array.from({ length: lines }, () => {
          const what = favourites.length && random() < 0.7 ? pick(favourites) : pick(usual);
          const factor = who === 0 ? (dominant ?? 1) : 1;
          const cost = (price * factor * (0.7 + random() * 0.6)).toFixed(2);
          const sku = what.toLowerCase().replaceAll(' ', '-');
          return `${name}-${who}-${order},${sku},${what},1,${cost},${new Date(at).toISOString()},${name}-${who}`;
        });
      }).flat();
    }).flat(),
  );
}

export const header = 'order,sku,description,quantity,price,date,customer';

/** Writes a CSV file of order lines. */
export function orderFile(rows: readonly string[], columns = header): string {
  const file = join(folder(), 'orders.csv');
  writeFileSync(file, [columns, ...rows].join('\n'));
  return file;
}

const coloured = (what: string): string[] =>
  ['Red', 'Blue', 'Spotty', 'Striped'].map(one => `${one} ${what}`);

/** Three groups that differ in what, when and how much they buy. */
export const threeGroups: Buyers[] = [
  {
    ...{ name: 'baker', n: 70, orders: 4, goods: 6, price: 4 },
    ...{ favourites: coloured('cake cases'), weekday: 6, hour: 9 },
  },
  {
    ...{ name: 'gardener', n: 60, orders: 2, goods: 12, price: 9 },
    ...{ favourites: coloured('seed tray'), weekday: 2, hour: 18 },
  },
  {
    ...{ name: 'reader', n: 50, orders: 7, goods: 3, price: 15 },
    ...{ favourites: coloured('paper lamp'), weekday: 4, hour: 14 },
  },
];

/** People who differ by chance only. */
export const noGroups: Buyers[] = [{ name: 'anyone', n: 200, orders: 3, goods: 6, price: 5, favourites: [] }];
