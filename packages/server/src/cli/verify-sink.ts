import { parseArgs } from 'node:util';
import { tableOf, verifySink } from '../verify-sink/verify-sink.js';

/**
 * The number of signals about a promise that had an effect, from a response: a number, `{ count }`, or this server's
 * results, which leave out a promise that was never shown.
 */
function countIn(text: string, promise: string): number {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  if (body && typeof body === 'object' && 'promises' in body && Array.isArray(body.promises)) {
    const promises = body.promises as { promise?: unknown; shown?: unknown }[];
    return Number(promises.find(item => item.promise === promise)?.shown ?? 0);
  }
  const count = body && typeof body === 'object' && 'count' in body ? body.count : body;
  if (typeof count !== 'number' || !Number.isFinite(count))
    throw new TypeError('--count: expected a number, { "count": n } or the results of this server');
  return count;
}

/** Asks a URL for a count, with the parameter `promise`. */
const counter = (address: string, key: string | undefined) => async (promise: string) => {
  const target = new URL(address);
  target.searchParams.set('promise', promise);
  const headers = key ? { authorization: `Bearer ${key}` } : {};
  const response = await fetch(target, { headers, redirect: 'error' });
  if (!response.ok)
    throw new Error(`--count: ${target.origin}${target.pathname} answered ${response.status}`);
  return countIn(await response.text(), promise);
};

/** How to test what the cases cannot. */
const advice = (
  count: string,
): string => `Only you can test whether it stores signals before it acknowledges them:
  1. ask ${count}
  2. send some signals, and end the endpoint with kill -9 once they are acknowledged
  3. start it again and repeat step 1: all acknowledged signals must be counted`;

/** `tillside verify-sink URL`: exits with 0 if nothing is wrong, 1 otherwise. */
export async function verifySinkCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      key: { type: 'string', default: process.env.TILLSIDE_KEY ?? '' },
      origin: { type: 'string' },
      count: { type: 'string' },
      'count-key': { type: 'string' },
      thorough: { type: 'boolean', default: false },
    },
  });
  const [url] = positionals;
  if (!url || positionals.length > 1) throw new TypeError('expected one URL: tillside verify-sink URL');
  const { key, origin, count, thorough } = values;
  const verdicts = await verifySink(url, {
    key: key || undefined,
    origin,
    count: count === undefined ? undefined : counter(count, values['count-key']),
    thorough,
  });
  process.stdout.write(`${tableOf(verdicts)}\n`);
  if (new URL(url).protocol === 'http:')
    process.stdout.write(
      'Warning: over plain http, anybody on the network can read keys and answers. Use https beyond this machine.\n',
    );
  if (count !== undefined) process.stdout.write(`${advice(count)}\n`);
  return verdicts.some(({ result }) => result === 'wrong') ? 1 : 0;
}
