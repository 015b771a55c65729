import { type Finding, notJudged } from './judge.js';
import type { Sink } from './sink.js';

/**
 * Checks that this many signals of a case had an effect. By default, the endpoint has some time to count them.
 */
export type Effects = (made: number, options?: { patience: number }) => Promise<Finding>;

const pause = 100;

/**
 * Counts the effects of a case from now on. The endpoint may count the signals of this case's promise, or all that it
 * ever received: the difference is the same.
 */
export async function countEffects({ count, wait }: Sink, promise: string): Promise<Effects> {
  if (!count) return () => Promise.resolve(notJudged);
  const before = await count(promise);
  return async (made, { patience } = { patience: 2000 }) => {
    let found = (await count(promise)) - before;
    for (let waited = 0; found < made && waited < patience; waited += pause) {
      await wait(pause);
      found = (await count(promise)) - before;
    }
    return found === made || `${made} made, ${found} effects`;
  };
}
