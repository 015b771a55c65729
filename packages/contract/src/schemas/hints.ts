import { z } from 'zod';

/** Facts about a schema that the browser's validator or the published JSON Schema need, and zod cannot express. */
export interface Hints {
  /** How a missing or wrong member is treated: `restrictingMembers` in `rules.ts` names those that restrict. */
  member?: 'optional' | 'restricting';
  /** A wrong one leaves its item out, while `convert` gives a missing one its default. */
  needed?: true;
  /** The function in `convert.ts` (or the given module) that converts other spellings to the contract's own. */
  convert?: string;
  /**
   * How the JSON Schema differs, since it sees values before they are converted: keywords that replace those of
   * the schema, another schema instead, or an alternative to it.
   */
  published?: { instead?: object; alternative?: object } & Record<string, unknown>;
  /** The name of a function in `rules.ts` that checks an object by a rule. */
  rule?: string;
  /** The name of a predicate in `rules.ts` on a string that matches its pattern. */
  test?: string;
  /** The predicate alone is enough: it also rejects what does not match the pattern. */
  alone?: true;
  /** The code of the problem if the pattern or the predicate fails. */
  code?: string;
  /** The name of a function in `rules.ts` that checks and copies the value by itself. */
  check?: string;
  /** Elements beyond the limit of a list are reported and used. */
  overlong?: true;
}
export const hints = z.registry<Hints>();
