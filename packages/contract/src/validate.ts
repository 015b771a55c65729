import { meantName } from './misspelling.js';
import {
  bytes,
  describeMismatch,
  hasEntity,
  isAdvice,
  isLong,
  restrictingMembers,
  type Rule,
} from './rules.js';
import type { Check, Converted, Fail, Format, List, Shape, Spec } from './spec.js';
import type { Problem, ProblemCode } from './types.js';

// Specs are distinguished by the types of their elements: that takes fewer bytes than tags in the data.
const isScalar = (spec: Spec): spec is number | string =>
  typeof spec === 'number' || typeof spec === 'string';
const isConverted = (spec: Spec): spec is Converted => typeof (spec as Converted)[1] === 'function';
const isList = (spec: Spec): spec is List => typeof (spec as List)[1] === 'number';
const isShape = (spec: Spec): spec is Shape => typeof (spec as Shape)[0] === 'number';

const maxProblems = 100;
const maxBytes = 262_144;
/** A list that may exceed its limit is used up to this many times the limit. */
const overlong = 20;
/** Stands for a missing optional member. */
const missing = Symbol();
const none: readonly never[] = [];
const unreadable = 'expected JSON, got something that cannot be read';
const { hasOwnProperty } = Object.prototype;

/** The formats of short specs, which are the same each time. */
const formats = new Map<number | string, Format>();

function formatOf(spec: number | string | Format): Format {
  if (typeof spec === 'object') return spec;
  let format = formats.get(spec);
  if (!format) {
    const words = String(spec).split('|');
    const isWord = { test: (word: string) => words.includes(word) };
    format = typeof spec === 'number' ? ['text', /\S/, 'format', spec] : [spec, isWord, 'unknown'];
    formats.set(spec, format);
  }
  return format;
}

/** Whether an optional member counts as missing. An empty text does not if the member restricts its item. */
const isMissing = (value: unknown, spec: Spec, restricts: boolean): boolean =>
  value === undefined || (typeof spec !== 'function' && (value === null || (value === '' && !restricts)));

/**
 * Checks a document by its spec, as a value or as JSON of at most 256 KiB, and copies it. Adds to `problems`; the
 * result is `undefined` if nothing can be used. Never throws. An object at the root is copied into `root`, so that
 * rules that refer to other items find them.
 */
