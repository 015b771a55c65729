import { z } from 'zod';

const Time = z.string().meta({ format: 'date-time' });
const count = z.int().describe('How many.');
const Share = z.object({ text: z.string(), href: z.string().optional() });

/** A story, thanks or a customer's words, for the people who decide. */
export const StoryItem = z
  .object({
    id: z.string(),
    kind: z
      .enum(['team', 'customer', 'thanks'])
      .describe('`customer`: words whose writer agreed to be quoted.'),
    state: z.enum(['waiting', 'approved', 'declined']),
    declinedBy: z.enum(['rule', 'person']).nullable(),
    found: z
      .array(z.enum(['email', 'number', 'customer']))
      .describe(
        'What named a customer: an e-mail address, a number of 7 or more digits, a reference or a name.',
      ),
    time: Time,
    text: z.string().describe('As it was said; what names a customer is masked.'),
    edited: z.string().nullable().describe('What is shown in its place.'),
    by: z.string().nullable(),
    thanks: z.string().nullable().describe('Whom it thanks.'),
    team: z.string().nullable().describe('The name of the team that told it.'),
    about: z
      .object({
        kind: z.enum(['promise', 'suggestion', 'product']),
        id: z.string(),
        title: z.string().nullable(),
      })
      .nullable(),
    question: z.string().nullable().describe('What the customer was asked.'),
    share: Share.nullable().describe('What may be passed on to people outside.'),
    decided: Time.nullable(),
    version: z.int().describe('Goes up with every change.'),
  })
  .meta({ id: 'StoryItem', description: 'A story, thanks or a customer’s words.' });

export const Stories = z
  .object({
    store: z.string(),
    counts: z.object({ waiting: count, approved: count, declined: count }),
    stories: z.array(StoryItem),
    next: z.string().nullable().describe('Goes into `after` for the next page.'),
  })
  .meta({ id: 'Stories', description: 'Stories in one state.' });

/** Longer than any text that is taken; how long it may be depends on its kind. */
const longest = 4000;
const text = () =>
  z
    .string()
    .max(longest)
    .regex(/\S/, { error: 'expected text' })
    .transform(value => value.trim());

/** The longest text of a story, of thanks, and of what is passed on. */
export const storyLimits = { team: 600, customer: 600, thanks: 240, share: 280 };

export const DecisionInput = z
  .strictObject({
    decision: z.enum(['approve', 'decline']),
    text: text()
      .optional()
      .describe('Lightly edited; what was said by default. At most 600 characters, 240 of thanks.'),
    share: z
      .strictObject({
        text: text().describe('At most 280 characters.'),
        href: z
          .url({ protocol: /^https?$/, error: 'expected an http(s) address' })
          .max(2048)
          .optional(),
      })
      .optional()
      .describe('What may be passed on to people outside; nothing by default.'),
    version: z.int().optional().describe('The version that was seen: a 409 if it has changed since.'),
  })
  .meta({ id: 'DecisionInput', description: 'What a person decided.' });

export const Teams = z
  .object({ teams: z.array(z.object({ id: z.string(), name: z.string() })) })
  .meta({ id: 'Teams', description: 'The teams of a store.' });
