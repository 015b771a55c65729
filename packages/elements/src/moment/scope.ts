import type { Moment, Signal } from '@tillside/contract';
import { type Admitted, makeSignal, Pacing } from '@tillside/core';
import { isServer } from 'lit';
import { Acceptances } from '../shared/acceptances.js';
import type { MomentScope } from '../shared/context.js';
import { storage } from '../shared/storage.js';
import { isDeliberate } from './deliberate.js';

/** The parts of a scope besides the admitted moment. */
export interface ScopeOptions extends Pick<
  MomentScope,
  | 'surface'
  | 'isWaiting'
  | 'hold'
  | 'density'
  | 'isShared'
  | 'remoteDecisions'
  | 'relayAccept'
  | 'recover'
  | 'followSignals'
  | 'ended'
> {
  source: string;
  /** Whether the visitor opted out of being counted: then only deliberate answers become signals. */
  isOptedOut: boolean;
  /** Hands a signal on for delivery; true if it will be delivered, null if it was none. */
  enqueue(signal: Signal): boolean | null;
}

let pacing: Pacing | undefined;

/** Shared by all moments of the page: a pending acceptance outlives the elements that showed it. */
const acceptances = new Acceptances();

/** The page's pacing: moments with the same id share it. A server serves many people, who share nothing. */
export const pagePacing = (): Pacing =>
  isServer ? new Pacing() : (pacing ??= new Pacing(storage('localStorage')));

/**
 * Makes the scope of the widgets. It belongs to one version of one moment: a late result makes its signal for the
 * moment in which it began.
 */
export function createScope(
  moment: Moment | null,
  admitted: Admitted | null,
  { source, isOptedOut, enqueue, ...shown }: ScopeOptions,
): MomentScope {
  const { surface } = shown;
  return {
    ...shown,
    admitted,
    pacing: pagePacing(),
    acceptances,
    markSeen: subject => moment !== null && pagePacing().markSeen(moment.id, `${surface}/${subject}`),
    enqueue: (name, subject, data, { locale, expiresAt } = {}) => {
      if (!moment || (isOptedOut && !isDeliberate({ type: name }))) return undefined;
      const signal = makeSignal(name, subject, data, { moment, surface, source, locale, now: Date.now() });
      if (expiresAt) signal.expirytime = new Date(expiresAt).toISOString();
      return enqueue(signal) ? signal.id : undefined;
    },
    enqueueRemote: enqueue,
  };
}

/**
 * Everything in a scope that matters to widgets, as text. Most scans at a till change only the basket: then consumers
 * of the scope need not be notified.
 */
export function scopeFingerprint(
  admitted: Admitted | null,
  { followSignals, ...options }: ScopeOptions,
): string {
  const { basket, asOf, changesAt, ...shown } = admitted ?? ({} as Partial<Admitted>);
  return JSON.stringify([shown, options, !!followSignals]);
}
