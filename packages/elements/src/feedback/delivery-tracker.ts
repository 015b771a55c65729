import type { SignalStatus } from '@tillside/core/outbox';
import type { FollowSignals } from '../shared/context.js';

/**
 * The delivery status of a person's answers: `saving`, `saved` on this device, `unsaved` because the browser refuses
 * to store them, `confirmed` by the receiver, `refused` for good.
 */
export type DeliveryStatus = 'refused' | 'unsaved' | 'saving' | 'saved' | 'confirmed';

/** A signal's id and its status. */
export type TrackedSignal = readonly [id: string, status: DeliveryStatus];

const worstFirst: readonly DeliveryStatus[] = ['refused', 'unsaved', 'saving', 'saved', 'confirmed'];
const deliveryStatusOf: Partial<Record<SignalStatus, DeliveryStatus>> = {
  stored: 'saved',
  volatile: 'unsaved',
  delivered: 'confirmed',
  refused: 'refused',
};

/** Tracks the delivery of the signals of one response. */
export class DeliveryTracker {
  readonly #statuses: Map<string, DeliveryStatus>;
  #watch: FollowSignals | undefined;
  #unwatch: (() => void) | undefined;

  constructor(tracked: readonly TrackedSignal[] = []) {
    this.#statuses = new Map(tracked);
  }

  /** The signals whose status is still true after a reload: not those that are only in memory. */
  get durable(): TrackedSignal[] {
    return [...this.#statuses].filter(([, status]) => status !== 'saving' && status !== 'unsaved');
  }

  /** The overall status is the worst single status; undefined if nobody reports statuses. */
  get status(): DeliveryStatus | undefined {
    const statuses = [...this.#statuses.values()];
    return worstFirst.find(status => statuses.includes(status));
  }

  /** Whether no signal can be lost any more, or nobody reports statuses. */
  get isSafe(): boolean {
    const { status } = this;
    return !status || status === 'saved' || status === 'confirmed';
  }

  /** Tracks a new signal. */
  track(id: string): void {
    this.#statuses.set(id, 'saving');
  }

  /** Follows the status of signals, and calls back when one has changed. */
  follow(watch: FollowSignals | undefined, onChange: () => void): void {
    if (watch === this.#watch) return;
    this.unfollow();
    this.#watch = watch;
    const saved = this.durable.filter(([, status]) => status === 'saved').map(([id]) => id);
    this.#unwatch = watch?.((status, ids) => {
      if (this.#update(deliveryStatusOf[status], ids)) onChange();
    }, saved);
  }

  unfollow(): void {
    this.#unwatch?.();
    this.#watch = this.#unwatch = undefined;
  }

  /** True if a status changed. A confirmed signal stays confirmed. */
  #update(status: DeliveryStatus | undefined, ids: readonly string[]): boolean {
    const changed = ids.filter(id => {
      const last = this.#statuses.get(id);
      return status && last && last !== status && last !== 'confirmed';
    });
    if (status) for (const id of changed) this.#statuses.set(id, status);
    return changed.length > 0;
  }
}
