/** Prints the sum of all that the runners reported, and fails where one failed, said nothing, or ran nothing. */
import { readFileSync } from 'node:fs';

let passed = 0;
let failed = 0;
for (const runner of ['node', 'browser', 'checks']) {
  try {
    const result = JSON.parse(readFileSync(`.cache/results/${runner}.json`, 'utf8'));
    passed += result.passed;
    failed += result.passed + result.failed ? result.failed : 1;
  } catch {
    console.log(`${runner}: no report`);
    failed += 1;
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
