import { isLong, sentence, unique, type Around, type Fault } from './rules.js';
import type { Format, List, Range, Shape, Spec } from './spec.js';
import type { Problem } from './types.js';

/**
 * Makes a function that copies a member by its shape and adds what is wrong with it to `problems`. It returns
 * `undefined` for what has to be left out, and never throws.
 */
export const reader = (problems: Problem[]) => {
  // What the value read last suffered: 0 nothing, 1 what takes the nearest optional member along, more: the item.
  let fault: number;
  let around: Around | undefined;

  const report = (path: string, ...[code, expected, got, at = '']: Fault): void => {
    fault = /url|ence/.test(code) ? 1 : 2;
    if (problems.length < 100)
      problems.push({
        code: got === undefined ? 'required' : code,
        path: path + at,
        message: sentence(expected, got),
      });
  };

  const scalar = (spec: number | string | Format, value: unknown, path: string): unknown => {
    const [is, pattern, code = 'format', max]: Format =
      typeof spec === 'number'
        ? ['text', /\S/, 'format', spec]
        : typeof spec === 'string'
          ? [spec, RegExp(`^(${spec})$`), 'unknown']
          : spec;
    return typeof value !== 'string'
      ? report(path, 'type', is, value)
      : isLong(value, max)
        ? report(path, 'too-long', `at most ${max} characters`, value.length)
        : pattern.test(value)
          ? value
          : report(path, code, is, value);
  };

  const number = ([whole, min, max]: Range, value: unknown, path: string): unknown =>
    typeof value === 'number' && value >= min && value <= max && !(whole && value % 1)
      ? value
      : report(path, 'range', `a ${whole ? 'whole ' : ''}number from ${min} to ${max}`, value);

  const list = ([element, max, flags = 0]: List, value: unknown, path: string): unknown => {
    if (!Array.isArray(value)) return report(path, 'type', 'a list', value);
    if (value.length > max) report(path, 'too-many', `at most ${max} items`, value.length);
    const out: { id: string }[] = [];
    let worst = 0;
    for (let at = 0; at < max && at < value.length; at++) {
      const got = read(element, value, at, `${path}/${at}`, false, out) as { id: string } | undefined;
      const twin = got && flags & 1 && unique(got, out);
      if (twin) report(`${path}/${at}`, ...twin);
      else if (got !== undefined) out.push(got);
      else if (!(flags & 2)) worst = 2;
    }
    if (flags & 4 && !out.length) return report(path, 'required', 'at least 1 item', 0);
    fault = worst;
    return worst ? undefined : out;
  };

  const object = (shape: Shape, value: unknown, path: string, before: unknown[]): unknown => {
    if (typeof value !== 'object' || !value || Array.isArray(value))
      return report(path, 'type', 'an object', value);
    const out: Record<string, unknown> = { ...(shape[2] || {}) };
    if (!path) around = out;
    let worst = 0;
    for (let part: Shape | undefined = shape; part; part = part[4]?.[out.type as string]) {
      let need = part[0];
      for (const key in part[1]) {
        const got = read(part[1][key] as Spec, value, key, `${path}/${key}`, need < 1);
        if (got !== undefined) out[key] = got;
        if (need-- > 0 || (path && fault > 1)) worst |= fault;
        if (!path && worst) return undefined;
      }
    }
    const broken = !worst && shape[3]?.(out as never, before as never, around);
    fault = worst;
    if (broken) report(path, ...broken);
    return fault ? undefined : out;
  };

  const read = (
    spec: Spec,
    holder: object,
    key: string | number,
    path: string,
    optional?: boolean,
    before: unknown[] = [],
  ): unknown => {
    fault = 0;
    try {
      const value: unknown = {}.hasOwnProperty.call(holder, key)
        ? holder[key as keyof typeof holder]
        : undefined;
      return optional && value === undefined
        ? value
        : typeof spec === 'function'
          ? spec(value, (code, expected) => report(path, code, expected, value))
          : typeof spec !== 'object' || (typeof spec[0] === 'string' && typeof spec[1] !== 'number')
            ? scalar(spec as Format, value, path)
            : typeof spec[0] === 'boolean'
              ? number(spec as Range, value, path)
              : typeof spec[1] === 'number'
                ? list(spec as List, value, path)
                : object(spec as Shape, value, path, before);
    } catch {
      return report(path, 'type', 'plain data', {});
    }
  };
  return read;
};
