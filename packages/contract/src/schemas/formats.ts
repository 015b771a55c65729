import { z } from 'zod';
import type { Check } from '../spec.js';
import { isGtin, isLocale, isReal, isLong, sentence, type Fault, type Rule } from '../rules.js';

/** What the browser's validator needs to know and a JSON Schema cannot say. */
export interface Hints {
  /** Functions in `rules.ts`, by name: rules of an object that is read, */
  rule?: string;
  /** a test of a string that fits its pattern, */
  test?: string;
  /** which finds what does not fit its pattern as well, */
  alone?: true;
  /** or all that reads the value. */
  check?: string;
  /** A list from which bad elements are left out. */
  lenient?: true;
}
export const hints = z.registry<Hints>();

/** Reports the faults that a JSON Schema cannot express; `params.code` tells them from those of the shape. */
export const fault = (context: z.core.$RefinementCtx, [code, expected, got, path = '']: Fault): void => {
  const steps = path.split('/').slice(1);
  const at = steps.map(step => (/^\d+$/.test(step) ? Number(step) : step));
  const params = { code: got === undefined ? 'required' : code };
  context.addIssue({ code: 'custom', path: at, message: sentence(expected, got), params });
};

/** A zod check made of a rule; such rules look at one value only. */
export const obeys =
  <T>(rule: Rule<T>) =>
  (value: T, context: z.core.$RefinementCtx): void => {
    const found = rule(value, []);
    if (found) fault(context, found);
  };

/** A zod check made of the browser's. */
export const holds =
  (check: Check) =>
  (value: unknown, context: z.core.$RefinementCtx): void => {
    const stop = new Error();
    try {
      check(value, (...found) => {
        fault(context, found);
        throw stop;
      });
    } catch (error) {
      if (error !== stop) fault(context, ['json', 'JSON', value]);
    }
  };

/** A zod check made of a predicate on a string. */
export const passes =
  (test: (value: string) => boolean, expected: string) =>
  (value: string, context: z.core.$RefinementCtx): void => {
    if (!test(value)) fault(context, ['format', expected, value]);
  };

// zod counts UTF-16 units, JSON Schema counts characters: `meta` says it, the refinement holds it.
const atMost = (string: z.ZodString, max: number) =>
  string
    .refine(value => !isLong(value, max), { error: `expected at most ${max} characters` })
    .meta({ maxLength: max });

/** Text that says something, of at most so many characters. */
export const text = (max: number) => atMost(z.string().regex(/\S/), max);
/** Text that may be empty. */
export const blank = (max: number) => atMost(z.string(), max);

/** An identifier that the host chose. */
export const Id = text(128);
/** The words on something that can be pressed. */
export const Label = text(80);

/** A whole number. */
export const whole = (min: number, max: number) => z.int().min(min).max(max);

export const Time = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/)
  .superRefine(passes(isReal, 'an RFC 3339 time'))
  .meta({ id: 'Time', title: 'an RFC 3339 time', format: 'date-time' })
  .register(hints, { test: 'isReal' });

export const Day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .superRefine(passes(isReal, 'an ISO 8601 date'))
  .meta({ id: 'Day', title: 'an ISO 8601 date', format: 'date' })
  .register(hints, { test: 'isReal' });

export const Duration = z
  .string()
  .regex(
    /^P(?=\d|T\d)(\d{1,5}Y)?(\d{1,5}M)?(\d{1,5}W)?(\d{1,5}D)?(T(?=\d)(\d{1,5}H)?(\d{1,5}M)?(\d{1,5}S)?)?$/,
  )
  .meta({ id: 'Duration', title: 'an ISO 8601 duration' });

export const Locale = z
  .string()
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z\d]{1,8}){0,8}$/)
  .superRefine(passes(isLocale, 'a BCP 47 language tag'))
  .meta({ id: 'Locale', title: 'a BCP 47 language tag' })
  .register(hints, { test: 'isLocale', alone: true });

export const Gtin = z
  .string()
  .regex(/^(\d{8}|\d{12,14})$/)
  .superRefine(passes(isGtin, 'a GTIN with its check digit'))
  .meta({ id: 'Gtin', title: 'a GTIN with its check digit' })
  .register(hints, { test: 'isGtin' });

// A colon before the first / ? # ends a scheme, whatever control characters are in it: only these pass.
export const Url = atMost(z.string().regex(/^((https?|mailto|tel):.|[^:/?#]*[/?#]|[^:/?#]+$)/), 2048).meta({
  id: 'Url',
  title: 'an https, http, mailto, tel or relative URL',
});

export const ImageUrl = atMost(
  z.string().regex(/^((https?|mailto|tel):.|data:image\/|[^:/?#]*[/?#]|[^:/?#]+$)/),
  32_768,
).meta({ id: 'ImageUrl', title: 'an https, http, data:image or relative URL' });
