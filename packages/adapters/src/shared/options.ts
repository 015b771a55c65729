import type { Money, Problem, Suggestion, SuggestionInput } from '@tillside/contract';

/** A product or recommendation as the vendor's answer has it. */
export type Item = Readonly<Record<string, unknown>>;

/** Options of every adapter. Functions are called with the vendor's own item. */
export interface AdapterOptions {
  /** Why these are suggested, and what that is based on: no catalogue knows it. */
  reason: SuggestionInput['reason'] | ((item: Item) => SuggestionInput['reason']);
  kind?: SuggestionInput['kind'];
  audience?: SuggestionInput['audience'];
  /** The id in the shop's basket, if it is not the one that the adapter takes. */
  id?: (item: Item) => string | number | undefined;
  /** The address of the product's page, if the answer has none. */
  href?: (item: Item) => string | undefined;
  /**
   * Words for a product whose variants have several prices, such as "from £12.00"; they are the suggestion's `detail`.
   * Without it, such a product has no price, and a problem says so.
   */
  from?: (price: Money) => string;
}

/** What an adapter made of an answer. */
export interface Adapted {
  /** At most 100, as a moment takes; checked by the contract. */
  suggestions: Suggestion[];
  /** What is missing or odd, with a JSON Pointer into the answer. At most 100. */
  problems: Problem[];
}
