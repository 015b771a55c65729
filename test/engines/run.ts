/** Runs the tests of old engines in all of them; `npm test` uses only the oldest. */
import { runParts } from '../../.scripts/parts.ts';
import { testParts } from '../../.scripts/test.ts';

process.env.ENGINES = 'all';
await runParts(() => testParts(['test/engines/']));
