import type { Rule } from './rules.js';
import type { ProblemCode } from './types.js';

/** What one value must be. */
export interface Format {
  /** In words, for the problem: `a decimal string`. */
  is: string;
  /** Judges a value of the right JavaScript type. */
  test: (value: never) => boolean;
  /** The JavaScript type; without one it is a string. */
  type?: string;
  /** The most characters; without it there is no such limit. */
  max?: number;
  /** The problem's code if the test fails; `format` unless it says otherwise. */
  code?: ProblemCode;
}
/** A number between two others: whole ones only, or any. */
export interface Range {
  min: number;
  max: number;
  whole?: 1;
}
/** An object: its fields, of which the first `need` are required, its rule, and what each `type` adds. */
export interface Shape {
  need: number;
  of: Readonly<Record<string, Spec>>;
  rule?: Rule<never>;
  by?: Readonly<Record<string, Shape>>;
}
/** A list and its limit. Flags add up: 1 ids are unique, 2 bad elements are left out, 4 it is not empty. */
export type List = readonly [element: Spec, max: number, flags?: number];
/**
 * The shape of a value as compact data: a number is text of at most so many characters (negative: it may be
 * empty), a string is one of its words (`=` ahead makes the first the default), `true` is a boolean.
 */
export type Spec = number | string | true | Format | Range | Shape | List;
