/** A reporter for web-test-runner: prints what failed, and keeps each engine's counts for the summary. */
import type { Reporter, TestResult, TestResultError, TestSuiteResult } from '@web/test-runner-core';
import { relative } from 'node:path';
import type { EngineName } from '../browsers/find.ts';
import { printSlowest, writeReport } from './results.ts';

interface NamedResult extends TestResult {
  /** The names of its suites and its own. */
  path: string;
}

const flatten = (suite: TestSuiteResult | undefined, path: string[] = []): NamedResult[] => [
  ...(suite?.tests ?? []).map(test => ({ ...test, path: [...path, test.name].join(' › ') })),
  ...(suite?.suites ?? []).flatMap(inner => flatten(inner, [...path, inner.name])),
];

const describeError = ({ message = '', stack = '', expected, actual }: Partial<TestResultError>): string =>
  [
    message,
    ...(expected === undefined ? [] : [`expected ${expected}`, `     got ${actual}`]),
    ...stack.split('\n').filter(line => !message.includes(line.trim()) && !line.includes('node_modules')),
  ].join('\n');

/** `engineOf` knows the engine by the launcher's name. */
export const countingReporter = (engineOf: (launcher: string) => EngineName): Reporter => ({
  onTestRunFinished({ sessions }) {
    const reports = new Map<EngineName, { passed: number; failed: number; unfinished: string[] }>();
    const times = new Map<string, number>();
    for (const { browser, testFile, testResults, errors, logs, request404s } of sessions) {
      const engine = engineOf(browser.name);
      const filePath = relative(process.cwd(), testFile);
      const file = `${engine} › ${filePath}`;
      // Under a filter, a test that did not run is reported as neither passed nor failed.
      const tests = flatten(testResults).filter(
        ({ skipped, passed, error }) => !skipped && (passed || error || !process.env.ONLY),
      );
      const failed = tests.filter(({ passed }) => !passed);
      times.set(
        file,
        tests.reduce((sum, { duration = 0 }) => sum + duration, 0),
      );
      const ranNothing = !tests.length && !errors.length && !process.env.ONLY;
      if (ranNothing) console.log(`\n✖ ${file} ran no test`);
      for (const error of errors) console.log(`\n✖ ${file}\n${describeError(error)}`);
      for (const { path, error = {} } of failed)
        console.log(`\n✖ ${file} › ${path}\n${describeError(error)}`);
      if (failed.length || errors.length) for (const log of logs) console.log(`  log: ${log.join(' ')}`);
      for (const url of errors.length ? request404s : []) console.log(`  not found: ${url}`);
      const report = reports.get(engine) ?? { passed: 0, failed: 0, unfinished: [] };
      reports.set(engine, report);
      if (errors.length && !failed.length) report.unfinished.push(filePath);
      else {
        report.passed += tests.length - failed.length;
        // A file without a test counts as one failure.
        report.failed += failed.length || Number(ranNothing);
      }
    }
    printSlowest(times);
    for (const [engine, report] of reports) {
      writeReport(engine, report);
      const { passed, failed, unfinished } = report;
      console.log(`${engine}: ${passed} passed, ${failed + unfinished.length} failed`);
    }
  },
});
