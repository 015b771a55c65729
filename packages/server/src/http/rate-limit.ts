import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../config/types.js';
import { HttpProblem } from './http-problem.js';

/** Requests that share a limit: a flood of one kind never uses up another's. */
export type RequestKind = 'write' | 'read' | 'manage' | 'staff' | 'team' | 'moment';

/** Counts requests in this process, and throws a 429 when there were too many in a minute. */
export interface RateLimit {
  /** Counts a request of a store's key and of a client's address. */
  take(kind: RequestKind, store: string, address: string): Promise<void>;
  /** Counts an unknown key from an address; after a few in a minute, the answer is delayed and is a 429. */
  refuse(address: string): Promise<void>;
}

/** Wrong keys per address and minute before they are slowed. */
const wrongKeys = 20;
const slow = 1000;

const tooMany = (milliseconds: number, detail: string): HttpProblem =>
  new HttpProblem(
    429,
    'too-many-requests',
    detail,
    {},
    { 'retry-after': String(Math.max(1, Math.ceil(milliseconds / 1000))) },
  );

async function consume(limiter: RateLimiterMemory, key: string, detail: () => string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    throw tooMany(reason.msBeforeNext, detail());
  }
}

export function createRateLimit(
  { perMinute, perAddress }: Config['limits'],
  wait: (milliseconds: number) => Promise<void> = ms => new Promise(resolve => setTimeout(resolve, ms)),
): RateLimit {
  const perKey = new RateLimiterMemory({ keyPrefix: 'key', points: perMinute, duration: 60 });
  const perClient = new RateLimiterMemory({ keyPrefix: 'address', points: perAddress, duration: 60 });
  const wrong = new RateLimiterMemory({ keyPrefix: 'wrong', points: wrongKeys, duration: 60 });
  const often = (n: number) => `${n.toLocaleString('en')} times a minute`;
  return {
    take: async (kind, store, address) => {
      // Where no address is known, as on some edge runtimes, the store's limit is the only one.
      if (address)
        await consume(perClient, `${kind} ${address}`, () => `An address may ask ${often(perAddress)}.`);
      await consume(
        perKey,
        `${kind} ${store}`,
        () => `The store’s ${kind} requests may come ${often(perMinute)}.`,
      );
    },
    refuse: async address => {
      try {
        await consume(wrong, address, () => 'Too many unknown keys came from this address.');
      } catch (error) {
        await wait(slow);
        throw error;
      }
    },
  };
}
