import { z } from 'zod';
import { personalBases } from '../consent.js';
import { validRecovery, validReferences } from '../rules.js';
import { Form } from './form.js';
import { Duration, Gtin, Id, Label, Locale, Quantity, Time, whole } from './formats.js';
import { hints } from './hints.js';
import { Money } from './money.js';
import { optional, withDefault } from './optional.js';
import { ShopPromise } from './promise.js';
import { addFault, nestFault } from './refine.js';
import { uniqueList } from './shared.js';
import { Stage, Suggestion } from './suggestion.js';

export const Customer = z
  .object({
    ref: optional(Id.describe('An opaque pseudonym, echoed in signals; the key of erasure.')),
    stage: optional(Stage),
    greeting: optional(Label),
    consents: optional(z.array(z.enum(personalBases)).max(8)),
  })
  .meta({ description: 'The customer, as far as the host wants them known.' });

const BasketItem = z.object({
  id: Id,
  gtin: optional(Gtin),
  quantity: optional(Quantity.describe('Quantity; negative for a return.')),
});

export const Basket = z
  .object({
    items: z.array(BasketItem).max(500).register(hints, { overlong: true }),
    total: optional(Money),
  })
  .meta({ description: 'Products already in it are not suggested.' });

export const Holdout = z.number().min(0).max(0.5);

export const Pacing = z
  .object({
    max: optional(whole(0, 5).describe('Suggestions offered in the whole moment; 1 by default.')),
    rest: optional(Duration.describe('How long a decline holds.')),
    holdout: optional(
      Holdout.describe('The share of moments in which suggestions are withheld and counted.'),
    ),
  })
  .meta({ description: 'How much may be suggested.' });

/** The document that a host writes. */
export const Moment = z
  .object({
    version: z.literal(1),
    id: Id.describe('One encounter with one customer; a new id is a new person.'),
    asOf: optional(Time.describe('When the host made this document.')),
    locale: optional(Locale),
    phase: withDefault(z.enum(['open', 'paying', 'done']), 'open'),
    mode: withDefault(z.enum(['sale', 'return', 'training']), 'sale'),
    customer: optional(Customer),
    basket: optional(Basket),
    pacing: optional(Pacing),
    promises: optional(uniqueList(ShopPromise, 0, 20)),
    suggestions: optional(uniqueList(Suggestion, 0, 100)),
    feedback: optional(uniqueList(Form, 0, 10)),
  })
  .superRefine(({ promises = [], suggestions = [], feedback = [] }, context) => {
    feedback.forEach(({ questions, recovery }, at) => {
      questions.forEach((question, position) =>
        validReferences(
          question,
          (...fault) => {
            // The form itself reports what is wrong within it.
            if (fault[3] === '/promise')
              addFault(context, nestFault(`/feedback/${at}/questions/${position}`, fault));
            return undefined;
          },
          questions.slice(0, position),
          { promises },
        ),
      );
      if (recovery)
        validRecovery(
          recovery,
          (...fault) => addFault(context, nestFault(`/feedback/${at}/recovery`, fault)),
          [],
          { suggestions },
        );
    });
  })
  .meta({ title: 'Moment', description: 'A moment of a sale: its promises, suggestions and forms.' });
