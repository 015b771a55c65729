import type { Signal } from '@tillside/contract';
import { nothing, type Outcome } from '@tillside/core/outbox';

/** How long the till may take to say what became of signals before they are handed over again, in milliseconds. */
const patience = 10_000;

interface Handed {
  /** Ids whose fate is not known yet. */
  left: Set<string>;
  accepted: string[];
  refused: { id: string; code: string }[];
  end(): void;
}

/** Hands the signals over to the till, which delivers them; until it has, they stay stored here. */
export class Relay {
  readonly #post: (signals: Signal[]) => boolean;
  readonly #handed = new Set<Handed>();

  /** `post` tells whether there is a till. */
  constructor(post: (signals: Signal[]) => boolean) {
    this.#post = post;
  }

  /** Sends signals, as an outbox asks for it. */
  readonly send = (signals: readonly Signal[]): Promise<Outcome> => {
    if (!this.#post([...signals])) return Promise.resolve(nothing);
    return new Promise(resolve => {
      const end = () => {
        clearTimeout(timer);
        this.#handed.delete(handed);
        const { accepted, refused } = handed;
        resolve({ ...nothing, accepted, refused });
      };
      const timer = setTimeout(end, patience);
      const handed: Handed = { left: new Set(signals.map(({ id }) => id)), accepted: [], refused: [], end };
      this.#handed.add(handed);
    });
  };

  /** Hears what became of some; true if it is of some that were handed over too long ago. */
  settle({ accepted, refused }: { accepted: readonly string[]; refused: readonly string[] }): boolean {
    const isLate = [...accepted, ...refused].some(id => ![...this.#handed].some(({ left }) => left.has(id)));
    for (const handed of this.#handed) {
      const { left } = handed;
      for (const id of accepted) if (left.delete(id)) handed.accepted.push(id);
      for (const id of refused) if (left.delete(id)) handed.refused.push({ id, code: 'the till' });
      if (!left.size) handed.end();
    }
    return isLate;
  }

  /** The till is gone: what it did not finish is handed over to the next one. */
  giveUp(): void {
    for (const { end } of this.#handed) end();
  }
}
