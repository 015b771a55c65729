import type { Moment, Suggestion } from '@tillside/contract';
import { type AdmitOptions, admission } from './admit/admission.js';
import { admitForms } from './admit/forms.js';
import { admitPromises } from './admit/promises.js';
import { admitSuggestions, recoveryIds } from './admit/suggestions.js';
import { isWithheld } from './holdout.js';

/** A moment narrowed to what a surface may see now. */
export interface Admitted extends Moment {
  /** Suggestions that would have been admitted, had the moment not been in the holdout. */
  withheld: Suggestion[];
  /** Ids of those among `suggestions` that a low score brought: they need no place in `pacing`. */
  recovered: string[];
  /** When the answer changes by itself, in milliseconds since the epoch; `Infinity` if it does not. */
  changesAt: number;
}

/**
 * Decides, in one place and before any element sees it, what a surface may see of a moment: audience,
 * the associates' fields, consent, stage, basket, phase, mode, validity, evidence, recovery and holdout.
 * The moment is not changed.
 */
export function admit(moment: Moment, options: AdmitOptions): Admitted {
  const decision = admission(options);
  const suggestions = admitSuggestions(moment, decision);
  const reserved = recoveryIds(moment.feedback);
  const isHeldBack = ({ id }: Suggestion) => isWithheld(moment) && !reserved.has(id);
  return {
    ...moment,
    promises: admitPromises(moment.promises, decision, moment.asOf),
    suggestions: suggestions.filter(item => !isHeldBack(item)),
    feedback: admitForms(moment.feedback, decision),
    withheld: suggestions.filter(isHeldBack),
    recovered: suggestions.flatMap(({ id }) => (reserved.has(id) ? [id] : [])),
    changesAt: decision.changesAt,
  };
}
