import { length, problem, unique, type Around, type Fault } from './rules.js';
import type { Format, List, Range, Shape, Spec } from './spec.js';
import type { Problem } from './types.js';

const format = (spec: number | string | true | Format | Range): Format => {
  if (typeof spec === 'number')
    return { is: 'text', max: Math.abs(spec), test: (text: string) => spec < 0 || /\S/.test(text) };
  if (typeof spec === 'string') {
    const words = spec.replace('=', '').split('|');
    return { is: words.join(' or '), code: 'unknown', test: (word: string) => words.includes(word) };
  }
  if (spec === true) return { is: 'true or false', type: 'boolean', test: () => true };
  if ('is' in spec) return spec;
  const { min, max, whole } = spec;
  return {
    is: `a ${whole ? 'whole ' : ''}number from ${min} to ${max}`,
    type: 'number',
    code: 'range',
    test: (number: number) => number >= min && number <= max && !(whole && number % 1),
  };
};

/**
 * Makes a function that copies a member by its shape and adds what is wrong with it to `problems`. It returns
 * `undefined` for what has to be left out, and never throws.
 */
export const reader = (problems: Problem[]) => {
  // What the value read last suffered: 0 nothing, 1 it takes the nearest optional member along, 2 the item.
  let fault = 0;
  let around: Around | undefined;

  const report = ([path, code, expected, got]: Fault, at = ''): void => {
    fault = code === 'url' || code === 'reference' ? 1 : 2;
    if (problems.length < 100) problems.push(problem(at + path, code, expected, got));
  };

  const scalar = (spec: Exclude<Spec, Shape | List>, value: unknown, path: string): unknown => {
    const { is, test, type = 'string', max = 1 / 0, code = 'format' } = format(spec);
    if (type && typeof value !== type) return report([path, 'type', is, value]);
    if (type === 'string' && length(value as string) > max)
      return report([path, 'too-long', `at most ${max} characters`, length(value as string)]);
    if (!test(value as never)) return report([path, code, is, value]);
    return Object(value) === value ? JSON.parse(JSON.stringify(value)) : value;
  };

  const list = ([element, max, flags = 0]: List, value: unknown, path: string): unknown => {
    if (!Array.isArray(value)) return report([path, 'type', 'a list', value]);
    if (value.length > max) report([path, 'too-many', `at most ${max} items`, value.length]);
    const out: { id: string }[] = [];
    let worst = 0;
    for (let at = 0; at < max && at < value.length; at++) {
      const got = read(element, value, at, `${path}/${at}`, false, out) as { id: string } | undefined;
      const twin = got && flags & 1 && unique(got, out);
      if (twin) report(twin, `${path}/${at}`);
      else if (got !== undefined) out.push(got);
      else if (!(flags & 2)) worst = 2;
    }
    if (flags & 4 && !out.length) return report([path, 'required', 'at least 1 item', 0]);
    fault = worst;
    return worst ? undefined : out;
  };

  const object = (shape: Shape, value: unknown, path: string, before: unknown[]): unknown => {
    if (typeof value !== 'object' || !value || Array.isArray(value))
      return report([path, 'type', 'an object', value]);
    const out: Record<string, unknown> = {};
    if (!path) around = out;
    let worst = 0;
    for (let part: Shape | undefined = shape; part; part = part.by?.[out.type as string]) {
      let need = part.need;
      for (const key in part.of) {
        const spec = part.of[key] as Spec;
        const got = read(spec, value, key, `${path}/${key}`, need < 1);
        if (got !== undefined) out[key] = got;
        else if (typeof spec === 'string' && spec[0] === '=') out[key] = spec.slice(1).split('|')[0];
        if (need > 0 || (path && fault > 1)) worst = Math.max(worst, fault);
        if (!path && worst) return undefined;
        need--;
      }
    }
    const broken = !worst && shape.rule?.(out as never, before as never, around);
    fault = worst;
    if (broken) report(broken, path);
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
      const value: unknown = Object.prototype.hasOwnProperty.call(holder, key)
        ? holder[key as keyof typeof holder]
        : undefined;
      if (value === undefined && optional) return undefined;
      if (Array.isArray(spec)) return list(spec as List, value, path);
      if (typeof spec === 'object' && 'of' in spec) return object(spec, value, path, before);
      return scalar(spec as Exclude<Spec, Shape | List>, value, path);
    } catch {
      return report([path, 'type', 'plain data', {}]);
    }
  };
  return read;
};
