import { uuid } from '@tillside/core';
import { whenLaneLockIsFree } from './lane-lock.js';
import { maxRoundTrip } from './messages.js';

/** The interval of heartbeat requests without a lock to watch, in milliseconds. */
const heartbeatInterval = 1000;
/** The number of unanswered requests after which the screen is cleared. */
const maxMissedHeartbeats = 2;
/** The number of unanswered requests that are remembered, to measure how late an answer is. */
const maxRequests = 10;

/** Callbacks of a monitor. */
export interface LeaderMonitorListener {
  /** Sends a request that the leader has to answer. */
  onAsk(request: string): void;
  /** The leader answers in time. */
  onPresent(): void;
  /** The leader does not answer in time: it may be busy, unreachable or dead. */
  onSilent(): void;
  /** The leader is dead: its lock is free. */
  onGone(): void;
  /** An answer came too late, after this many milliseconds. */
  onSlow(roundTrip: number): void;
}

/**
 * Watches the leading till: by its lock or, without one, by a request every second. Requests work even while the till's
 * own timers are throttled, since messages are not.
 */
export class LeaderMonitor {
  /** Whether the leader is known to be alive. */
  isPresent = false;
  readonly #lane: string;
  readonly #listener: LeaderMonitorListener;
  /** When each request was sent, in milliseconds since the epoch. */
  readonly #requests = new Map<string, number>();
  #hasLock: boolean | undefined;
  #cancel: (() => void) | undefined;
  #missedHeartbeats = 0;

  constructor(lane: string, listener: LeaderMonitorListener) {
    this.#lane = lane;
    this.#listener = listener;
  }

  /** Starts to watch a till. */
  start(hasLock: boolean): void {
    this.stop();
    this.#watch(hasLock);
    this.#ask();
  }

  /** Handles a message of the leader, perhaps the answer to a request. */
  handleHeartbeat(hasLock: boolean, request: string | null): void {
    if (hasLock !== this.#hasLock) this.#watch(hasLock);
    if (hasLock || this.#isTimely(request)) this.#notePresence();
  }

  /** Whether it is an answer that came in time. */
  #isTimely(request: string | null): boolean {
    const askedAt = this.#requests.get(request ?? '');
    if (askedAt === undefined) return false;
    this.#requests.delete(request ?? '');
    const roundTrip = Date.now() - askedAt;
    if (roundTrip > maxRoundTrip) this.#listener.onSlow(roundTrip);
    return roundTrip <= maxRoundTrip;
  }

  #notePresence(): void {
    this.#missedHeartbeats = 0;
    if (this.isPresent) return;
    this.isPresent = true;
    this.#listener.onPresent();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = this.#hasLock = undefined;
    this.isPresent = false;
    this.#missedHeartbeats = 0;
    this.#requests.clear();
  }

  #watch(hasLock: boolean): void {
    this.#cancel?.();
    this.#hasLock = hasLock;
    if (hasLock) {
      this.#cancel = whenLaneLockIsFree(this.#lane, () => this.#listener.onGone());
      return;
    }
    const timer = setInterval(this.#ask, heartbeatInterval);
    // Timers are throttled in a hidden window, so that its content may be outdated when it is visible again.
    document.addEventListener('visibilitychange', this.#ask);
    this.#cancel = () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', this.#ask);
    };
  }

  readonly #ask = (): void => {
    if (this.isPresent && this.#missedHeartbeats >= maxMissedHeartbeats) {
      this.isPresent = false;
      this.#listener.onSilent();
    }
    this.#missedHeartbeats++;
    const request = uuid();
    this.#requests.set(request, Date.now());
    for (const oldest of this.#requests.keys())
      if (this.#requests.size > maxRequests) this.#requests.delete(oldest);
    this.#listener.onAsk(request);
  };
}
