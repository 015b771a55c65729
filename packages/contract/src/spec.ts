import type { Rule } from './rules.js';
import type { ProblemCode } from './types.js';

/** Says what is wrong with the value at hand. */
export type Fail = (code: ProblemCode, expected: string) => void;
/** Judges and copies a value that no pattern fits; `undefined` after a failure. */
export type Check = (value: unknown, fail: Fail) => unknown;
/** A string: what it is in words, its pattern, the problem's code if it does not match, the most characters. */
export type Format = readonly [
  is: string,
  pattern: { test: (value: string) => boolean },
  code?: ProblemCode,
  max?: number,
];
/** A number between two others; whole ones only, or any. */
export type Range = readonly [whole: boolean, min: number, max: number];
/** A list and its limit. Flags add up: 1 ids are unique, 2 bad elements are left out, 4 it is not empty. */
export type List = readonly [element: Spec, max: number, flags?: number];
/** An object: how many members are required (the first ones), the members, defaults, a rule, more by `type`. */
export type Shape = readonly [
  need: number,
  members: Readonly<Record<string, Spec>>,
  defaults?: Readonly<Record<string, string>> | 0,
  rule?: Rule<never>,
  by?: Readonly<Record<string, Shape>>,
];
/**
 * The shape of a value as compact data. A number is text of at most so many characters, a string one of the
 * words in it (separated by `|`).
 */
export type Spec = number | string | Check | Format | Range | List | Shape;
