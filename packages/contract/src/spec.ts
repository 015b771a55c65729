import type { Fault, Rule } from './rules.js';
import type { ProblemCode } from './types.js';

/** Judges and copies a value that no pattern fits. */
export type Check = (value: unknown, fail: (...fault: Fault) => never) => unknown;
/**
 * One value: what it is in words, what tests it, the problem's code if that fails (`format` unless it says
 * otherwise), the most characters, the JavaScript type (`string` unless it says otherwise).
 */
export type Format = readonly [
  is: string,
  pattern: { test: (value: never) => boolean },
  code?: ProblemCode,
  max?: number,
  type?: 'string' | 'number' | 'boolean',
];
/** A list and its limit. Flags add up: 1 bad elements are left out, 2 it is not empty. */
export type List = readonly [element: Spec, max: number, flags?: number];
/** An object: how many members are required (the first ones), the members, defaults, rules, more by `type`. */
export type Shape = readonly [
  need: number,
  members: Readonly<Record<string, Spec>>,
  defaults?: Readonly<Record<string, string>> | 0,
  rules?: readonly Rule<never>[],
  by?: Readonly<Record<string, Shape>>,
];
/**
 * The shape of a value as compact data. A number is text of at most so many characters, a string one of the
 * words in it (separated by `|`).
 */
export type Spec = number | string | Check | Format | List | Shape;
