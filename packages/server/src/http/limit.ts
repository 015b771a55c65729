import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from './problem.js';

/** Counts requests by key in this process, and throws when a key has had its share of the minute. */
export function createLimit(perMinute: number): (key: string) => Promise<void> {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return async key => {
    try {
      await limiter.consume(key);
    } catch (reason) {
      if (!(reason instanceof RateLimiterRes)) throw reason;
      const after = String(Math.max(1, Math.ceil(reason.msBeforeNext / 1000)));
      throw new Problem(
        429,
        'too-many-requests',
        `The store’s key may ask ${perMinute.toLocaleString('en')} times a minute.`,
        {},
        { 'retry-after': after },
      );
    }
  };
}
