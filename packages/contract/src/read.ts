import { bytes, isLong, sentence, type Fault } from './rules.js';
import type { Format, List, Shape, Spec } from './spec.js';
import type { Problem } from './types.js';

// Tuples are told apart by their types: that costs fewer bytes than tags in the data.
const isList = (spec: Spec): spec is List => typeof (spec as List)[1] === 'number';
const isShape = (spec: Spec): spec is Shape => typeof (spec as Shape)[0] === 'number';

/**
 * Reads a member of `holder`. `keep` says what a failure costs: 0 what is around the member, 2 the member, 1 the
 * member if it is a bad URL, a bad reference or a second id, and what is around it otherwise. `before` are the
 * elements ahead of it in its list.
 */
type Read = (
  spec: Spec,
  holder: object,
  key: string | number,
  path: string,
  keep: 0 | 1 | 2,
  before?: readonly unknown[],
) => unknown;

/**
 * Makes a function that copies a member by its shape and adds what is wrong with it to `problems`. It returns
 * `undefined` for what has to be left out, and never throws if `keep` is 2. What it reads at the root goes into
 * `root`, which rules that refer to other items look at.
 */
export const reader = (problems: Problem[], root: Record<string, unknown> = {}): Read => {
  // What is thrown is always this one, since each new Error would collect a stack for nobody.
  const stop = new Error();
  let thrown: Problem;

  const read: Read = (spec, holder, key, path, keep, before) => {
    const note = (...[code, expected, got, at = '']: Fault): Problem => ({
      code: got === undefined ? 'required' : code,
      path: path + at,
      message: sentence(expected, got),
    });
    const fail = (...fault: Fault): never => {
      thrown = note(...fault);
      throw stop;
    };
    const report = (problem: Problem): void => {
      if (problems.length < 100) problems.push(problem);
    };

    const list = ([element, max, flags = 0]: List, value: unknown): unknown[] => {
      // Only a widget's own value is a list at the root; there, one item does as well.
      const all: unknown[] = Array.isArray(value) ? value : path ? fail('type', 'a list', value) : [value];
      const out: unknown[] = [];
      for (let at = 0; at < all.length && at < max; at++) {
        const copy = read(element, all, at, `${path}/${at}`, flags & 1 ? 2 : 1, out);
        if (copy !== undefined) out.push(copy);
      }
      if (flags & 2 && !out.length) fail('required', 'at least 1 item', 0);
      if (all.length > max) report(note('too-many', `at most ${max} items`, all.length));
      return out;
    };

    const object = (shape: Shape, value: unknown): object => {
      if (typeof value !== 'object' || !value || Array.isArray(value))
        return fail('type', 'an object', value);
      const out: Record<string, unknown> = Object.assign(path ? {} : root, shape[2]);
      for (let part: Shape | undefined = shape; part; part = part[4]?.[out.type as string]) {
        let [need] = part;
        for (const key in part[1]) {
          const copy = read(
            part[1][key] as Spec,
            value,
            key,
            `${path}/${key}`,
            need-- > 0 ? 0 : path ? 1 : 2,
          );
          if (copy !== undefined) out[key] = copy;
        }
      }
      for (const rule of shape[3] ?? []) {
        const fault = rule(out as never, before as never, root);
        if (fault) fail(...fault);
      }
      return out;
    };

    const scalar = (spec: number | string | Format, value: unknown): unknown => {
      const [is, pattern, code = 'format', max, type = 'string']: Format =
        typeof spec === 'number'
          ? ['text', /\S/, 'format', spec]
          : typeof spec === 'string'
            ? [spec, { test: (word: string) => spec.split('|').includes(word) }, 'unknown']
            : spec;
      if (typeof value !== type) fail('type', is, value);
      if (!pattern.test(value as never)) fail(code, is, value);
      if (max && isLong(value as string, max))
        fail('too-long', `at most ${max} characters`, (value as string).length);
      return value;
    };

    let value: unknown;
    try {
      value = {}.hasOwnProperty.call(holder, key) ? holder[key as keyof typeof holder] : undefined;
      if (!path && typeof value === 'string') {
        const size = bytes(value);
        if (size > 262_144) fail('too-large', 'at most 262,144 bytes', size);
        value = JSON.parse(value);
      }
      if (value === undefined && keep && !before) return value;
      if (typeof spec === 'function') return spec(value, fail);
      return isList(spec) ? list(spec, value) : isShape(spec) ? object(spec, value) : scalar(spec, value);
    } catch (error) {
      // What is thrown by others (a getter, a proxy, JSON.parse) means that there is no JSON to read.
      const got = typeof value === 'string' ? value.slice(0, 40) : 'something that cannot be read';
      if (error !== stop) thrown = { code: 'json', path, message: `expected JSON, got ${got || 'nothing'}` };
      // `url`, `reference` and `duplicate` cost as little as can be.
      if (keep > 1 || (keep && /url|ence|dup/.test(thrown.code))) report(thrown);
      else throw stop;
    }
    return undefined;
  };
  return read;
};
