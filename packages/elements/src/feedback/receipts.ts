import type { Fate } from '@tillside/core/outbox';
import type { Watch } from '../shared/context.js';

/**
 * What became of what a person said: `saving`, `saved` on this device, `unsaved` because the browser refuses
 * to store it, `confirmed` by the receiver, `refused` for good.
 */
export type Status = 'refused' | 'unsaved' | 'saving' | 'saved' | 'confirmed';

/** A signal's id, and what became of it. */
export type Receipt = readonly [id: string, status: Status];

/** The worst one speaks for all. */
const worstFirst: readonly Status[] = ['refused', 'unsaved', 'saving', 'saved', 'confirmed'];
const meanings: Partial<Record<Fate, Status>> = {
  stored: 'saved',
  kept: 'unsaved',
  delivered: 'confirmed',
  refused: 'refused',
};

/** Follows the signals of one filling-in. */
export class Receipts {
  readonly #statuses: Map<string, Status>;
  #watch: Watch | undefined;
  #unwatch: (() => void) | undefined;

  constructor(known: readonly Receipt[] = []) {
    this.#statuses = new Map(known);
  }

  /** What is known for certain, for a later page: all but what it would not learn any more. */
  get known(): Receipt[] {
    return [...this.#statuses].filter(([, status]) => status !== 'saving' && status !== 'unsaved');
  }

  /** Undefined where nobody says what became of them. */
  get status(): Status | undefined {
    const all = [...this.#statuses.values()];
    return worstFirst.find(status => all.includes(status));
  }

  /** A signal was let out. */
  expect(id: string): void {
    this.#statuses.set(id, 'saving');
  }

  /** Listens to what becomes of them, to whoever says it now; calls back at news. */
  follow(watch: Watch | undefined, onNews: () => void): void {
    if (watch === this.#watch) return;
    this.unfollow();
    this.#watch = watch;
    const saved = this.known.flatMap(([id, status]) => (status === 'saved' ? [id] : []));
    this.#unwatch = watch?.((fate, ids) => this.#note(fate, ids) && onNews(), saved);
  }

  unfollow(): void {
    this.#unwatch?.();
    this.#watch = this.#unwatch = undefined;
  }

  /** True if this is news. What was confirmed stays so. */
  #note(fate: Fate, ids: readonly string[]): boolean {
    const status = meanings[fate];
    const news = ids.filter(id => {
      const last = this.#statuses.get(id);
      return status && last && last !== status && last !== 'confirmed';
    });
    for (const id of news) this.#statuses.set(id, status!);
    return news.length > 0;
  }
}
