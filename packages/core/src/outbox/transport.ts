import type { Signal } from '@tillside/contract';

/** A signal that was not accepted, with the reason. */
export interface Refusal {
  id: string;
  /** The receiver's code for the reason. */
  code: string;
}

/** The result of sending signals; those that it does not name are sent again. */
export interface TransportResult {
  /** The ids of accepted signals; any other entry about them is ignored. */
  accepted: readonly string[];
  /** Signals that the receiver itself refuses for good. */
  refused: readonly Refusal[];
  /** Signals that it rejected without calling that final. */
  stuck?: readonly Refusal[];
  /** The pause that the receiver asked for, in milliseconds; 0 without one. */
  after: number;
  /** All were rejected without naming which: an HTTP status. A smaller batch may be accepted. */
  declined?: string;
  /** Why nothing is accepted until somebody corrects that: a wrong key, a wrong address, a portal. */
  blocked?: string;
  /** A failure that may be temporary; it is reported if it lasts. */
  failure?: string;
  /** Whether the receiver is gone for good. */
  isGone?: boolean;
}

/**
 * Sends one signal, or as many as the receiver accepts at once. A transport that rejects has acknowledged nothing; one
 * that has not settled when the signal aborts is not waited for.
 */
export type Transport = (signals: readonly Signal[], abort?: AbortSignal) => Promise<TransportResult>;

/** A result that acknowledges nothing. */
export const noAcknowledgement: TransportResult = { accepted: [], refused: [], after: 0 };

/** A receiver that does not answer for this long counts as down, in milliseconds. */
export const requestTimeout = 30_000;
