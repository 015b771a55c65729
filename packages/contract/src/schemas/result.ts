import { z } from 'zod';
import { validFact, validPeriod, validRange, validResult } from '../huddle-rules.js';
import { Currency, Day, Id, Label, text, Title, whole } from './formats.js';
import { hints } from './hints.js';
import { optional, withDefault } from './optional.js';
import { refineWithRule } from './refine.js';
import { uniqueList } from './shared.js';

export const Unit = z
  .enum(['percent', 'money', 'count', 'score', 'duration'])
  .describe('What the number counts: money in major units, a duration in seconds.');

/** A number as a result or a portrait has it. */
export const Value = z.number().min(-1e12).max(1e12).meta({ id: 'Value' });
const interval = {
  low: optional(Value.describe('The lower end of its 95 % interval.')),
  high: optional(Value.describe('The upper end of its 95 % interval.')),
};

/** The first and the last day of something. */
export const period = { from: Day, to: Day };

export const Figure = z
  .object({
    value: Value,
    of: optional(whole(0, 1e12).describe('How many cases are behind it; shown from 30 on.')),
    ...period,
    ...interval,
  })
  .superRefine(refineWithRule(validPeriod))
  .superRefine(refineWithRule(validRange))
  .meta({ id: 'Figure', description: 'A number of one period.' })
  .register(hints, { rule: 'validPeriod validRange' });

const Worth = z
  .object({
    currency: Currency,
    value: Value,
    ...interval,
    how: text(240).describe('How it was worked out, in a sentence.'),
  })
  .superRefine(refineWithRule(validRange))
  .describe('What the change is worth, in major units.')
  .register(hints, { rule: 'validRange' });

const Action = z.object({ id: Id, text: text(160) }).register(hints, { rule: 'uniqueId' });

export const Result = z
  .object({
    id: Id,
    label: Title,
    unit: Unit,
    currency: optional(Currency.describe('Required if the unit is "money".')),
    before: optional(Figure),
    after: Figure,
    better: withDefault(z.enum(['up', 'down']), 'up').register(hints, {
      member: 'optional',
      needed: true,
      convert: 'missingToUp',
    }),
    means: text(240).describe('What the number is, in a sentence.'),
    serves: optional(Id.describe('The id of another result, which this one serves.')),
    money: optional(Worth),
    owner: optional(Label.describe('The role that answers for it.')),
    actions: optional(uniqueList(Action, 0, 4).describe('What anyone can do about it.')),
    promise: optional(Id.describe('The promise that it is about.')),
    source: text(160).describe('Where the number comes from.'),
  })
  .superRefine(refineWithRule(validResult))
  .meta({ id: 'Result', description: 'What got better or worse.' })
  .register(hints, { rule: 'uniqueId validResult' });

/** A number about a group, beside that of everybody. */
export const Fact = z
  .object({
    label: Label,
    value: Value,
    unit: Unit,
    currency: optional(Currency),
    everybody: optional(Value.describe('The same number of all customers.')),
  })
  .superRefine(refineWithRule(validFact))
  .register(hints, { rule: 'validFact' });
