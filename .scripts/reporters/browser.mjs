/** A reporter for web-test-runner: prints what failed, and writes the counts for the summary line. */
import { mkdirSync, writeFileSync } from 'node:fs';

const flatten = (suite, path = []) => [
  ...(suite?.tests ?? []).map(test => ({ ...test, path: [...path, test.name].join(' › ') })),
  ...(suite?.suites ?? []).flatMap(inner => flatten(inner, [...path, inner.name])),
];
const lines = ({ message = '', stack = '', expected, actual }) =>
  [
    message,
    ...(expected === undefined ? [] : [`expected ${expected}`, `     got ${actual}`]),
    ...stack.split('\n').filter(line => !message.includes(line.trim()) && !/node_modules/.test(line)),
  ].join('\n');

export const counting = () => ({
  onTestRunFinished({ sessions }) {
    const counts = { passed: 0, failed: 0 };
    for (const { testFile, testResults, errors, logs, request404s } of sessions) {
      // Under a filter, what did not run is told as neither passed nor failed.
      const file = testFile.slice(testFile.indexOf('/test/') + 1);
      const tests = flatten(testResults).filter(
        ({ skipped, passed, error }) => !skipped && (passed || error || !process.env.ONLY),
      );
      const failed = tests.filter(({ passed }) => !passed);
      const isSilent = !tests.length && !errors.length;
      if (isSilent) console.log(`\n✖ ${file} ran no test`);
      for (const error of errors) console.log(`\n✖ ${file}\n${lines(error)}`);
      for (const { path, error = {} } of failed) console.log(`\n✖ ${file} › ${path}\n${lines(error)}`);
      if (failed.length || errors.length) for (const log of logs) console.log(`  log: ${log.join(' ')}`);
      for (const url of errors.length ? request404s : []) console.log(`  not found: ${url}`);
      counts.passed += tests.length - failed.length;
      // A file that could not be run at all counts as one failure.
      counts.failed += failed.length || Number(errors.length > 0 || isSilent);
    }
    mkdirSync('.cache/results', { recursive: true });
    writeFileSync('.cache/results/browser.json', JSON.stringify(counts));
    console.log(`browser: ${counts.passed} passed, ${counts.failed} failed`);
  },
});
