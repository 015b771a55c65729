import { parseArgs } from 'node:util';
import { tableOf, verifySink } from '../sink/verify.js';

/** How often a promise was shown, as an answer says: a number, `{ count }`, or this server's results. */
function countIn(body: unknown, promise: string): number {
  if (typeof body === 'number') return body;
  if (body && typeof body === 'object' && 'count' in body) return Number(body.count);
  const promises: unknown = body && typeof body === 'object' && 'promises' in body ? body.promises : [];
  if (!Array.isArray(promises)) return 0;
  const found = (promises as { promise?: unknown; shown?: unknown }[]).find(item => item.promise === promise);
  return Number(found?.shown ?? 0);
}

/** `tillside verify-sink URL`; 0 if nothing is wrong. */
export async function verifyCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      key: { type: 'string', default: process.env.TILLSIDE_KEY ?? '' },
      origin: { type: 'string' },
      count: { type: 'string' },
      'count-key': { type: 'string' },
    },
  });
  const [url] = positionals;
  if (!url || positionals.length > 1) throw new TypeError('expected one address: tillside verify-sink URL');
  const { count: countUrl, 'count-key': countKey } = values;
  const count =
    countUrl === undefined
      ? undefined
      : async (promise: string): Promise<number> => {
          const target = new URL(countUrl);
          target.searchParams.set('promise', promise);
          const headers = countKey ? { authorization: `Bearer ${countKey}` } : {};
          return countIn(await (await fetch(target, { headers })).json(), promise);
        };
  const verdicts = await verifySink(url, { key: values.key || undefined, origin: values.origin, count });
  process.stdout.write(`${tableOf(verdicts)}\n`);
  return verdicts.some(({ result }) => result === 'wrong') ? 1 : 0;
}
