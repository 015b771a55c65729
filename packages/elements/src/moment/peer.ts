import type { Transport } from '@tillside/core/outbox';
import type { Decisions, MomentScope } from '../shared/context.js';

/**
 * Carries the messages between the screens of a lane, where a BroadcastChannel does not reach: to another process or
 * machine. Messages are plain JSON; they may arrive twice or in another order, but must not get lost, and a round trip
 * may take at most a second.
 */
export interface MirrorTransport {
  /** Sends a message to all other screens of the lane. */
  send(message: object): void;
  /** Calls back with each message of another screen, until the returned function is called. */
  subscribe(listener: (message: unknown) => void): () => void;
}

/** The lane's other screen, as this element uses it. */
export interface Peer {
  /** Takes the signals if there is no endpoint. */
  relay?: Transport | undefined;
  /** Asks it to do what a person accepted here. */
  accept?: MomentScope['relayAccept'];
  /** The decisions there, by moment, since the next moment may suggest the same. */
  decisions?: Readonly<Record<string, Decisions>> | undefined;
  /** Makes this till the leader of its lane. */
  takeOver?(): void;
}
