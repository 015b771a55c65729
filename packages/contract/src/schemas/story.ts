import { z } from 'zod';
import { nothingPersonal } from '../huddle-rules.js';
import { Id, Label, text, Time, Title, Url } from './formats.js';
import { hints } from './hints.js';
import { optional } from './optional.js';
import { refineWithRule } from './refine.js';

/** What a story is about, with ids as a host may write them. */
export const storyAbout = <I extends z.ZodType<string>, T extends z.ZodType>(id: I, title: T) =>
  z
    .object({ kind: z.enum(['promise', 'suggestion', 'product']), id, title })
    .describe('What the story is about.');

export const Story = z
  .object({
    id: Id,
    text: text(600),
    kind: z.enum(['customer', 'team']).describe('Whose words they are.'),
    at: Time,
    by: optional(Label.describe('Who tells it: a first name or a role.')),
    about: optional(storyAbout(Id, optional(Title))),
    thanks: optional(Label.describe('Whom it thanks: a first name or a role.')),
    share: optional(z.object({ text: text(280), href: optional(Url) }).describe('What may be passed on.')),
  })
  .superRefine(refineWithRule(nothingPersonal))
  .meta({ id: 'Story', description: 'What a customer or a colleague told.' })
  .register(hints, { rule: 'uniqueId nothingPersonal' });

export const Thanks = z
  .object({
    id: Id,
    to: Label.describe('Who is thanked: a first name or a role.'),
    from: Label.describe('Who thanks: a first name or a role.'),
    for: text(240),
    promise: optional(Id.describe('The promise that it kept.')),
    at: Time,
  })
  .superRefine(refineWithRule(nothingPersonal))
  .meta({ id: 'Thanks', description: 'Thanks for what somebody did for a customer.' })
  .register(hints, { rule: 'uniqueId nothingPersonal' });
