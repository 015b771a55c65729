import type { Feature, Scale } from './features.js';

/** How far a group's mean is from everybody's, in standard deviations. */
export interface Trait extends Feature {
  by: number;
}

/** Something about a group that is true of what was bought; rounded. */
export interface FoundFact {
  name:
    | 'again'
    | 'value'
    | 'goods'
    | 'last'
    | 'returned'
    | 'category'
    | 'part'
    | 'weekday'
    | 'kept'
    | 'satisfied';
  /** Which category, part of the day or weekday; '' for the others. */
  item: string;
  /** Percent in fives, an amount, a number, or seconds. */
  value: number;
  /** The same of all customers; absent where the group is all of them. */
  everybody?: number;
}

/** What became of a group: whether it can be shown. */
export type GroupState = 'shown' | 'unstable' | 'dominated';

/** A group of customers, in numbers that are rounded. */
export interface FoundGroup {
  /** Stays with the group as long as it is recognisably the same. */
  key: string;
  state: GroupState;
  /** Its mean Jaccard similarity over half-samples. */
  stability: number;
  /** In fives. */
  people: number;
  /** Percent of all sales, in fives; absent where no amounts are known. */
  share?: number;
  facts: FoundFact[];
  /** What differs most from everybody, first. */
  traits: Trait[];
}

/** What customers are compared by: all that is known, only what they buy, or only how they buy. */
export type View = 'all' | 'goods' | 'habits';

/** One search for groups. */
export interface Attempt {
  view: View;
  k: number;
  silhouettes: { k: number; silhouette: number }[];
  groups: Pick<FoundGroup, 'people' | 'stability' | 'state'>[];
}

/**
 * Why no portrait is shown: orders have no customers, there are too few of them, all of them are alike, or fewer than
 * two groups hold.
 */
export type Reason = 'no-customers' | 'few-customers' | 'alike' | 'few-groups';

/** What is known of a store's customers: the same until it is found anew. */
export interface Found {
  reason: Reason | null;
  /** All customers in the window, in fives. */
  customers: number;
  /** How many of them were looked at, in fives. */
  sample: number;
  from: string;
  to: string;
  currency: string | null;
  /** Whether the kinds of goods are those of a file. */
  kinds: 'given' | 'words';
  view: View | null;
  attempts: Attempt[];
  groups: FoundGroup[];
  /** All customers as one group. */
  core: { people: number; facts: FoundFact[]; of: 'customers' | 'orders' | 'answers' } | null;
}

/** Knows the groups of last time again: nothing in it is about one customer. */
export interface Model {
  view: View;
  kind: 'given' | 'words';
  scales: Scale[];
  centres: { point: number[]; key: string }[];
  /** How many keys there have been. */
  keys: number;
}

/** To fives, and to five what is more than nothing. */
export const inFives = (value: number): number => (value > 0 ? Math.max(5, Math.round(value / 5) * 5) : 0);

/** To two digits. */
export const roughly = (value: number): number => (value > 0 ? Number(value.toPrecision(2)) : 0);
