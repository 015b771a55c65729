import { uuid } from '@tillside/core';
import { requestLaneLock } from './lane-lock.js';
import { maxRoundTrip, type Message, type TillIdentity, type TillMessage } from './messages.js';
import type { Port } from './port.js';

/** Callbacks of an election. */
export interface LeaderElectionListener {
  /** This till leads from now on. */
  onLead(): void;
  /** Another till leads, and this one waits. */
  onWait(): void;
  /** Another till took the lane over. */
  onTakenOver(): void;
}

/** Whether one till has priority over another if both lead. */
const outranks = (one: TillIdentity, other: TillIdentity): boolean =>
  one.term > other.term || (one.term === other.term && one.since < other.since);

/**
 * Decides which till leads a lane: the one that holds its lock; without locks, one whose claim no other till has
 * answered. A till that finds the lane taken waits until a till says goodbye, or until its host takes the lane over: a
 * silent leader may only be busy, and its customer must not see somebody else's moment.
 */
export class LeaderElection {
  isLeading = false;
  readonly #lane: string;
  readonly #mayLock: boolean;
  readonly #port: Port<TillMessage>;
  readonly #listener: LeaderElectionListener;
  /** When this till started, in milliseconds since the epoch, with a random fraction to break ties. */
  readonly #since = Date.now() + Math.random();
  #session = uuid();
  /** The term: one higher with each takeover; the highest one received while this till does not lead. */
  #term = 0;
  #hasLock = false;
  /** Whether it asks the other screens, since there are no locks. */
  #isAsking = false;
  #isWaiting = false;
  #release: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(lane: string, mayLock: boolean, port: Port<TillMessage>, listener: LeaderElectionListener) {
    this.#lane = lane;
    this.#mayLock = mayLock;
    this.#port = port;
    this.#listener = listener;
    this.#claim();
  }

  /** The identity of this till, sent in each of its messages. */
  get identity(): TillIdentity {
    return { session: this.#session, since: this.#since, term: this.#term, hasLock: this.#hasLock };
  }

  /** Leads from now on, whoever led before. */
  takeOver(): void {
    if (this.isLeading) return;
    this.#stopClaiming();
    this.#term++;
    this.#requestLock(true);
    this.#lead();
  }

  /** Handles a message of another screen; `revision` is that of this till's newest state. */
  handleMessage(message: Message, revision: number): void {
    if (!('session' in message) || message.session === this.#session) return;
    if (message.kind === 'goodbye' && this.#isWaiting) this.#claim();
    if (message.kind === 'claim') this.#handleClaim(message, revision);
    if (message.kind === 'state' || message.kind === 'heartbeat') this.#handleLeader(message, revision);
    if (message.kind === 'bound') this.#handleBound(message.term);
  }

  /** Gives up the lead and announces it. */
  stop(): void {
    this.#stopClaiming();
    this.#port.post({ kind: 'goodbye', session: this.#session });
    this.isLeading = this.#isWaiting = false;
    this.#session = uuid();
  }

  #handleClaim(claimant: TillIdentity, revision: number): void {
    if (this.isLeading) this.#postHeartbeat(revision);
    else if (outranks(claimant, this.identity)) this.#wait(claimant.term);
  }

  #handleLeader(leader: TillIdentity, revision: number): void {
    if (!this.isLeading) return this.#wait(leader.term);
    if (!outranks(leader, this.identity)) return this.#postHeartbeat(revision);
    this.stop();
    this.#isWaiting = true;
    this.#term = leader.term;
    this.#listener.onTakenOver();
  }

  /** A customer's screen is bound to another till. The lock, if there is one, is better proof that it still runs. */
  #handleBound(term: number): void {
    if (!this.#isAsking || (this.isLeading && term < this.#term)) return;
    if (this.isLeading) this.stop();
    this.#wait(term);
  }

  #claim(): void {
    this.#isWaiting = false;
    this.#port.post({ kind: 'claim', ...this.identity });
    if (this.#mayLock) this.#requestLock();
    else this.#leadUnlessAnswered();
  }

  #requestLock(steal = false): void {
    if (!this.#mayLock) return;
    this.#release = requestLaneLock(
      this.#lane,
      {
        onHeld: () => {
          clearTimeout(this.#timer);
          this.#hasLock = true;
          this.#lead();
        },
        // A page that is being unloaded may still hold it for a moment.
        onContended: () => {
          this.#timer = setTimeout(() => this.#wait(this.#term), maxRoundTrip);
        },
        onLost: () => {
          this.#hasLock = false;
        },
        onUnavailable: () => this.#leadUnlessAnswered(),
      },
      steal,
    );
  }

  #leadUnlessAnswered(): void {
    this.#isAsking = true;
    this.#timer = setTimeout(() => this.#lead(), maxRoundTrip);
  }

  #lead(): void {
    if (this.isLeading) return;
    this.isLeading = true;
    this.#listener.onLead();
  }

  #wait(term: number): void {
    if (this.isLeading) return;
    this.#term = Math.max(this.#term, term);
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#stopClaiming();
    this.#listener.onWait();
  }

  #stopClaiming(): void {
    clearTimeout(this.#timer);
    this.#release?.();
    this.#release = undefined;
    this.#hasLock = false;
  }

  #postHeartbeat(revision: number): void {
    this.#port.post({ kind: 'heartbeat', ...this.identity, revision, request: null });
  }
}
