import type { Fault, Rule } from './rules.js';
import type { ProblemCode } from './types.js';

/** Reports what is wrong with a value and returns undefined, for use as `return fail(…)`. */
export type Fail = (...fault: Fault) => undefined;
/** Checks and copies a value that no pattern describes; reports a wrong value and returns `undefined`. */
export type Check = (value: unknown, fail: Fail) => unknown;
/** Converts another spelling of a value to the contract's own; returns any other value unchanged. */
export type Convert = (value: unknown) => unknown;
/**
 * One value: a description, a test, the problem's code if the test fails (`format` by default), the maximum
 * length, the JavaScript type (`string` by default).
 */
export type Format = readonly [
  description: string,
  pattern: { test: (value: never) => boolean },
  code?: ProblemCode,
  max?: number,
  type?: 'string' | 'number' | 'boolean',
];
/** A list and its limit. Flags are added: 1 for a list that cannot be empty, 2 for one that may exceed its limit. */
export type List = readonly [element: Spec, max: number, flags?: number];
/** An object: how many members are required (the first ones), the members, defaults, rules, more by `type`. */
export type Shape = readonly [
  required: number,
  members: Readonly<Record<string, Spec>>,
  defaults?: Readonly<Record<string, string>> | 0,
  rules?: readonly Rule<never>[],
  byType?: Readonly<Record<string, Shape>>,
];
/** A value that has other spellings, with their conversion. */
export type Converted = readonly [spec: Spec, convert: Convert];
/**
 * The shape of a value as compact data. A number is a text of at most so many characters, a string a choice of
 * values (separated by `|`).
 */
export type Spec = number | string | Check | Format | List | Shape | Converted;
