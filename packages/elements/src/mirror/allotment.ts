import type { Moment, Suggestion } from '@tillside/contract';
import type { Decisions, MomentScope } from '../shared/context.js';

/**
 * Which suggestions are for the customer's screen too: both screens of a moment share its places. It suggests what
 * the till suggests; where that has nothing for customers, one of its own, if a place is left.
 */
export class Allotment {
  #moment: Moment | undefined;
  #ids = new Set<string>();
  #scope: MomentScope | undefined;

  /** The suggestions that the customer's screen gets, of those that it may see. */
  choose(
    moment: Moment,
    suggestions: readonly Suggestion[],
    decisions: Decisions,
    scope: MomentScope,
  ): readonly Suggestion[] {
    if (moment.id !== this.#moment?.id) this.reset();
    this.#moment = moment;
    this.#scope = scope;
    const open = suggestions.filter(({ id }) => !/accepted|declined/.test(decisions[id] ?? ''));
    const shared = open.filter(({ id }) => this.#ids.has(id) || this.#hasPlace(id));
    const isFrozen = scope.hold || moment.phase === 'paying';
    const next = !shared.length && !isFrozen && open.find(({ id }) => scope.pacing?.claim(moment, id));
    const chosen = next ? [next] : shared;
    this.#release(id => !chosen.some(item => item.id === id));
    this.#ids = new Set(chosen.map(({ id }) => id));
    return chosen;
  }

  /** Gives all places back. */
  reset(): void {
    this.#release(() => true);
    this.#ids = new Set();
  }

  /** Whether a suggestion is on screen at the till, or was. */
  #hasPlace(id: string): boolean {
    const { pacing, ...moment } = this.#moment!;
    return !!this.#scope?.pacing?.mayOffer({ ...moment, pacing: { ...pacing, max: 0 } }, id);
  }

  #release(isGone: (id: string) => boolean): void {
    const atTill = this.#scope?.admitted?.suggestions ?? [];
    for (const id of this.#ids)
      if (isGone(id) && !atTill.some(item => item.id === id)) this.#scope?.pacing?.release(this.#moment!, id);
  }
}
