/** A reporter for Node's test runner: prints what failed, and keeps the counts for the summary. */
import { relative } from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import { printSlowest, writeReport } from './results.ts';

/** There may be several at a time. */
const { RUNNER: runner = 'node' } = process.env;

/** A suite fails with its tests, which say why. */
const isOnlyOfSubtests = (error: Error): boolean =>
  'failureType' in error && error.failureType === 'subtestsFailed';
const reasonOf = ({ cause, message }: Error): string => {
  if (cause instanceof Error) return cause.stack ?? cause.message;
  return typeof cause === 'string' ? cause : message;
};

export default async function* report(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counts = { passed: 0, failed: 0 };
  const times = new Map<string, number>();
  for await (const { type, data } of source) {
    if (type === 'test:fail' && !isOnlyOfSubtests(data.details.error))
      yield `\n✖ ${data.file ?? ''} › ${data.name}\n${reasonOf(data.details.error)}\n`;
    if (type === 'test:summary' && data.file) times.set(relative(process.cwd(), data.file), data.duration_ms);
    if (type === 'test:stderr') yield data.message;
    if (type === 'test:diagnostic' && data.file && data.nesting) yield `  ${data.message}\n`;
    if (type === 'test:summary' && data.file === undefined) {
      const { tests, passed, skipped, todo } = data.counts;
      counts.passed = passed;
      counts.failed = tests - passed - skipped - todo;
    }
  }
  printSlowest(times);
  writeReport(runner, counts);
  yield `${runner}: ${counts.passed} passed, ${counts.failed} failed\n`;
}
