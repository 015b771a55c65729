import type { Result } from '@tillside/contract';
import { intervalOf } from './interval.js';

/** What became of a result; `same` where the numbers cannot be told apart, `unknown` where nothing says how sure they are. */
export type Change = 'better' | 'worse' | 'same' | 'unknown';

/**
 * Whether a result got better or worse: only if the intervals of both figures have no point in common. That is stricter
 * than a test of the difference, so that chance is rarely called a success.
 */
export function compareFigures({
  before,
  after,
  unit,
  better,
}: Pick<Result, 'before' | 'after' | 'unit' | 'better'>): Change {
  const then = before && intervalOf(before, unit);
  const now = intervalOf(after, unit);
  if (!then || !now) return 'unknown';
  if (now.low <= then.high && then.low <= now.high) return 'same';
  const isUp = now.low > then.high;
  return isUp === (better === 'up') ? 'better' : 'worse';
}
