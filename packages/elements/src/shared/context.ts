import { createContext } from '@lit/context';
import type { Signal, SignalData, SignalName, Suggestion, Surface } from '@tillside/contract';
import type { Admitted, Pacing } from '@tillside/core';
import type { SignalStatus } from '@tillside/core/outbox';
import type { Acceptances, AcceptOutcome } from './acceptances.js';

/** Options of a signal. */
export interface SignalOptions {
  /** The widget's language, BCP 47. */
  locale?: string | undefined;
  /** When the signal is no longer of use, in milliseconds since the epoch. */
  expiresAt?: number | undefined;
}

/**
 * Makes a signal and hands it on for delivery. `subject` is what it is about, for example `promise/mend`. Returns its
 * id if it will be delivered, undefined if it is only an event.
 */
export type EnqueueSignal = <N extends SignalName>(
  name: N,
  subject: string,
  data: SignalData[N],
  options?: SignalOptions,
) => string | undefined;

/**
 * Calls back when the status of signals changes, until the returned function is called. The status of the
 * earlier signals named by `ids` is reported at once, as far as it is known.
 */
export type FollowSignals = (
  listener: (status: SignalStatus, ids: readonly string[]) => void,
  ids: readonly string[],
) => () => void;

/** The decision on a suggestion on the lane's other screen, with the host's words if it refused. */
export type Decision = AcceptOutcome | { readonly state: 'declined' };
/** The decisions on the lane's other screen, by suggestion id. */
export type Decisions = Readonly<Record<string, Decision>>;

/** The scope of a widget: provided by the `<till-moment>` around it, or made for a widget without one. */
export interface MomentScope {
  /** The admitted moment; null while there is none. */
  readonly admitted: Admitted | null;
  readonly surface: Surface;
  /** While true, no document has come yet, so that what a server has drawn stays. */
  readonly isWaiting?: boolean;
  /** While true, nothing new appears and nothing moves. */
  readonly hold?: boolean;
  readonly density?: 'till' | undefined;
  /** Whether several people use this device. */
  readonly isShared?: boolean;
  /** The decisions on the lane's other screen. */
  readonly remoteDecisions?: Decisions | undefined;
  /** The acceptances on this page. */
  readonly acceptances: Acceptances;
  /** Asks the lane's other screen to do what a person accepted here, whatever this page's host answers. */
  readonly relayAccept?: ((suggestion: Suggestion) => Promise<AcceptOutcome>) | undefined;
  /** Undefined without a moment. */
  readonly pacing?: Pacing;
  /** Marks something as seen on this surface in this moment; true if it had not been. */
  markSeen(subject: string): boolean;
  /** Shows a suggestion to the associate until a time, in milliseconds since the epoch. */
  recover?(suggestion: string, until: number): void;
  readonly enqueue: EnqueueSignal;
  /** Hands on a signal that was made on the lane's other screen; true if it will be delivered, null if it was none. */
  enqueueRemote?(signal: Signal): boolean | null;
  /** Undefined if signals are only events. */
  readonly followSignals?: FollowSignals | undefined;
  /** Aborts when the encounter is over: when another one begins, or the host clears the screen. */
  readonly ended: AbortSignal;
}

/**
 * The context under which a `<till-moment>` provides its scope (Context Community Protocol). The key is global and
 * versioned, so that two copies of the library on one page work together.
 */
export const momentContext = createContext<MomentScope | undefined>(Symbol.for('tillside.moment/1'));

/**
 * Whether two scopes have the same customer. Within one encounter an unknown customer may become known, but another
 * `ref` is another person.
 */
export function isSameCustomer(before: MomentScope | undefined, now: MomentScope | undefined): boolean {
  const ref = before?.admitted?.customer?.ref;
  return before?.admitted?.id === now?.admitted?.id && (!ref || ref === now?.admitted?.customer?.ref);
}
