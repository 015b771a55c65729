import type { Moment, Signal, Surface } from '@tillside/contract';
import { admit, type Admitted, makeSignal, Pacing } from '@tillside/core';
import type { MomentScope } from '../shared/context.js';
import { storage } from '../shared/storage.js';

/** One for the page: moments with the same id share their pacing. */
let pacing: Pacing | undefined;

/** What a `<till-moment>` says besides its document. */
export interface ScopeOptions extends Pick<
  MomentScope,
  'hold' | 'density' | 'isShared' | 'elsewhere' | 'recover' | 'watch'
> {
  surface: Surface;
  source: string;
  recoveries: ReadonlyMap<string, number>;
  /** The visitor does not want to be counted: only what they say on purpose goes out. */
  isOptedOut: boolean;
  /** Lets a signal out; true if somebody delivers it. */
  send(signal: Signal): boolean;
}

/** What a person says on purpose. */
const said = /^feedback\.(answered|submitted|followup|recovery)$/;

/** What moments of this page have in common: what rests, and what was offered. */
export const pagePacing = (): Pacing => (pacing ??= new Pacing(storage('localStorage')));

/**
 * What widgets work with. It belongs to one version of one moment: a result that comes late makes its
 * signal for the moment it began in.
 */
export function momentScope(moment: Moment | null, options: ScopeOptions): MomentScope {
  const { surface, source, recoveries, isOptedOut, send } = options;
  const paced = pagePacing();
  return {
    ...options,
    admitted: moment && admit(moment, { surface, now: Date.now(), recoveries }),
    pacing: paced,
    isFirstSight: subject => moment !== null && paced.isFirstSight(moment.id, `${surface}/${subject}`),
    emit: (name, subject, data, { locale, expiresAt } = {}) => {
      if (!moment || (isOptedOut && !said.test(name))) return undefined;
      const signal = makeSignal(name, subject, data, { moment, surface, source, locale, now: Date.now() });
      if (expiresAt) signal.expirytime = new Date(expiresAt).toISOString();
      return send(signal) ? signal.id : undefined;
    },
  };
}

/**
 * All of a scope that can be seen, as text. Most scans at a till change the basket and nothing else: who has the
 * scope already need not be told then.
 */
export function viewOf({ admitted, ...scope }: MomentScope): string {
  const { basket, asOf, changesAt, ...view } = admitted ?? ({} as Partial<Admitted>);
  return JSON.stringify([view, scope, !!scope.watch]);
}
