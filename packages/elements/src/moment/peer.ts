import type { Transport } from '@tillside/core/outbox';
import type { Decisions } from '../shared/context.js';

/**
 * Carries what the screens of a lane tell each other, where no BroadcastChannel reaches: another process, another
 * machine. Messages are plain JSON; they may come late, twice and in another order, but not be lost.
 */
export interface MirrorTransport {
  /** Sends a message to all other screens of the lane. */
  send(message: object): void;
  /** Calls back with each message of another screen, until the function that it gives is called. */
  subscribe(listener: (message: unknown) => void): () => void;
}

/** What the lane's other screen brings to this one. */
export interface Peer {
  /** Takes the signals where there is no endpoint. */
  relay?: Transport | undefined;
  /** What was decided there, by moment: the next one may suggest the same. */
  decisions?: Readonly<Record<string, Decisions>> | undefined;
}
