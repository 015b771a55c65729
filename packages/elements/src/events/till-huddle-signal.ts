import type { AnyHuddleSignal } from '@tillside/contract';
import type { TillSignalEvent } from './till-signal.js';

/** Reports a signal of the Huddle as it is made: a `till-signal` event whose signal is of a huddle. */
export type TillHuddleSignalEvent = TillSignalEvent<AnyHuddleSignal>;
