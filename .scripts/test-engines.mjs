/** Runs the tests of old engines in each of them; `npm test` does so in the oldest. */
import { test } from './test.mjs';

process.env.ENGINES = 'all';
const { passed, failed } = await test(['test/engines/']);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
