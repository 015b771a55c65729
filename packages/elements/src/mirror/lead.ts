import { uuid } from '@tillside/core';
import type { Message, TillMessage } from './messages.js';
import type { Port } from './port.js';
import { keepLock, locks, patience, pulse } from './right.js';

/** How soon a till that leads answers one that asks, in milliseconds. */
const answerTime = 500;

/** What a leadership tells of itself. */
export interface LeadListener {
  /** It leads from now on, or again. */
  onLead(): void;
  /** It leads no more, or cannot yet: another till does. */
  onOther(): void;
}

/**
 * The right to lead a lane: that of its lock, or, where there is none, of who asked and heard of nobody else. Of
 * two that lead all the same, the one since earlier goes on.
 */
export class Leadership {
  /** Names this life of the till. */
  epoch = uuid();
  /** When it began, in milliseconds since the epoch; no two are the same. */
  readonly since = Date.now() + Math.random();
  isLeading = false;
  readonly #port: Port<TillMessage>;
  readonly #listener: LeadListener;
  readonly #release: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Asks since another till was heard of. */
  #asks = patience;

  constructor(lane: string, isLocked: boolean, port: Port<TillMessage>, listener: LeadListener) {
    this.#port = port;
    this.#listener = listener;
    this.#who();
    if (isLocked && locks) this.#release = keepLock(locks, lane, () => this.#lead());
    else this.#timer = setTimeout(() => this.#wait(), answerTime);
  }

  /** Hears what other tills say; `n` is the newest state of this one. */
  hear(message: Message, n: number): void {
    if (message.from !== 'till') return;
    const { kind, epoch } = message;
    if (epoch === this.epoch) return;
    if (kind === 'who') {
      if (this.isLeading) this.#port.post({ kind: 'here', epoch: this.epoch, since: this.since, n });
      else if (message.since < this.since) this.#yield();
    }
    if (kind !== 'state' && kind !== 'here') return;
    if (!this.isLeading || this.#release) return this.#yield();
    if (message.since < this.since) {
      this.stop();
      this.#timer = setTimeout(() => this.#wait(), pulse);
      return this.#yield();
    }
    // Whoever heard the other one begins anew with this one.
    this.epoch = uuid();
    this.#listener.onLead();
  }

  /** Gives the right back, and says so. */
  stop(): void {
    clearTimeout(this.#timer);
    if (this.isLeading) this.#port.post({ kind: 'gone', epoch: this.epoch });
    this.isLeading = false;
    this.epoch = uuid();
    this.#release?.();
  }

  #who(): void {
    this.#port.post({ kind: 'who', epoch: this.epoch, since: this.since });
  }

  #lead(): void {
    this.isLeading = true;
    this.#listener.onLead();
  }

  #yield(): void {
    if (this.isLeading) return;
    if (this.#asks === patience) this.#listener.onOther();
    this.#asks = 0;
  }

  /** Without a lock, asks until nobody answers any more. */
  #wait(): void {
    if (this.#asks >= patience) return this.#lead();
    this.#asks++;
    this.#who();
    this.#timer = setTimeout(() => this.#wait(), pulse);
  }
}
