import type { Form, FormInput } from './form.js';
import type { PromiseInput, ShopPromise } from './promise.js';
import type { Money } from './shared.js';
import type { Stage, Suggestion, SuggestionInput } from './suggestion.js';

/** Where the sale is: nothing new appears while `paying`. */
export type Phase = 'open' | 'paying' | 'done';

/** What kind of transaction this is; `training` counts in no result. */
export type Mode = 'sale' | 'return' | 'training';

/** Personal data that the customer allowed suggestions to be based on. */
export type Consent = 'history' | 'social';

/** The customer of a moment, as far as the host wants it known. */
export interface Customer {
  /** An opaque pseudonym, echoed in signals; the key of erasure. */
  ref?: string;
  stage?: Stage;
  greeting?: string;
  consents?: Consent[];
}

/** One line of the basket. */
export interface BasketItem {
  id: string;
  gtin?: string;
  /** How many; 1 by default. */
  quantity?: number;
}

/** What is in the basket. */
export interface Basket {
  items: BasketItem[];
  total?: Money;
}

/** How much may be suggested. */
export interface Pacing {
  /** Suggestions offered in the whole moment, 0 to 5; 1 by default. */
  max?: number;
  /** How long a decline holds, ISO 8601 duration. */
  rest?: string;
  /** The share of moments in which suggestions are withheld and counted, 0 to 0.5. */
  holdout?: number;
}

/** The document that a host writes. `version`, `id` and one item are enough. */
export interface MomentInput {
  version: 1;
  /** One encounter with one customer; a new id is a new person. */
  id: string;
  /** When the host made it, RFC 3339. */
  asOf?: string;
  /** BCP 47. */
  locale?: string;
  phase?: Phase;
  mode?: Mode;
  customer?: Customer;
  basket?: Basket;
  pacing?: Pacing;
  promises?: PromiseInput[];
  suggestions?: SuggestionInput[];
  feedback?: FormInput[];
}

/** A moment that went through the door: checked, copied, defaults filled in. */
export interface Moment extends MomentInput {
  phase: Phase;
  mode: Mode;
  pacing: Pacing & { max: number; holdout: number };
  promises: ShopPromise[];
  suggestions: Suggestion[];
  feedback: Form[];
}
