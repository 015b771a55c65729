import type { Moment, Surface } from '@tillside/contract';
import { admit, type Admitted, makeSignal, Pacing } from '@tillside/core';
import { TillSignalEvent } from '../events/till-signal.js';
import type { MomentScope } from '../shared/context.js';
import { storage } from '../shared/storage.js';

/** One for the page: moments with the same id share their pacing. */
let pacing: Pacing | undefined;

/** What a `<till-moment>` says besides its document. */
export interface ScopeOptions {
  moment: Moment | null;
  surface: Surface;
  source: string;
  hold: boolean;
  density: 'till' | undefined;
  isShared: boolean;
  recoveries: ReadonlyMap<string, number>;
  recover: MomentScope['recover'];
}

/**
 * What widgets work with. It belongs to one version of one moment: a result that comes late makes its
 * signal for the moment it began in.
 */
export function momentScope(element: HTMLElement, options: ScopeOptions): MomentScope {
  const { moment, surface, source, recoveries, ...rest } = options;
  const admitted: Admitted | null = moment && admit(moment, { surface, now: Date.now(), recoveries });
  pacing ??= new Pacing(storage('localStorage'));
  const paced = pacing;
  return {
    ...rest,
    admitted,
    surface,
    pacing,
    isFirstSight: subject => moment !== null && paced.isFirstSight(moment.id, `${surface}/${subject}`),
    emit: (name, subject, data, { locale, expiresAt } = {}) => {
      if (!moment) return;
      const signal = makeSignal(name, subject, data, { moment, surface, source, locale, now: Date.now() });
      if (expiresAt) signal.expirytime = new Date(expiresAt).toISOString();
      element.dispatchEvent(new TillSignalEvent(signal));
    },
  };
}
