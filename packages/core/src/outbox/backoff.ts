const second = 1000;
const longest = 300 * second;
/** After so many tries it is not a hiccup any more. */
const patience = 20;
const slow = 1800 * second;

/**
 * How long to wait before the next try, in milliseconds: full jitter, doubling from 1 s to 5 min, then every
 * half hour without end. What the server asked for is honoured, with a little jitter so that tills do not
 * come back all at once.
 */
export function backoff(attempt: number, random: () => number, retryAfter = 0): number {
  if (retryAfter) return retryAfter * (1 + random() / 10);
  if (attempt > patience) return slow * (0.5 + random() / 2);
  return Math.max(second / 4, random() * Math.min(longest, second * 2 ** attempt));
}
