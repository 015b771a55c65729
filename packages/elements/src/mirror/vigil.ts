import { locks, patience, pulse, whenFree } from './right.js';

/** What a vigil asks for and tells. */
export interface VigilListener {
  /** The till is to say that it is there. */
  onAsk(): void;
  /** It is gone; not sure where it only does not answer. */
  onGone(isSure: boolean): void;
}

/**
 * Watches over a till that leads: by its lock, which the browser frees when the till dies, or, where there is
 * none, by asking each second. Answers come even where the till's own timers sleep.
 */
export class Vigil {
  readonly #lane: string;
  readonly #isLocked: boolean;
  readonly #listener: VigilListener;
  #cancel: (() => void) | undefined;
  /** Asks without an answer. */
  #asks = 0;

  constructor(lane: string, isLocked: boolean, listener: VigilListener) {
    this.#lane = lane;
    this.#isLocked = isLocked;
    this.#listener = listener;
  }

  /** Begins to watch the till that leads now. */
  watch(): void {
    this.rest();
    this.#asks = 0;
    if (this.#isLocked && locks) {
      this.#cancel = whenFree(locks, this.#lane, () => this.#listener.onGone(true));
      return;
    }
    const timer = setInterval(() => this.#ask(), pulse);
    // Timers sleep in a window that nobody sees; what is seen again may be old.
    document.addEventListener('visibilitychange', this.#ask);
    this.#cancel = () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', this.#ask);
    };
  }

  /** It was heard. */
  heard(): void {
    this.#asks = 0;
  }

  /** There is nobody to watch. */
  rest(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  readonly #ask = (): void => {
    if (this.#asks >= patience) return this.#listener.onGone(false);
    this.#asks++;
    this.#listener.onAsk();
  };
}
