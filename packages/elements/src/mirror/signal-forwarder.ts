import type { Signal } from '@tillside/contract';
import { noAcknowledgement, type TransportResult } from '@tillside/core/outbox';
import type { MessageOf } from './messages.js';

/** How long the till may take to report the status of signals before they are handed over again, in milliseconds. */
const relayTimeout = 10_000;

/** Signals that were handed over together. */
interface Handover {
  /** Ids whose status is still unknown. */
  open: Set<string>;
  accepted: string[];
  refused: { id: string; code: string }[];
  /** Resolves the outbox's request with the known statuses. */
  finish(): void;
}

/** Hands the customer's signals over to the till, which delivers them; until then, they stay stored here. */
export class SignalForwarder {
  readonly #post: (signals: Signal[]) => boolean;
  readonly #handovers = new Set<Handover>();

  /** `post` returns whether there is a till. */
  constructor(post: (signals: Signal[]) => boolean) {
    this.#post = post;
  }

  /** The transport of the outbox. */
  readonly send = (signals: readonly Signal[]): Promise<TransportResult> => {
    if (!this.#post([...signals])) return Promise.resolve(noAcknowledgement);
    return new Promise(resolve => {
      const finish = () => {
        clearTimeout(timer);
        this.#handovers.delete(handover);
        const { accepted, refused } = handover;
        resolve({ ...noAcknowledgement, accepted, refused });
      };
      const timer = setTimeout(finish, relayTimeout);
      const open = new Set(signals.map(({ id }) => id));
      const handover: Handover = { open, accepted: [], refused: [], finish };
      this.#handovers.add(handover);
    });
  };

  /** Applies statuses; true if one belongs to a handover that has ended, so that its signal is to be sent again. */
  handleStatus({ delivered, refused }: MessageOf<'signal-status'>): boolean {
    const isOpen = (id: string) => [...this.#handovers].some(({ open }) => open.has(id));
    const isLate = ![...delivered, ...refused].every(isOpen);
    for (const handover of this.#handovers) {
      const { open } = handover;
      for (const id of delivered) if (open.delete(id)) handover.accepted.push(id);
      for (const id of refused) if (open.delete(id)) handover.refused.push({ id, code: 'the till' });
      if (!open.size) handover.finish();
    }
    return isLate;
  }

  /** The till is gone: signals that it did not finish are handed over to the next one. */
  giveUp(): void {
    for (const { finish } of this.#handovers) finish();
  }
}
