import { z } from 'zod';
import { nothingPersonal, validPeriod } from '../huddle-rules.js';
import { Id, text, whole } from './formats.js';
import { hints } from './hints.js';
import { optional } from './optional.js';
import { refineWithRule } from './refine.js';
import { Fact, period } from './result.js';
import { Image } from './suggestion.js';

const Basis = z
  .object({
    customers: whole(30, 1e9),
    ...period,
    how: text(240).describe('How the group was found, in a sentence.'),
  })
  .superRefine(refineWithRule(validPeriod))
  .describe('What the portrait rests on.')
  .register(hints, { rule: 'validPeriod' });

export const Portrait = z
  .object({
    id: Id,
    name: text(60),
    line: text(160),
    story: optional(text(600)),
    people: whole(30, 1e9).multipleOf(5).describe('How many customers are in the group, rounded to fives.'),
    share: optional(whole(0, 100).multipleOf(5).describe('Their share of sales in percent, in fives.')),
    facts: z.array(Fact).max(6).describe('What differs from everybody.'),
    says: optional(z.array(text(240)).max(3).describe('What they say.')),
    ask: optional(z.array(text(160)).max(3).describe('Open questions to ask them.')),
    picture: optional(Image),
    basis: Basis,
  })
  .superRefine(refineWithRule(nothingPersonal))
  .meta({ id: 'Portrait', description: 'A group of customers, never a person.' })
  .register(hints, { rule: 'uniqueId nothingPersonal' });
