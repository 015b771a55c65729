import type { Moment, Suggestion } from '@tillside/contract';
import { type AdmitOptions, createAdmitContext, readClock } from './admit/admit-context.js';
import { admitForms } from './admit/forms.js';
import { admitPromises } from './admit/promises.js';
import { admitSuggestions, recoveryIds } from './admit/suggestions.js';
import { isWithheld } from './holdout.js';

/** A moment, restricted to what a surface may see now. */
export interface Admitted extends Moment {
  /** Suggestions that would have been admitted, had the moment not been in the holdout. */
  withheld: Suggestion[];
  /** Ids of the recoveries among `suggestions`: they need no place in `pacing`. */
  recovered: string[];
  /** The next time at which the result changes, in milliseconds since the epoch; `Infinity` if it does not. */
  changesAt: number;
}

/**
 * Decides, in one place and before any element sees it, what a surface may see of a moment: by audience,
 * staff fields, consent, stage, basket, phase, mode, validity, evidence, recovery and holdout. Does not change the
 * moment.
 */
export function admit(moment: Moment, options: AdmitOptions): Admitted {
  const clock = options.clock ?? readClock(moment.asOf, options.now);
  const context = createAdmitContext({ ...options, clock });
  const suggestions = admitSuggestions(moment, context);
  const reserved = recoveryIds(moment.feedback);
  const isHeldBack = ({ id }: Suggestion) => isWithheld(moment) && !reserved.has(id);
  return {
    ...moment,
    promises: admitPromises(moment.promises, context),
    suggestions: suggestions.filter(item => !isHeldBack(item)),
    feedback: admitForms(moment.feedback, context),
    withheld: suggestions.filter(isHeldBack),
    recovered: suggestions.flatMap(({ id }) => (reserved.has(id) ? [id] : [])),
    changesAt: context.changesAt,
  };
}
