import { boughtBy, type Category, createCategoriesOf } from './categories.js';
import { type Customer, dayParts, type Sample } from './customers.js';
import type { Pause } from './pause.js';
import { type Cases, shrunk, spreadOf } from './spread.js';

/** What a customer is compared by. */
export interface Feature {
  name: 'recency' | 'frequency' | 'value' | 'breadth' | 'returns' | 'category' | 'part' | 'weekday';
  /** Which category, part of the day or weekday; '' for the others. */
  item: string;
}

/** A feature of a customer: a number, or a share of cases; null if it is not known. */
export type Measured = number | Cases | null;
export type Measure = (feature: Feature) => Measured;

/** How a feature becomes a coordinate: what everybody has, and how much customers differ. */
export interface Scale extends Feature {
  mean: number;
  deviation: number;
  /** Of a share: see {@link Spread}. */
  strength?: number;
  /** How much it counts. */
  weight: number;
}

const day = 86_400_000;
/** No single feature puts a customer further out than this many standard deviations. */
const furthest = 3;

const mean = (values: readonly number[]): number =>
  values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;

/** The features of a store's customers, in a fixed order. */
export const featuresOf = (categories: readonly Category[]): Feature[] => [
  ...(['recency', 'frequency', 'value', 'breadth', 'returns'] as const).map(name => ({ name, item: '' })),
  ...categories.map(({ name }) => ({ name: 'category' as const, item: name })),
  ...dayParts.map(part => ({ name: 'part' as const, item: part })),
  ...[1, 2, 3, 4, 5, 6, 0].map(weekday => ({ name: 'weekday' as const, item: String(weekday) })),
];

/** Measures customers. Amounts and numbers are on a logarithmic scale, as people differ by factors in them. */
export function createMeasure(
  { products, to }: Sample,
  categories: readonly Category[],
  locale: string,
): (customer: Customer) => Measure {
  const categoriesOf = createCategoriesOf(categories[0]?.kind ?? 'words', locale);
  return customer => {
    const { purchases } = customer;
    const { lines, of } = boughtBy(customer, products, categoriesOf);
    const amounts = purchases.flatMap(({ amount }) => (amount === null ? [] : [amount]));
    const parts = purchases.filter(({ part }) => part !== undefined);
    const days = purchases.filter(({ weekday }) => weekday !== undefined);
    const last = Math.max(...purchases.map(({ time }) => time));
    const sentBack = Math.min(1, customer.returned / customer.bought);
    return ({ name, item }) => {
      if (name === 'recency') return Math.log1p((to - last) / day);
      if (name === 'frequency') return Math.log(purchases.length);
      // Discounts alone come to less than nothing.
      if (name === 'value') return amounts.length ? Math.log1p(Math.max(0, mean(amounts))) : null;
      if (name === 'breadth') return Math.log1p(mean(purchases.map(({ goods }) => goods)));
      if (name === 'returns') return { x: sentBack * purchases.length, of: purchases.length };
      if (name === 'category') return { x: lines.get(item) ?? 0, of };
      if (name === 'part') return { x: parts.filter(({ part }) => part === item).length, of: parts.length };
      return { x: days.filter(({ weekday }) => String(weekday) === item).length, of: days.length };
    };
  };
}

function scaleOf(feature: Feature, measured: readonly Measured[]): Scale | undefined {
  const shares = measured.filter(value => typeof value === 'object' && value !== null);
  if (shares.length) {
    const spread = spreadOf(shares);
    return spread && { ...feature, ...spread, mean: spread.share, weight: 1 };
  }
  const numbers = measured.filter(value => typeof value === 'number');
  const middle = mean(numbers);
  const deviation = Math.sqrt(mean(numbers.map(value => (value - middle) ** 2)));
  return deviation > 1e-9 ? { ...feature, mean: middle, deviation, weight: 1 } : undefined;
}

/** The scales of the features in which customers differ, by more than chance. */
export async function scalesOf(
  features: readonly Feature[],
  measures: readonly Measure[],
  pause: Pause,
): Promise<Scale[]> {
  const scales: Scale[] = [];
  for (const feature of features) {
    const scale = scaleOf(
      feature,
      measures.map(measure => measure(feature)),
    );
    if (scale) scales.push(scale);
    await pause();
  }
  // Seven weekdays do not count seven times as much as the value of a basket.
  return scales.map(scale => ({
    ...scale,
    weight: 1 / Math.sqrt(scales.filter(({ name }) => name === scale.name).length),
  }));
}

/** The point of a customer; what is not known is as everybody has it. */
export const pointOf = (measure: Measure, scales: readonly Scale[]): number[] =>
  scales.map(({ name, item, mean, deviation, strength = 0, weight }) => {
    const value = measure({ name, item });
    if (value === null) return 0;
    const known = typeof value === 'number' ? value : shrunk(value, { share: mean, strength });
    return weight * Math.max(-furthest, Math.min(furthest, (known - mean) / deviation));
  });
