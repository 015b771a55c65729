import {
  type Customer,
  type Form,
  type Moment,
  type MomentInput,
  type Suggestion,
  withoutStaffFields,
} from '@tillside/contract';
import { admit, recoveryIds } from '@tillside/core';

/**
 * The document for the customer's screen: less than what core admits for customers. Everything that only the till
 * needs stays there: the basket, stages, the audience and conditions of suggestions, the recoveries and the
 * recommender's token.
 */
export function customerMoment(
  moment: Moment,
  now: number,
  choose: (suggestions: readonly Suggestion[]) => readonly Suggestion[],
): MomentInput {
  const { version, id, asOf, locale, phase, mode, customer, pacing } = moment;
  const { suggestions, withheld, feedback } = admit(moment, { surface: 'customer', now });
  // The customer's screen follows the times of promises itself, and questions about them stay valid.
  const promises = moment.promises
    .filter(({ audience }) => audience !== 'associate')
    .map(promise => withoutStaffFields(promise));
  const visiblePromises = new Set(promises.map(promise => promise.id));
  const hiddenIds = new Set([
    ...recoveryIds(moment.feedback),
    ...[...moment.promises, ...moment.suggestions]
      .filter(({ audience }) => audience === 'associate')
      .map(item => item.id),
  ]);
  return {
    version,
    id,
    ...(asOf && { asOf }),
    ...(locale && { locale }),
    phase,
    mode,
    ...(customer && { customer: shownCustomer(customer) }),
    pacing,
    promises,
    suggestions: [...choose(suggestions), ...withheld].map(
      ({ for: stages, when, attribution, ...suggestion }) => suggestion,
    ),
    feedback: feedback
      .map(form => customerForm(form, visiblePromises, hiddenIds))
      .filter(({ questions }) => questions.length > 0),
  };
}

/** The customer's `ref`, a pseudonym that no screen shows: without it, nobody could erase this person's signals. */
function shownCustomer({ ref, greeting, consents }: Customer): Customer {
  return { ...(ref && { ref }), ...(greeting && { greeting }), ...(consents && { consents }) };
}

/** A form with the questions that a customer may see, and without its subject if that is for associates. */
function customerForm(
  { recovery, about, ...form }: Form,
  visiblePromises: ReadonlySet<string>,
  hiddenIds: ReadonlySet<string>,
): Form {
  const asked = new Set<string>();
  const questions = form.questions.filter(question => {
    const { id, type, when } = question;
    const isVisible = type !== 'kept' || visiblePromises.has(question.promise);
    const isAsked = isVisible && (!when || asked.has(when.question));
    if (isAsked) asked.add(id);
    return isAsked;
  });
  const mayKnowAbout = about && !Object.values(about).some(id => hiddenIds.has(id));
  return { ...form, ...(mayKnowAbout && { about }), questions };
}
