import { setTimeout as delay } from 'node:timers/promises';
import { cases } from './cases/index.js';
import { countEffects } from './effects.js';
import { notJudged, type Finding } from './judge.js';
import { assertOwn, type Lookup, type Sink } from './sink.js';

/** The result of one case. */
export interface Verdict {
  name: string;
  expected: string;
  /** `not judged` if the responses were right and effects are not counted. */
  result: 'right' | 'wrong' | 'not judged' | 'not asked';
  found: string;
}
export interface VerifyOptions {
  key?: string | undefined;
  origin?: string | undefined;
  /** Resolves with the number of signals of a promise, or of all signals, that have had an effect. */
  count?: ((promise: string) => Promise<number>) | undefined;
  /** Also runs the cases that take more than a minute. */
  thorough?: boolean | undefined;
  /** Replaces timers and name resolution in tests. */
  wait?: Sink['wait'];
  lookup?: Lookup;
}

/**
 * Sends the contract's hard cases to an endpoint, one after the other. Its name is resolved once: all requests go to
 * the addresses that were checked, and no redirect is followed.
 *
 * @param url an endpoint on this machine
 */
export async function verifySink(
  url: string,
  { key, origin, count, thorough = false, wait = delay, lookup }: VerifyOptions = {},
): Promise<Verdict[]> {
  const target = new URL(url);
  const addresses = await assertOwn(target, 'an endpoint', lookup);
  const sink: Sink = { url: target, addresses, key, origin, count, isThorough: thorough, wait };
  const run = crypto.randomUUID().slice(0, 8);
  const verdicts: Verdict[] = [];
  for (const [at, { name, expected, run: judge }] of cases.entries()) {
    const promise = `verify-${run}-${at}`;
    const found = await judge(sink, promise, await countEffects(sink, promise));
    verdicts.push({
      name,
      expected,
      result: resultOf(found),
      found: typeof found === 'string' ? found : '',
    });
  }
  return verdicts;
}

function resultOf(found: Finding | undefined): Verdict['result'] {
  if (found === undefined) return 'not asked';
  if (found === notJudged) return 'not judged';
  return found === true ? 'right' : 'wrong';
}

/** The verdicts as a table of plain text. */
export function tableOf(verdicts: readonly Verdict[]): string {
  const marks = { right: '✓', wrong: '✖', 'not judged': '?', 'not asked': '·' };
  const width = Math.max(...verdicts.map(({ name }) => name.length));
  const wide = Math.max(...verdicts.map(({ expected }) => expected.length));
  const lines = verdicts.map(
    ({ name, expected, result, found }) =>
      `${marks[result]} ${name.padEnd(width)}  ${expected.padEnd(wide)}  ${found || (result === 'right' ? '' : result)}`,
  );
  const n = (result: Verdict['result']) => verdicts.filter(verdict => verdict.result === result).length;
  return [
    ...lines.map(line => line.trimEnd()),
    `${n('right')} right, ${n('wrong')} wrong, ${n('not judged')} not judged, ${n('not asked')} not asked`,
    ...(n('not judged') ? ['Whether effects are counted once can only be judged with --count URL.'] : []),
  ].join('\n');
}
