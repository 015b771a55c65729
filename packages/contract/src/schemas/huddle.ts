import { z } from 'zod';
import { servingNone, validPeriod } from '../huddle-rules.js';
import { Id, Label, Locale, text, Time, Title } from './formats.js';
import { hints } from './hints.js';
import { optional } from './optional.js';
import { Portrait } from './portrait.js';
import { addFault, refineWithRule } from './refine.js';
import { period, Result } from './result.js';
import { uniqueList } from './shared.js';
import { Story, Thanks } from './story.js';

const Period = z
  .object(period)
  .superRefine(refineWithRule(validPeriod))
  .describe('The days that it is about.')
  .register(hints, { rule: 'validPeriod' });

export const News = z
  .object({
    id: Id,
    title: Title,
    text: text(240),
    owner: optional(Label.describe('Whom to ask: a role.')),
  })
  .meta({ id: 'News', description: 'What is new and worth telling customers.' })
  .register(hints, { rule: 'uniqueId' });

/** The team's document, which a host writes. */
export const Huddle = z
  .object({
    version: z.literal(1),
    id: Id,
    asOf: optional(Time.describe('When the host made this document.')),
    locale: optional(Locale),
    team: optional(z.object({ id: Id, name: Label }).describe('The team that it is for.')),
    period: optional(Period),
    results: optional(uniqueList(Result, 0, 12)),
    portraits: optional(uniqueList(Portrait, 0, 12)),
    news: optional(uniqueList(News, 0, 6)),
    stories: optional(uniqueList(Story, 0, 50)),
    thanks: optional(uniqueList(Thanks, 0, 50)),
  })
  .superRefine(({ results = [] }, context) => {
    for (const result of servingNone(results))
      addFault(context, [
        'reference',
        'the id of another result',
        result.serves,
        `/results/${results.indexOf(result)}/serves`,
      ]);
  })
  .meta({
    title: 'Huddle',
    description: "The team's document: who the customers are, what got better, and what people told.",
  });
