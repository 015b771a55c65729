import { z } from 'zod';
import { Portraits } from './portraits-schema.js';

const id = z.string().min(1).max(128);
const text = (max: number) => z.string().regex(/\S/, { error: 'expected some text' }).max(max);
const Currency = z.string().regex(/^[A-Z]{3}$/, { error: 'expected a currency such as EUR' });

/** What a shop may say about any result, in its own words. */
const Words = z.object({
  id: id.optional(),
  label: text(255).optional(),
  means: text(240).optional(),
  /** Where the number comes from. */
  source: text(160).optional(),
  /** The id of the result that it serves. */
  serves: id.optional(),
  owner: text(80).optional(),
  actions: z
    .array(z.object({ id, text: text(160) }))
    .max(4)
    .optional(),
});

/** A result of this server: see `src/huddle/results/catalogue.ts`. */
const Known = Words.extend({ result: id });

/** A number that is measured elsewhere, and imported. */
const Measure = Words.extend({
  measure: z.string().regex(/^\S.{0,98}\S$|^\S$/, { error: 'expected the name of a measure' }),
  label: text(255),
  means: text(240),
  unit: z.enum(['percent', 'money', 'count', 'score', 'duration']),
  currency: Currency.optional(),
  better: z.enum(['up', 'down']).default('up'),
  promise: id.optional(),
}).refine(({ unit, currency }) => (unit === 'money') === (currency !== undefined), {
  path: ['currency'],
  error: 'expected a currency for money, and for nothing else',
});

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Which result to show: its id, or the id with other words, or a measure. */
const Result = z.unknown().transform((given, context): z.output<typeof Known> | z.output<typeof Measure> => {
  const value = typeof given === 'string' ? { result: given } : given;
  const schema = isObject(value) && 'measure' in value ? Measure : Known;
  if (!isObject(value) || !('measure' in value || 'result' in value)) {
    context.addIssue('expected the id of a result, { result: ID, … } or { measure: NAME, … }');
    return z.NEVER;
  }
  const { data, error } = schema.safeParse(value);
  if (data) return data;
  for (const { path, message } of error.issues) context.addIssue({ code: 'custom', path, message });
  return z.NEVER;
});

/** What the team sees: all of it has defaults. */
export const Huddle = z.object({
  /** By default one team, with the store's id. */
  teams: z
    .array(z.object({ id, name: text(80) }))
    .min(1)
    .max(50)
    .optional(),
  /** Which results to show, in this order; by default all that there are. */
  results: z.array(Result).max(12).optional(),
  /** So many days after a sale nearly all that comes back has come back. */
  returnDays: z.int().min(0).max(365).default(30),
  /** Groups of customers. */
  portraits: Portraits.prefault({}),
  /** What is new and worth telling customers. */
  news: z
    .array(z.object({ id, title: text(255), text: text(240), owner: text(80).optional() }))
    .max(6)
    .default([]),
});
