import { makeSignal, uuid } from '@tillside/core';
import { TillSignalEvent } from '../events/till-signal.js';
import { Acceptances } from './acceptances.js';
import type { MomentScope } from './context.js';
import { dispatch } from './dispatch.js';

/**
 * The scope of a widget with its own `value`: the surface is a customer's, without consents, and signals are only
 * events.
 */
export function standaloneScope(element: HTMLElement): MomentScope {
  const seen = new Set<string>();
  let id: string | undefined;
  return {
    admitted: null,
    surface: 'customer',
    acceptances: new Acceptances(),
    ended: new AbortController().signal,
    markSeen: subject => {
      const isFirst = !seen.has(subject);
      seen.add(subject);
      return isFirst;
    },
    enqueue: (name, subject, data, { locale } = {}) => {
      id ??= uuid();
      const signal = makeSignal(name, subject, data, {
        moment: { id, mode: 'sale' },
        surface: 'customer',
        source: location.origin,
        locale,
        now: Date.now(),
      });
      dispatch(element, new TillSignalEvent(signal));
      return undefined;
    },
  };
}
