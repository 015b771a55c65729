import type { Suggestion } from '@tillside/contract';
import type { MomentScope } from './context.js';

/** The outcome of an acceptance. */
export type AcceptOutcome =
  /** The host has not answered yet; it has done its part; or nobody answered, and the suggestion's link is followed. */
  | { readonly state: 'pending' | 'accepted' | 'unanswered' }
  /** The host did not do it, or it is unknown whether it did. */
  | {
      readonly state: 'failed' | 'unconfirmed';
      /** Why not, in the host's words for the customer. */
      readonly refusal?: string | undefined;
      readonly canRetry: boolean;
    };

/** A suggestion that a person accepted. */
export interface Acceptance {
  readonly suggestion: Suggestion;
  outcome: AcceptOutcome;
  /** When the outcome was known, in milliseconds since the epoch. */
  decidedAt: number;
  /** Resolves with the outcome once it is no longer pending. */
  readonly result: Promise<AcceptOutcome>;
  /** The lists that show it. */
  readonly holders: Set<object>;
}

const limit = 200;

/**
 * The acceptances of a page, by surface, moment and suggestion. They outlive the elements that showed them, so that
 * nothing is offered a second time while the host still works on it.
 */
export class Acceptances {
  readonly #all = new Map<string, Acceptance>();
  readonly #listeners = new Set<() => void>();
  /** Whether nobody answered the last acceptance of a product or an offer: then the page has no basket. */
  isHostSilent = false;

  find(scope: MomentScope, suggestion: string): Acceptance | undefined {
    return this.#all.get(keyOf(scope, suggestion));
  }

  /** The acceptances of a surface and moment. */
  inMoment(scope: MomentScope): Acceptance[] {
    const start = momentKeyOf(scope);
    return [...this.#all].filter(([key]) => key.startsWith(start)).map(([, acceptance]) => acceptance);
  }

  /** Records an acceptance, or removes it, and notifies everybody. */
  record(scope: MomentScope, suggestion: string, acceptance: Acceptance | undefined): void {
    const key = keyOf(scope, suggestion);
    if (acceptance) this.#all.set(key, acceptance);
    else this.#all.delete(key);
    for (const [other, { outcome }] of this.#all)
      if (this.#all.size > limit && outcome.state !== 'pending') this.#all.delete(other);
    for (const listener of [...this.#listeners]) listener();
  }

  /** Calls back after each change, until the function that it returns is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** As JSON, since ids can have any character: no moment's key begins with another's. */
const momentKeyOf = ({ surface, admitted }: MomentScope): string =>
  JSON.stringify([surface, admitted?.id ?? null]);
const keyOf = (scope: MomentScope, suggestion: string): string => momentKeyOf(scope) + suggestion;
