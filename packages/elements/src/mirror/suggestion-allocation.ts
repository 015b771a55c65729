import type { Moment, Suggestion } from '@tillside/contract';
import type { Decisions, MomentScope } from '../shared/context.js';

/**
 * Chooses the suggestions of the customer's screen: both screens of a moment share its places. It gets the till's
 * suggestions that customers may see or, if there are none and a place is left, one of its own.
 */
export class SuggestionAllocation {
  #moment: Moment | undefined;
  #scope: MomentScope | undefined;
  #allocated: ReadonlySet<string> = new Set();

  /** Picks from the suggestions that customers may see. */
  choose(
    moment: Moment,
    suggestions: readonly Suggestion[],
    decisions: Decisions,
    scope: MomentScope,
  ): readonly Suggestion[] {
    if (moment.id !== this.#moment?.id) this.reset();
    this.#moment = moment;
    this.#scope = scope;
    const { pacing } = scope;
    const open = suggestions.filter(({ id }) => !/^(accepted|declined)$/.test(decisions[id]?.state ?? ''));
    const shared = open.filter(({ id }) => this.#allocated.has(id) || pacing?.isOffered(moment, id));
    const isFrozen = scope.hold || moment.phase === 'paying';
    const own = shared.length || isFrozen ? undefined : open.find(({ id }) => pacing?.claim(moment, id));
    const chosen = own ? [own] : shared;
    this.#allocate(new Set(chosen.map(({ id }) => id)));
    return chosen;
  }

  /** Releases all places. */
  reset(): void {
    this.#allocate(new Set());
  }

  /** Releases the places of suggestions that neither screen shows any more. */
  #allocate(allocated: ReadonlySet<string>): void {
    const atTill = this.#scope?.admitted?.suggestions ?? [];
    for (const id of this.#allocated)
      if (!allocated.has(id) && !atTill.some(item => item.id === id))
        this.#scope?.pacing?.release(this.#moment!, id);
    this.#allocated = allocated;
  }
}
