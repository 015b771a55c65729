import type { Moment, Surface } from '@tillside/contract';
import { admit, makeSignal, Pacing } from '@tillside/core';
import { TillSignalEvent } from '../events/till-signal.js';
import type { MomentScope } from '../shared/context.js';
import { storage } from '../shared/storage.js';

/** One for the page: moments with the same id share their pacing. */
let pacing: Pacing | undefined;

/** What a `<till-moment>` says besides its document. */
export interface ScopeOptions extends Pick<MomentScope, 'hold' | 'density' | 'isShared' | 'recover'> {
  surface: Surface;
  source: string;
  recoveries: ReadonlyMap<string, number>;
}

/**
 * What widgets work with. It belongs to one version of one moment: a result that comes late makes its
 * signal for the moment it began in.
 */
export function momentScope(element: HTMLElement, moment: Moment | null, options: ScopeOptions): MomentScope {
  const { surface, source, recoveries } = options;
  const paced = (pacing ??= new Pacing(storage('localStorage')));
  return {
    ...options,
    admitted: moment && admit(moment, { surface, now: Date.now(), recoveries }),
    pacing: paced,
    isFirstSight: subject => moment !== null && paced.isFirstSight(moment.id, `${surface}/${subject}`),
    emit: (name, subject, data, { locale, expiresAt } = {}) => {
      if (!moment) return;
      const signal = makeSignal(name, subject, data, { moment, surface, source, locale, now: Date.now() });
      if (expiresAt) signal.expirytime = new Date(expiresAt).toISOString();
      element.dispatchEvent(new TillSignalEvent(signal));
    },
  };
}