export function validate(
  spec: Spec,
  input: unknown,
  problems: Problem[],
  root: Record<string, unknown> = {},
): unknown {
  /** The keys that lead to the value being checked, `depth` of them: only a problem makes them a path. */
  const keys: (string | number)[] = [];
  let depth = 0;
  /** Ids of items that were left out: that references to them lead nowhere is no fault of its own. */
  const leftOut = new Set<unknown>();
  const report = (code: ProblemCode, message: string, at = ''): undefined => {
    const path = keys.slice(0, depth).map(key => `/${key}`);
    if (problems.length < maxProblems) problems.push({ code, path: path.join('') + at, message });
    return undefined;
  };
  const fail: Fail = (code, expected, got, at) =>
    report(got === undefined || got === null ? 'required' : code, describeMismatch(expected, got), at);

  const scalar = (spec: number | string | Format, value: unknown): unknown => {
    const [description, pattern, code = 'format', max, type = 'string'] = formatOf(spec);
    if (typeof value !== type) return fail('type', description, value);
    if (!pattern.test(value as never)) return fail(code, description, value);
    if (typeof value === 'string') {
      if (max && isLong(value, max)) return fail('too-long', `at most ${max} characters`, value.length);
      if (typeof spec === 'number' && hasEntity(value)) fail('entity', 'text without HTML entities', value);
    }
    return value;
  };

  const list = (spec: List, value: unknown, isStrict: boolean): unknown => {
    const [element, max, flags = 0] = spec;
    // Only a widget's own value is a list at the root; it can also be a single item.
    const all: unknown = Array.isArray(value) || depth ? value : [value];
    if (!Array.isArray(all)) return fail('type', 'a list', value);
    const copies: unknown[] = [];
    const most = Math.min(all.length, flags & 2 ? max * overlong : max);
    for (let at = 0; at < most; at++) {
      const copy = inside(at, element, all, isStrict, copies);
      if (copy !== undefined) copies.push(copy);
    }
    if (all.length > max) fail('too-many', `at most ${max} items`, all.length);
    if (flags & 1 && !copies.length) return fail('required', 'at least 1 item', 0);
    return isStrict && copies.length < all.length ? undefined : copies;
  };

  const object = (shape: Shape, value: unknown, isStrict: boolean, before: readonly unknown[]): unknown => {
    if (typeof value !== 'object' || !value || Array.isArray(value)) return fail('type', 'an object', value);
    const out: Record<string, unknown> = Object.assign(depth ? {} : root, shape[2]);
    /** The members that this object may have, and whether it does without each. */
    const known = new Map<string, boolean>();
    let isUsable = true;
    for (let part: Shape | undefined = shape; part; part = part[4]?.[out.type as string]) {
      const [required, members] = part;
      let place = 0;
      for (const name in members) {
        const isOptional = place++ >= required;
        const restricts = isStrict || restrictingMembers.includes(name);
        known.set(name, isOptional && !restricts);
        const copy = inside(name, members[name]!, value, restricts, none, isOptional);
        if (copy === undefined) isUsable &&= isOptional && !restricts;
        else if (copy !== missing) out[name] = copy;
        // For a document of another version, or without an id, nothing more is reported.
        if (!isUsable && !depth) return undefined;
      }
    }
    adviseNames(value, known);
    const rules = shape[3];
    if (isUsable && (!rules || obeys(rules, out, known, before))) return out;
    leftOut.add(out.id);
    return undefined;
  };

  /** Whether an object can be used by the rules of its shape: a fault in an optional member costs only the member. */
  const obeys = (
    rules: readonly Rule<never>[],
    out: Record<string, unknown>,
    known: ReadonlyMap<string, boolean>,
    before: readonly unknown[],
  ): boolean => {
    let isUsable = true;
    const judge: Fail = (code, expected, got, at = '') => {
      if (code !== 'reference' || !leftOut.has(got)) fail(code, expected, got, at);
      if (isAdvice(code)) return undefined;
      const name = at.split('/')[1] ?? '';
      if (got !== undefined && known.get(name)) Reflect.deleteProperty(out, name);
      else isUsable = false;
      return undefined;
    };
    for (const rule of rules) rule(out as never, judge, before as never, root);
    return isUsable;
  };

  /** Reports unknown names that are close to that of a missing member. */
  const adviseNames = (value: object, known: ReadonlyMap<string, boolean>): void => {
    const names = Object.keys(value).slice(0, maxProblems);
    const strange = names.filter(name => !known.has(name));
    if (!strange.length) return;
    const absent = [...known.keys()].filter(name => !names.includes(name));
    for (const name of strange) {
      const meant = meantName(name, absent);
      if (meant)
        report('misspelt', `${describeMismatch(`"${meant}"`, name)}, which is probably misspelt`, `/${name}`);
    }
  };

  /**
   * Checks a member or element of a value. Getters and proxies may throw while it is read, and so does a value that is
   * nested too deeply. Nothing is read from prototypes.
   */
  const inside = (
    key: string | number,
    spec: Spec,
    holder: object,
    isStrict: boolean,
    before: readonly unknown[],
    isOptional = false,
  ): unknown => {
    const outside = depth;
    keys[depth++] = key;
    try {
      const value = hasOwnProperty.call(holder, key) ? (holder as Record<string, unknown>)[key] : undefined;
      return isOptional && isMissing(value, spec, isStrict) ? missing : check(spec, value, isStrict, before);
    } catch {
      depth = outside + 1;
      return report('json', unreadable);
    } finally {
      depth = outside;
    }
  };

  /**
   * Checks one value; reports a wrong value and returns `undefined`. With `isStrict`, the value is part of a member
   * that restricts an item, so that any fault in it counts. `before` are the earlier elements of its list.
   */
  const check = (spec: Spec, value: unknown, isStrict: boolean, before: readonly unknown[]): unknown => {
    if (isScalar(spec)) return scalar(spec, value);
    if (typeof spec === 'function') return spec(value, fail);
    if (isConverted(spec)) return check(spec[0], spec[1](value), isStrict, before);
    if (isList(spec)) return list(spec, value, isStrict);
    if (isShape(spec)) return object(spec, value, isStrict, before);
    return scalar(spec, value);
  };

  let document = input;
  if (typeof input === 'string') {
    // A character takes at most three bytes.
    const size = input.length * 3 > maxBytes ? bytes(input) : 0;
    if (size > maxBytes) return fail('too-large', 'at most 262,144 bytes', size);
    try {
      document = JSON.parse(input.replace(/^\ufeff/, ''));
    } catch {
      return report('json', `expected JSON, got ${input.slice(0, 40) || 'nothing'}`);
    }
  }
  try {
    return check(spec, document, false, none);
  } catch {
    return report('json', unreadable);
  }
}

/** A check for what may have one of several shapes, or be null. */
export const anyOf =
  (description: string, ...specs: readonly Spec[]): Check =>
  (value, fail) => {
    if (value === null) return value;
    for (const spec of specs) {
      const problems: Problem[] = [];
      // Text at the root would be read as JSON.
      const copy = validate([spec, 1], [value], problems) as unknown[];
      if (problems.every(({ code }) => isAdvice(code))) return copy[0];
    }
    return fail('type', description, value);
  };
