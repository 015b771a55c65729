import type { Customer, Sample } from './customers.js';
import type { Feature, Measure, Scale } from './features.js';
import { type FoundFact, inFives, roughly, type Trait } from './found.js';
import { shrunk } from './spread.js';

const day = 86_400;
const mostFacts = 6;
/** What differs by less is about the same. */
const leastDifference = 0.2;

/** A customer with what is measured of them. */
export interface MeasuredCustomer {
  customer: Customer;
  measure: Measure;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const half = sorted.length / 2;
  return (sorted[Math.floor(half - 0.5)]! + sorted[Math.floor(half)]!) / 2;
}

/** How a group differs from everybody, most first. */
export const traitsOf = (group: readonly MeasuredCustomer[], scales: readonly Scale[]): Trait[] =>
  scales
    .map(({ name, item, mean: middle, deviation, strength = 0 }) => {
      const known = group.flatMap(({ measure }) => {
        const value = measure({ name, item });
        if (value === null) return [];
        return [typeof value === 'number' ? value : shrunk(value, { share: middle, strength })];
      });
      const by = known.length ? (mean(known) - middle) / deviation : 0;
      return { name, item, by: Math.round(by * 10) / 10 };
    })
    .sort((one, other) => Math.abs(other.by) - Math.abs(one.by));

const nameOf = (name: Feature['name']): FoundFact['name'] =>
  name === 'frequency'
    ? 'again'
    : name === 'breadth'
      ? 'goods'
      : name === 'recency'
        ? 'last'
        : name === 'returns'
          ? 'returned'
          : name;

/** A number of a group: shares as the mean of its customers', so that nobody counts twice; all else as the median. */
function numberOf(group: readonly MeasuredCustomer[], { name, item }: Feature): number | undefined {
  const values = group.flatMap(({ measure }) => measure({ name, item }) ?? []);
  const numbers = values.filter(value => typeof value === 'number');
  const shares = values.flatMap(value =>
    typeof value === 'object' && value.of > 0 ? [value.x / value.of] : [],
  );
  if (name === 'frequency')
    return inFives((100 * numbers.filter(value => value > 0).length) / numbers.length);
  if (shares.length) return inFives(100 * mean(shares));
  if (!numbers.length) return undefined;
  const middle = Math.expm1(median(numbers));
  if (name === 'recency') return Math.round(middle) * day;
  return name === 'breadth' ? Math.round(middle) : roughly(middle);
}

/** The same fact of a group and of everybody; undefined if it is the same after rounding. */
function factOf(
  group: readonly MeasuredCustomer[],
  all: readonly MeasuredCustomer[],
  feature: Feature,
): FoundFact | undefined {
  const [value, everybody] = [numberOf(group, feature), numberOf(all, feature)];
  if (value === undefined || everybody === undefined || value === everybody) return undefined;
  return { name: nameOf(feature.name), item: feature.item, value, everybody };
}

const isShare = ({ name }: Feature): boolean => ['category', 'part', 'weekday'].includes(name);

/** What differs most between a group and everybody: of shares, first those that it has more of. */
export function factsOf(
  group: readonly MeasuredCustomer[],
  all: readonly MeasuredCustomer[],
  traits: readonly Trait[],
): FoundFact[] {
  const differing = traits.filter(({ by }) => Math.abs(by) >= leastDifference);
  const [less, more] = [
    differing.filter(trait => isShare(trait) && trait.by < 0),
    differing.filter(trait => !isShare(trait) || trait.by > 0),
  ];
  return [...more, ...less].flatMap(trait => factOf(group, all, trait) ?? []).slice(0, mostFacts);
}

/** The most usual things about all customers, with nobody beside them. */
export const coreFacts = (all: readonly MeasuredCustomer[], scales: readonly Scale[]): FoundFact[] =>
  scales
    .filter(({ name }) => ['frequency', 'value', 'breadth'].includes(name))
    .flatMap(({ name, item }) => {
      const value = numberOf(all, { name, item });
      return value === undefined ? [] : [{ name: nameOf(name), item, value }];
    });

/** The sales of customers, in the usual currency. */
export const salesOf = ({ purchases }: Customer): number =>
  purchases.reduce((sum, { amount }) => sum + (amount ?? 0), 0);

/** Whether one customer has more than a quarter of a group's sales. */
export function isDominated(group: readonly Customer[]): boolean {
  const sales = group.map(salesOf);
  const total = sales.reduce((sum, one) => sum + one, 0);
  return total > 0 && Math.max(...sales) > total / 4;
}

/** The share of a group in all sales, in fives; undefined where no amounts are known. */
export function shareOfSales(group: readonly Customer[], { customers }: Sample): number | undefined {
  const total = customers.reduce((sum, customer) => sum + salesOf(customer), 0);
  if (!(total > 0)) return undefined;
  return inFives((100 * group.reduce((sum, customer) => sum + salesOf(customer), 0)) / total);
}
