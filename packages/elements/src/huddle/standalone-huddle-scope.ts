import { uuid } from '@tillside/core';
import { TillSignalEvent } from '../events/till-signal.js';
import { dispatch } from '../shared/dispatch.js';
import type { HuddleScope } from './context.js';
import { makeChecked } from './make-checked.js';

/** The scope of a widget with its own `value`: signals are only events. */
export function standaloneHuddleScope(element: HTMLElement): HuddleScope {
  const seen = new Set<string>();
  let id: string | undefined;
  return {
    huddle: null,
    markSeen: subject => {
      const isFirst = !seen.has(subject);
      seen.add(subject);
      return isFirst;
    },
    enqueue: (name, subject, data) => {
      const huddle = { id: (id ??= uuid()) };
      const context = { huddle, source: location.origin, now: Date.now() };
      const signal = makeChecked(element, name, subject, data, context);
      if (signal) dispatch(element, new TillSignalEvent(signal));
      return undefined;
    },
  };
}
