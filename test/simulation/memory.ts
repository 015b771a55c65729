import type { StoreConfig } from '../../packages/server/src/config/types.js';
import type { Reception, Receptions } from '../../packages/server/src/ranking/reception.js';
import type { Signal } from '../../packages/server/src/signals/check.js';
import { outcomes, trialOf } from '../../packages/server/src/signals/trials.js';

/** What the server's tables would hold after the same signals: the sums of trials, and what is retired. */
export class Memory implements Receptions {
  readonly retired = new Set<string>();
  readonly #sums = new Map<string, Reception>();

  readonly of = (suggestion: string): Reception => this.#sums.get(suggestion) ?? { accepted: 0, refused: 0 };

  /** Counts the signals about the suggestion of one moment, which is one trial. */
  hear({ id: store, timeZone, ranking }: StoreConfig, signals: readonly Signal[]): void {
    const { personalReasons } = ranking;
    const trials = signals.flatMap(signal =>
      trialOf({ store, signal, timeZone, order: 'of this server', personalReasons }),
    );
    const [first] = trials;
    if (!first) return;
    const outcome = Math.max(...trials.map(trial => trial.outcome));
    const { accepted, refused } = this.of(first.suggestion);
    if (outcome === outcomes.accepted) this.#sums.set(first.suggestion, { accepted: accepted + 1, refused });
    if (outcome === outcomes.seen) this.#sums.set(first.suggestion, { accepted, refused: refused + 1 });
  }
}
