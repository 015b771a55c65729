import type { Signal, SignalData, SignalName, Surface } from '@tillside/contract';
import type { Admitted, Pacing } from '@tillside/core';
import type { Fate } from '@tillside/core/outbox';

/**
 * Makes a signal and lets it out. `subject` is what it is about, as `promise/mend`. Gives its id if somebody
 * delivers it.
 */
export type Emit = <N extends SignalName>(
  name: N,
  subject: string,
  data: SignalData[N],
  options?: { locale?: string | undefined; expiresAt?: number | undefined },
) => string | undefined;

/**
 * Tells what becomes of signals, until the function that it gives is called; of those with these ids, which
 * were made before, at once.
 */
export type Watch = (
  listener: (fate: Fate, ids: readonly string[]) => void,
  ids: readonly string[],
) => () => void;

/** What became of suggestions on the lane's other screen, by id. */
export type Decisions = Readonly<Record<string, 'pending' | 'accepted' | 'failed' | 'declined'>>;

/** What widgets work with: given by the `<till-moment>` around them, or made of their own `value`. */
export interface MomentScope {
  /** What this surface may see now; null while there is no moment. */
  readonly admitted: Admitted | null;
  readonly surface: Surface;
  /** Nothing new appears and nothing moves. */
  readonly hold?: boolean;
  readonly density?: 'till' | undefined;
  /** Several people use this device. */
  readonly isShared?: boolean;
  /** Decided on the other screen, and not on this one. */
  readonly elsewhere?: Decisions | undefined;
  /** Missing where there is no moment to be paced in. */
  readonly pacing?: Pacing;
  /** True the first time that something is seen on this surface in this moment. */
  isFirstSight(subject: string): boolean;
  /** Brings a suggestion before the associate until a time, in milliseconds since the epoch. */
  recover?(suggestion: string, until: number): void;
  readonly emit: Emit;
  /** Lets out a signal that was made on the lane's other screen; true if somebody delivers it. */
  send?(signal: Signal): boolean;
  /** Missing where signals are events only. */
  readonly watch?: Watch | undefined;
}

/** The key is global and versioned, so that two copies of the library on one page meet. */
export const momentContext = Symbol.for('tillside.moment/1');

/** Takes the scope now, and again whenever it changes until `unsubscribe` is called. */
export type ScopeCallback = (scope: MomentScope, unsubscribe?: () => void) => void;

/** What a request for a context says, whoever made it. */
export interface ContextRequest extends Event {
  readonly context: unknown;
  readonly callback: ScopeCallback;
  readonly subscribe?: boolean;
}

/**
 * Asks for the scope, as the Context Community Protocol has it: what `@lit/context` and others provide or
 * consume under the same key meets ours. Written out here because that package is 0.9 kB of the page's budget.
 */
export class ContextRequestEvent extends Event implements ContextRequest {
  readonly context = momentContext;
  readonly callback: ScopeCallback;
  readonly subscribe = true;

  constructor(callback: ScopeCallback) {
    super('context-request', { bubbles: true, composed: true });
    this.callback = callback;
  }
}

/**
 * Whether it is still the same customer: in one encounter, who was not known may become known, but another
 * `ref` is another person.
 */
export function isSameCustomer(before: MomentScope | undefined, now: MomentScope | undefined): boolean {
  const ref = before?.admitted?.customer?.ref;
  return before?.admitted?.id === now?.admitted?.id && (!ref || ref === now?.admitted?.customer?.ref);
}
