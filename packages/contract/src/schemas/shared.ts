import { z } from 'zod';
import { unique, type Fault, type Rule } from '../rules.js';
import { fault, hints, Id, Label, Url } from './formats.js';

export const Audience = z
  .enum(['everyone', 'customer', 'associate'])
  .default('everyone')
  .describe('Who the item is for.');

export const Link = z.object({ href: Url, label: Label }).meta({ id: 'Link' });
export const Choice = z
  .object({ id: Id, label: Label })
  .meta({ id: 'Choice' })
  .register(hints, { rule: 'unique' });

/** The same fault, seen from further out. */
export const within = (path: string, [code, expected, got, at = '']: Fault): Fault => [
  code,
  expected,
  got,
  path + at,
];

/** Holds each element of a list to a rule that looks at those before it. */
export const each =
  <T>(rule: Rule<T>) =>
  (list: T[], context: z.core.$RefinementCtx): void =>
    list.forEach((element, at) => {
      const found = rule(element, list.slice(0, at));
      if (found) fault(context, within(`/${at}`, found));
    });

/** A list of things with an id of their own. */
export const named = <T extends z.ZodType<{ id: string }>>(element: T, min: 0 | 1, max: number) =>
  z.array(element).min(min).max(max).superRefine(each(unique));
