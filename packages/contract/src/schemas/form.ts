import { z } from 'zod';
import { effectiveThresholds, isLong, validReferences } from '../rules.js';
import { scaleTypes } from '../scales.js';
import { Duration, Id, text, Title, whole } from './formats.js';
import { hints } from './hints.js';
import { optional, restricting } from './optional.js';
import { refineElements, refineWithRule } from './refine.js';
import { Audience, Choice, Link, uniqueList } from './shared.js';

const Comparable = z
  .union([
    z
      .string()
      .refine(value => !isLong(value, 128))
      .meta({ maxLength: 128 }),
    z.number(),
    z.boolean(),
  ])
  .meta({ title: 'text, a number, true or false' })
  .register(hints, { check: 'comparableAnswer' });

const base = {
  id: Id,
  label: text(200),
  required: optional(z.boolean()),
  when: restricting(
    z
      .object({ question: Id, in: z.array(Comparable).max(30) })
      .describe('Asked only if that earlier question was answered with one of these.'),
  ),
};

export const Question = z
  .discriminatedUnion('type', [
    z.object({ type: z.enum(scaleTypes), ...base }),
    z.object({ type: z.literal('kept'), ...base, promise: Id }),
    z.object({
      type: z.literal('choice'),
      ...base,
      options: uniqueList(Choice, 1, 30),
      multiple: optional(z.boolean()),
      shuffle: optional(z.boolean()),
    }),
    z.object({ type: z.literal('text'), ...base }),
    z.object({
      type: z.literal('consent'),
      ...base,
      purpose: text(200),
      text: text(1000),
      incentive: optional(text(200)),
    }),
    z.object({ type: z.literal('contact'), ...base, channel: z.enum(['email', 'phone']), text: text(1000) }),
  ])
  .meta({ description: 'One question; its members depend on its type.' })
  .register(hints, { rule: 'uniqueId validReferences' });

const not = z.never().optional();
/** The subject of a form, with ids as a host may write them. */
export const aboutWith = <T extends z.ZodType<string>>(id: T) =>
  z
    .union([
      z.object({ promise: id, suggestion: not, product: not, order: not }),
      z.object({ promise: not, suggestion: id, product: not, order: not }),
      z.object({ promise: not, suggestion: not, product: id, order: not }),
      z.object({ promise: not, suggestion: not, product: not, order: id }),
    ])
    .meta({ description: 'What a form is about: exactly one of these.' });
export const About = aboutWith(Id).register(hints, { rule: 'exactlyOneKey' });

const below = optional(
  whole(0, 10).describe('Applies to scores at or below this; by default, to the low scores of each scale.'),
);

export const Form = z
  .object({
    id: Id,
    title: Title,
    questions: uniqueList(Question, 1, 10).superRefine(refineElements(validReferences)),
    intro: optional(text(500)),
    about: optional(About),
    audience: Audience,
    thanks: optional(z.object({ title: Title, detail: optional(text(500)), link: optional(Link) })),
    followUp: optional(
      z
        .object({ label: text(120), within: Duration, below })
        .describe('Offers a conversation with a person after a low score, and says how soon.'),
    ),
    recovery: optional(
      z
        .object({ suggestion: Id, below })
        .describe('Shows that care suggestion to the associate after a low score.')
        .register(hints, { rule: 'validRecovery' }),
    ),
  })
  .superRefine(refineWithRule(effectiveThresholds))
  .meta({ id: 'Form', description: "A form that listens to the customer's own voice." })
  .register(hints, { rule: 'uniqueId effectiveThresholds' });
