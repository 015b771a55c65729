import type { Money } from './shared.js';

/** An item of an order. */
export interface SoldItem {
  /** The product's id, as in the basket and in suggestions. */
  id: string;
  /** How many, from −1,000,000 to 1,000,000; 1 by default. */
  quantity?: number;
  /** The amount of the whole line. */
  amount?: Money;
}

/** An item of an order, as a host writes it. */
export interface SoldItemInput {
  /** The product's id, at most 128 characters, as in the basket and in suggestions. */
  id: string | number;
  /** How many, from −1,000,000 to 1,000,000; 1 by default. */
  quantity?: number | null;
  /** The amount of the whole line, in major units. */
  amount?: { currency: string; value: string | number } | null;
}

/** How an encounter ended. */
export interface SaleOutcome {
  /** Whether the sale was completed, given up, or taken back. */
  outcome: 'completed' | 'voided' | 'returned';
  /** The order's id. A return names the order that was sold. */
  order?: string;
  /** The order's total. */
  total?: Money;
  /** The number of lines of the order. */
  lines?: number;
  /** What was sold, or what was returned, at most 1,000 items. */
  items?: SoldItem[];
}

/** How an encounter ended, as a host writes it: ids and amounts can be numbers. */
export interface SaleOutcomeInput {
  /** Whether the sale was completed, given up, or taken back. */
  outcome: SaleOutcome['outcome'];
  /** The order's id, at most 128 characters. A return names the order that was sold. */
  order?: string | number | null;
  /** The order's total, in major units. */
  total?: { currency: string; value: string | number } | null;
  /** The number of lines of the order. */
  lines?: number | null;
  /** What was sold, or what was returned; of more than 1,000 items the first are used. */
  items?: readonly SoldItemInput[] | null;
}
