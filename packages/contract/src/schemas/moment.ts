import { z } from 'zod';
import { recovers, refers } from '../rules.js';
import { Duration, fault, Gtin, hints, Id, Label, Locale, Time, whole } from './formats.js';
import { Form } from './form.js';
import { Money } from './money.js';
import { ShopPromise } from './promise.js';
import { named, within } from './shared.js';
import { Stage, Suggestion } from './suggestion.js';

export const Customer = z
  .object({
    ref: Id.optional().describe('An opaque pseudonym, echoed in signals; the key of erasure.'),
    stage: Stage.optional(),
    greeting: Label.optional(),
    consents: z
      .array(z.enum(['history', 'social']))
      .max(8)
      .register(hints, { lenient: true })
      .optional(),
  })
  .meta({ description: 'The customer, as far as the host wants them known.' });

export const Basket = z
  .object({
    items: z
      .array(z.object({ id: Id, gtin: Gtin.optional(), quantity: z.number().min(0).max(1e6).optional() }))
      .max(500)
      .register(hints, { lenient: true }),
    total: Money.optional(),
  })
  .meta({ description: 'Products already in it are not suggested.' });

export const Pacing = z
  .object({
    max: whole(0, 5).optional().describe('Suggestions offered in the whole moment; 1 by default.'),
    rest: Duration.optional().describe('How long a decline holds.'),
    holdout: z
      .number()
      .min(0)
      .max(0.5)
      .optional()
      .describe('The share of moments in which suggestions are withheld and counted.'),
  })
  .meta({ description: 'How much may be suggested.' });

/** The document that a host writes. */
export const Moment = z
  .object({
    version: z.literal(1),
    id: Id.describe('One encounter with one customer; a new id is a new person.'),
    asOf: Time.optional().describe('When the host made it.'),
    locale: Locale.optional(),
    phase: z.enum(['open', 'paying', 'done']).default('open'),
    mode: z.enum(['sale', 'return', 'training']).default('sale'),
    customer: Customer.optional(),
    basket: Basket.optional(),
    pacing: Pacing.optional(),
    promises: named(ShopPromise, 0, 20).register(hints, { lenient: true }).optional(),
    suggestions: named(Suggestion, 0, 100).register(hints, { lenient: true }).optional(),
    feedback: named(Form, 0, 10).register(hints, { lenient: true }).optional(),
  })
  .superRefine(({ promises = [], suggestions = [], feedback = [] }, context) => {
    feedback.forEach(({ questions, recovery }, at) => {
      questions.forEach((question, position) => {
        const found = refers(question, questions.slice(0, position), { promises });
        // What is wrong within the form, the form has said.
        if (found && found[3] === '/promise')
          fault(context, within(`/feedback/${at}/questions/${position}`, found));
      });
      const found = recovery && recovers(recovery, [], { suggestions });
      if (found) fault(context, within(`/feedback/${at}/recovery`, found));
    });
  })
  .meta({ title: 'Moment', description: 'A moment of a sale: what may be promised, suggested and asked.' });
