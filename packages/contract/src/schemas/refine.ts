import type { z } from 'zod';
import { describeMismatch, type Fault, type Rule } from '../rules.js';
import type { Check } from '../spec.js';

/** Reports a fault that a JSON Schema cannot express; `params.code` distinguishes it from faults of the shape. */
export const addFault = (
  context: z.core.$RefinementCtx,
  [code, expected, got, path = '']: Fault,
): undefined => {
  const steps = path.split('/').slice(1);
  const at = steps.map(step => (/^\d+$/.test(step) ? Number(step) : step));
  const params = { code: got === undefined || got === null ? 'required' : code };
  context.addIssue({ code: 'custom', path: at, message: describeMismatch(expected, got), params });
  return undefined;
};

/** The same fault with a longer path, as seen from a containing value. */
export const nestFault = (path: string, [code, expected, got, at = '']: Fault): Fault => [
  code,
  expected,
  got,
  path + at,
];

/** A zod check from a rule about a single value. */
export const refineWithRule =
  <T>(rule: Rule<T>) =>
  (value: T, context: z.core.$RefinementCtx): void =>
    rule(value, (...fault) => addFault(context, fault), []);

/** A zod check of a list from a rule about each element and those before it. */
export const refineElements =
  <T>(rule: Rule<T>) =>
  (list: T[], context: z.core.$RefinementCtx): void =>
    list.forEach((element, at) =>
      rule(element, (...fault) => addFault(context, nestFault(`/${at}`, fault)), list.slice(0, at)),
    );

/** A zod check from one of the browser's validator. */
export const refineWithCheck =
  (check: Check) =>
  (value: unknown, context: z.core.$RefinementCtx): void => {
    try {
      check(value, (...fault) => addFault(context, fault));
    } catch {
      addFault(context, ['json', 'JSON', String(value)]);
    }
  };

/** A zod check from a predicate on a string. */
export const refineWithPredicate =
  (isValid: (value: string) => boolean, expected: string) =>
  (value: string, context: z.core.$RefinementCtx): void => {
    if (!isValid(value)) addFault(context, ['format', expected, value]);
  };
