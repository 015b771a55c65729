import { around, data } from './generated/signal.js';
import { isAdvice } from './rules.js';
import type { Format } from './spec.js';
import type { Problem, Signal } from './types.js';
import { validate } from './validate.js';

const knownType: Format = [
  'the type of a signal',
  { test: (type: string) => Object.keys(data).includes(type) },
  'unknown',
];
const [required, attributes] = around;

/**
 * Checks a signal on its way out as documents are checked on their way in, and copies it. Never throws. An optional
 * member that is wrong is left out and reported; if a required one is wrong, there is no signal.
 */
export function checkSignal(input: unknown): { signal: Signal | null; problems: Problem[] } {
  const found: Problem[] = [];
  const type = String((Object(input) as Partial<Signal>).type).slice(0, 80);
  const members = { type: knownType, data: data[type] ?? knownType, ...attributes };
  // The shape comes from the same schema as the type.
  const signal = validate([required + 2, members], input, found) as Signal | undefined;
  const problems = found
    .filter(({ code }) => !isAdvice(code))
    .map(({ path, message }): Problem => ({ code: 'signal', path, message: `${type}${path}: ${message}` }));
  return { signal: signal ?? null, problems };
}
