import { z } from 'zod';
import { About } from './form.js';
import { Id, Locale, text, Time, Duration, whole } from './formats.js';
import { Money } from './money.js';
import { Suggestion } from './suggestion.js';

const Uuid = z
  .string()
  .regex(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
  .meta({ id: 'Uuid', title: 'a UUID in lower case' });
const Uri = text(2048).meta({ id: 'Uri', title: 'a URI reference', format: 'uri-reference' });

const base = {
  moment: Id,
  surface: z.enum(['customer', 'associate']),
  locale: Locale.optional().describe('The language that the widget spoke.'),
  mode: z.enum(['sale', 'return', 'training']).optional().describe('Left out for an ordinary sale.'),
  ref: Id.optional().describe("The customer's pseudonym."),
};
const promise = { promise: Id };
const { kind, reason, attribution } = Suggestion.shape;
const suggestion = { suggestion: Id, kind, basis: reason.shape.basis, attribution };
const feedback = { form: Id, about: About.optional(), response: Uuid };
const outcome = { order: Id.optional(), total: Money.optional(), lines: whole(0, 100_000).optional() };

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
    .describe('A score, a word, option ids, a text, a consent or a contact; null takes it back.'),
  revision: whole(1, 1_000_000),
  type: z.enum(['csat', 'nps', 'ces', 'kept', 'choice', 'text', 'consent', 'contact']),
  scale: z.tuple([z.number(), z.number()]).optional().describe('The lowest and highest step.'),
  direction: z.enum(['ltr', 'rtl']).optional(),
  order: z.array(Id).max(30).optional().describe('Option ids in the order shown, where it was random.'),
  ms: z.number().min(0).max(1e9).describe('From the question being shown to this answer.'),
};

/** A CloudEvents 1.0 event whose type ends in these words. */
const signal = <N extends string, S extends z.ZodRawShape>(name: N, data: S) =>
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
    data: z.object(base).extend(data),
  });

/** What the widgets say happened. */
export const Signal = z
  .discriminatedUnion('type', [
    signal('promise.shown', promise),
    signal('promise.opened', promise),
    signal('suggestion.shown', suggestion),
    signal('suggestion.asked', suggestion),
    signal('suggestion.accepted', suggestion),
    signal('suggestion.declined', { ...suggestion, reason: Id.optional() }),
    signal('suggestion.replaced', { ...suggestion, instead: Id }),
    signal('suggestion.expired', suggestion),
    signal('suggestion.failed', suggestion),
    signal('suggestion.withheld', suggestion),
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
    signal('outbox.dropped', { counts: z.record(text(128), whole(0, 1e9)), why: text(200) }),
  ])
  .meta({ title: 'Signal', description: 'A CloudEvents 1.0 event: what the widgets say happened.' });
