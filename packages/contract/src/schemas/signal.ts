import { z } from 'zod';
import { scaleTypes } from '../scales.js';
import { aboutWith } from './form.js';
import { Duration, Locale, Quantity, text, TextId as Id, Time, Title, whole } from './formats.js';
import { hints } from './hints.js';
import { Holdout } from './moment.js';
import { ExactMoney } from './money.js';
import { maxSoldItems } from './outcome.js';
import { Attribution, Basis, Kind } from './suggestion.js';

const Uuid = z
  .string()
  .regex(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
  .meta({ id: 'Uuid', title: 'a UUID in lower case' });
const Uri = text(2048).meta({ id: 'Uri', title: 'a URI reference', format: 'uri-reference' });

const base = {
  moment: Id,
  surface: z.enum(['customer', 'associate']),
  locale: Locale.optional().describe("The widget's language."),
  mode: z.enum(['sale', 'return', 'training']).optional().describe('Left out for an ordinary sale.'),
  ref: Id.optional().describe("The customer's pseudonym."),
};
const promise = { promise: Id };
const suggestion = {
  suggestion: Id,
  title: Title.optional().describe('The title as it was shown.'),
  kind: Kind,
  basis: Basis,
  attribution: Attribution.optional(),
};
const feedback = {
  form: Id,
  about: aboutWith(Id).register(hints, { rule: 'exactlyOneKey' }).optional(),
  response: Uuid,
};
const SoldItem = z.object({
  id: Id,
  quantity: Quantity.optional(),
  amount: ExactMoney.optional().describe('The amount of the whole line.'),
});
const outcome = {
  order: Id.optional(),
  total: ExactMoney.optional(),
  lines: whole(0, 100_000).optional(),
  items: z.array(SoldItem).max(maxSoldItems).optional(),
};

const ContactAnswer = z.object({
  channel: z.enum(['email', 'phone']),
  value: text(320),
  consent: text(1000).describe('The consent text, as shown.'),
  time: Time,
});

const answered = {
  ...feedback,
  question: Id,
  answer: z
    .union([z.number(), z.boolean(), z.null(), text(2000), z.array(Id).max(30), ContactAnswer])
    .describe('A score, a word, option ids, a text, a consent or a contact; null takes it back.')
    .meta({ title: 'an answer' }),
  revision: whole(1, 1_000_000),
  type: z.enum([...scaleTypes, 'kept', 'choice', 'text', 'consent', 'contact']),
  scale: z
    .tuple([z.number(), z.number()])
    .register(hints, { check: 'scaleEnds' })
    .optional()
    .describe('The lowest and highest step.'),
  direction: z.enum(['ltr', 'rtl']).optional(),
  order: z.array(Id).max(30).optional().describe('Option ids in the order shown, where it was random.'),
  ms: z.number().min(0).max(1e9).describe('Milliseconds from when the question was shown to this answer.'),
};

const Counts = z.record(text(128), whole(0, 1e9)).register(hints, { check: 'countsByName' });

/** A CloudEvents 1.0 event whose type ends with this name. */
export const cloudEvent = <N extends string, D extends z.ZodType>(name: N, data: D) =>
  z.object({
    specversion: z.literal('1.0'),
    id: Uuid,
    source: Uri,
    type: z.literal(`dev.tillside.${name}`),
    time: Time,
    subject: text(260),
    datacontenttype: z.literal('application/json'),
    dataschema: Uri,
    expirytime: Time.optional(),
    data,
  });

const signal = <N extends string, S extends z.ZodRawShape>(name: N, data: S) =>
  cloudEvent(name, z.object(base).extend(data));

/** A signal: something that happened at the widgets. */
export const Signal = z
  .discriminatedUnion('type', [
    signal('promise.shown', promise),
    signal('promise.opened', promise),
    signal('suggestion.shown', suggestion),
    signal('suggestion.asked', suggestion),
    signal('suggestion.accepted', {
      ...suggestion,
      price: ExactMoney.optional().describe('The price as it was shown.'),
    }),
    signal('suggestion.declined', { ...suggestion, reason: Id.optional() }),
    signal('suggestion.replaced', { ...suggestion, instead: Id }),
    signal('suggestion.expired', suggestion),
    signal('suggestion.failed', suggestion),
    signal('suggestion.withheld', suggestion),
    signal('suggestion.assigned', {
      arm: z.enum(['offered', 'withheld']),
      holdout: Holdout.optional().describe('The share of moments in which suggestions are withheld.'),
    }),
    signal('feedback.started', feedback),
    signal('feedback.answered', answered),
    signal('feedback.submitted', feedback),
    signal('feedback.abandoned', feedback),
    signal('feedback.followup', { ...feedback, within: Duration, contact: ContactAnswer.optional() }),
    signal('feedback.recovery', { ...feedback, suggestion: Id }),
    signal('moment.completed', outcome),
    signal('moment.voided', outcome),
    signal('moment.returned', outcome),
    signal('customer.forgotten', { ref: Id }),
    signal('outbox.dropped', { counts: Counts, why: text(200) }),
  ])
  .meta({ title: 'Signal', description: 'A CloudEvents 1.0 event that reports what happened in a widget.' });
