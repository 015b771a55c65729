import { outcome as outcomeShape } from './generated/outcome.js';
import { isAdvice } from './rules.js';
import type { Problem, SaleOutcome } from './types.js';
import { validate } from './validate.js';

/**
 * Checks the outcome of an encounter by the rules for documents: an order's id and an amount can be numbers, and
 * null and '' count as missing. Since the value comes from code, anything wrong throws a `TypeError` that names
 * the member. Of a list that is too long, the first items are used.
 */
export function parseOutcome(input: unknown): SaleOutcome {
  const problems: Problem[] = [];
  const outcome = validate(outcomeShape, input, problems);
  const wrong = problems.find(({ code }) => !isAdvice(code) && code !== 'too-many');
  if (wrong) throw new TypeError(`${wrong.path.slice(1).replace(/\//g, '.') || 'outcome'}: ${wrong.message}`);
  // The shape comes from the same schema as the type.
  return outcome as SaleOutcome;
}
