/** A reporter for node's test runner: prints what failed, and writes the counts for the summary line. */
import { mkdirSync, writeFileSync } from 'node:fs';

const reason = ({ cause, message }) => cause?.stack ?? cause ?? message;

export default async function* report(source) {
  const counts = { passed: 0, failed: 0 };
  for await (const { type, data } of source) {
    if (type === 'test:fail' && data.details.error?.failureType !== 'subtestsFailed')
      yield `\n✖ ${data.file ?? ''} › ${data.name}\n${String(reason(data.details.error))}\n`;
    if (type === 'test:stderr') yield data.message;
    if (type === 'test:diagnostic' && data.file && data.nesting) yield `  ${data.message}\n`;
    if (type === 'test:summary' && data.file === undefined) {
      counts.passed = data.counts.passed;
      counts.failed = data.counts.tests - data.counts.passed - data.counts.skipped - data.counts.todo;
    }
  }
  mkdirSync('.cache/results', { recursive: true });
  writeFileSync('.cache/results/node.json', JSON.stringify(counts));
  yield `node: ${counts.passed} passed, ${counts.failed} failed\n`;
}
