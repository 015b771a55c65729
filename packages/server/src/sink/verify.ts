import { cases } from './cases.js';
import { assertOwn, type Sink } from './sink.js';

/** What became of one case. */
export interface Verdict {
  name: string;
  expected: string;
  result: 'right' | 'wrong' | 'not asked';
  found: string;
}
export interface VerifyOptions {
  key?: string | undefined;
  origin?: string | undefined;
  /** Says how many signals about a promise have had an effect. */
  count?: ((promise: string) => Promise<number>) | undefined;
}

/**
 * Sends the contract's hard cases at an endpoint, one after the other.
 *
 * @param url an endpoint on this machine
 */
export async function verifySink(
  url: string,
  { key, origin, count }: VerifyOptions = {},
): Promise<Verdict[]> {
  const sink: Sink = { url: new URL(url), key, origin, count };
  await assertOwn(sink.url);
  const run = crypto.randomUUID().slice(0, 8);
  const verdicts: Verdict[] = [];
  for (const [at, { name, expected, run: judge }] of cases.entries()) {
    const found = await judge(sink, `verify-${run}-${at}`);
    const result = found === undefined ? 'not asked' : found === true ? 'right' : 'wrong';
    verdicts.push({ name, expected, result, found: typeof found === 'string' ? found : '' });
  }
  return verdicts;
}

/** The verdicts as a table of plain text. */
export function tableOf(verdicts: readonly Verdict[]): string {
  const marks = { right: '✓', wrong: '✖', 'not asked': '·' };
  const width = Math.max(...verdicts.map(({ name }) => name.length));
  const wide = Math.max(...verdicts.map(({ expected }) => expected.length));
  const lines = verdicts.map(
    ({ name, expected, result, found }) =>
      `${marks[result]} ${name.padEnd(width)}  ${expected.padEnd(wide)}  ${found || (result === 'right' ? '' : result)}`,
  );
  const sum = (result: Verdict['result']) => verdicts.filter(verdict => verdict.result === result).length;
  const last = `${sum('right')} right, ${sum('wrong')} wrong, ${sum('not asked')} not asked`;
  return [...lines.map(line => line.trimEnd()), last].join('\n');
}
