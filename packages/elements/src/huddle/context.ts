import { createContext } from '@lit/context';
import type { FollowSignals } from '../shared/context.js';
import type { Huddle, HuddleSignalData, HuddleSignalName } from '@tillside/contract';
import type { Wall } from './wall.js';

/**
 * Makes a signal of the Huddle and hands it on for delivery. `subject` is what it is about, for example
 * `result/returns`. Returns its id if it will be delivered, undefined if it is only an event.
 */
export type EnqueueHuddleSignal = <N extends HuddleSignalName>(
  name: N,
  subject: string,
  data: HuddleSignalData[N] & { by?: string },
) => string | undefined;

/** The scope of a widget of the Huddle: provided by the `<till-huddle>` around it, or made for a widget without one. */
export interface HuddleScope {
  /** The document in force; null while there is none. */
  readonly huddle: Huddle | null;
  /** While true, no document has come yet, so that what a server has drawn stays. */
  readonly isWaiting?: boolean;
  readonly density?: 'till' | 'wall' | undefined;
  /** Whether several people use this screen, so that nothing of what they write is stored before it is sent. */
  readonly isShared?: boolean;
  /** Who uses this screen, if they said so. */
  readonly by?: string | undefined;
  /** Whose turn it is on a wall; undefined on any other screen. */
  readonly wall?: Wall | undefined;
  /** Marks something as seen on this page; true if it had not been. */
  markSeen(subject: string): boolean;
  readonly enqueue: EnqueueHuddleSignal;
  /** Undefined if signals are only events. */
  readonly followSignals?: FollowSignals | undefined;
}

/** The context under which a `<till-huddle>` provides its scope (Context Community Protocol). */
export const huddleContext = createContext<HuddleScope | undefined>(Symbol.for('tillside.huddle/1'));
