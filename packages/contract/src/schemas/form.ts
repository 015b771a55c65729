import { z } from 'zod';
import { isLong, refers } from '../rules.js';
import { Duration, hints, Id, text, whole } from './formats.js';
import { Audience, Choice, each, Link, named } from './shared.js';

const base = {
  id: Id,
  label: text(200),
  required: z.boolean().optional(),
  when: z
    .object({
      question: Id,
      in: z
        .array(
          z
            .union([
              z
                .string()
                .refine(value => !isLong(value, 128))
                .meta({ maxLength: 128 }),
              z.number(),
              z.boolean(),
            ])
            .meta({ title: 'text, a number, true or false' })
            .register(hints, { check: 'answer' }),
        )
        .max(30),
    })
    .optional()
    .describe('Asked only if that earlier question was answered with one of these.'),
};

export const Question = z
  .discriminatedUnion('type', [
    z.object({ type: z.enum(['csat', 'nps', 'ces']), ...base }),
    z.object({ type: z.literal('kept'), ...base, promise: Id }),
    z.object({
      type: z.literal('choice'),
      ...base,
      options: named(Choice, 1, 30),
      multiple: z.boolean().optional(),
      shuffle: z.boolean().optional(),
    }),
    z.object({ type: z.literal('text'), ...base }),
    z.object({
      type: z.literal('consent'),
      ...base,
      purpose: text(200),
      text: text(1000),
      incentive: text(200).optional(),
    }),
    z.object({ type: z.literal('contact'), ...base, channel: z.enum(['email', 'phone']), text: text(1000) }),
  ])
  .meta({ description: 'One question; what it has depends on its type.' })
  .register(hints, { rule: 'unique refers' });

const not = z.never().optional();
export const About = z
  .union([
    z.object({ promise: Id, suggestion: not, product: not, order: not }),
    z.object({ promise: not, suggestion: Id, product: not, order: not }),
    z.object({ promise: not, suggestion: not, product: Id, order: not }),
    z.object({ promise: not, suggestion: not, product: not, order: Id }),
  ])
  .meta({ description: 'What a form is about: exactly one of these.' })
  .register(hints, { rule: 'oneKey' });

const below = whole(0, 10).describe('Scores at or below this.');

export const Form = z
  .object({
    id: Id,
    title: text(120),
    questions: named(Question, 1, 10).superRefine(each(refers)).register(hints, { lenient: true }),
    intro: text(500).optional(),
    about: About.optional(),
    audience: Audience,
    thanks: z.object({ title: text(120), detail: text(500).optional(), link: Link.optional() }).optional(),
    followUp: z
      .object({ below, label: text(120), within: Duration })
      .optional()
      .describe('Who scores at or below is offered a person, and told when.'),
    recovery: z
      .object({ below, suggestion: Id })
      .register(hints, { rule: 'recovers' })
      .optional()
      .describe('Who scores at or below brings that care suggestion to the associate.'),
  })
  .meta({ id: 'Form', description: "A form that listens to the customer's own voice." })
  .register(hints, { rule: 'unique' });
