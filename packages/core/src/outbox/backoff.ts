const second = 1000;
const longest = 300 * second;
/** After this many attempts, a failure is not considered brief any more. */
const slowAfterAttempts = 20;
/** The longest delay between attempts, in milliseconds. */
export const slowWait = 1800 * second;

/**
 * The delay before the next attempt, in milliseconds: full jitter, doubling from 1 s to 5 min, then every half hour
 * without end. A delay that the server asked for is honoured, with a little jitter so that tills do not all come
 * back at once.
 */
export function backoff(attempt: number, random: () => number, retryAfter = 0): number {
  if (retryAfter) return retryAfter * (1 + random() / 10);
  if (attempt > slowAfterAttempts) return slowWait * (0.5 + random() / 2);
  return Math.max(second / 4, random() * Math.min(longest, second * 2 ** attempt));
}
