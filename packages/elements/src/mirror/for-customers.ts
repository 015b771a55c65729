import type { Customer, Form, Moment, MomentInput, Suggestion } from '@tillside/contract';
import { admit, recoveryIds } from '@tillside/core';

/**
 * The document that the customer's screen gets: what core admits for customers, and less. What only decides at
 * the till stays there: the basket, stages, whom and what a suggestion is for, which score calls whom.
 */
export function forCustomers(
  moment: Moment,
  now: number,
  allot: (suggestions: readonly Suggestion[]) => readonly Suggestion[],
): MomentInput {
  const { version, id, asOf, locale, phase, mode, customer, pacing } = moment;
  const { suggestions, withheld, feedback } = admit(moment, { surface: 'customer', now });
  // Their times are left to the screen that shows them, and questions about them stay valid.
  const promises = moment.promises.flatMap(({ owner, ...promise }) =>
    promise.audience === 'associate' ? [] : [promise],
  );
  const known = new Set(promises.map(promise => promise.id));
  const hidden = new Set([
    ...recoveryIds(moment.feedback),
    ...[...moment.promises, ...moment.suggestions].flatMap(item =>
      item.audience === 'associate' ? [item.id] : [],
    ),
  ]);
  return {
    version,
    id,
    ...(asOf && { asOf }),
    ...(locale && { locale }),
    phase,
    mode,
    ...(customer && personOf(customer)),
    pacing,
    promises,
    suggestions: [...allot(suggestions), ...withheld].map(
      ({ for: stages, when, ...suggestion }) => suggestion,
    ),
    feedback: feedback.flatMap(form => formOf(form, known, hidden)),
  };
}

/** The `ref` is a pseudonym without which nobody could erase what this person says; it is never shown. */
function personOf({ ref, greeting, consents }: Customer): { customer: Customer } {
  return { customer: { ...(ref && { ref }), ...(greeting && { greeting }), ...(consents && { consents }) } };
}

/** A form as a customer may know it; none where nothing is left to ask. */
function formOf(
  { recovery, about, ...form }: Form,
  promises: ReadonlySet<string>,
  hidden: ReadonlySet<string>,
): Form[] {
  const asked = new Set<string>();
  const questions = form.questions.filter(question => {
    const { id, type, when } = question;
    const isKnown = type !== 'kept' || promises.has(question.promise);
    const isAsked = isKnown && (!when || asked.has(when.question));
    if (isAsked) asked.add(id);
    return isAsked;
  });
  const isTold = about && !Object.values(about).some(id => hidden.has(id));
  return questions.length ? [{ ...form, ...(isTold && { about }), questions }] : [];
}
