import { around, data } from './generated/huddleSignal.js';
import { isAdvice } from './rules.js';
import type { Format } from './spec.js';
import type { HuddleSignal, Problem } from './types.js';
import { validate } from './validate.js';

const knownType: Format = [
  "the type of a huddle's signal",
  { test: (type: string) => Object.keys(data).includes(type) },
  'unknown',
];
const [required, attributes] = around;

/** The type that a signal says it has; a getter or proxy may throw. */
function typeOf(input: unknown): string {
  try {
    return String((Object(input) as Partial<HuddleSignal>).type).slice(0, 80);
  } catch {
    return '';
  }
}

/**
 * Checks a signal of a huddle on its way out, and copies it. Never throws. An optional member that is wrong is left
 * out and reported; if a required one is wrong, there is no signal.
 */
export function checkHuddleSignal(input: unknown): { signal: HuddleSignal | null; problems: Problem[] } {
  const found: Problem[] = [];
  const type = typeOf(input);
  const members = { type: knownType, data: data[type] ?? knownType, ...attributes };
  // The shape comes from the same schema as the type.
  const signal = validate([required + 2, members], input, found) as HuddleSignal | undefined;
  const problems = found
    .filter(({ code }) => !isAdvice(code))
    .map(({ path, message }): Problem => ({ code: 'signal', path, message: `${type}${path}: ${message}` }));
  return { signal: signal ?? null, problems };
}
