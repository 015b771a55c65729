/**
 * Judges the server's ranking beside EASE on an order file: `npm run bench:ranking -- orders.csv`. Takes the options
 * of `tillside evaluate`, and `--until DAY` to leave out later orders, so that settings can be chosen without them.
 */
import { parseArgs } from 'node:util';
import { evaluate } from '../../../packages/server/src/evaluate/evaluate.js';
import { readOrders } from '../../../packages/server/src/evaluate/read-orders.js';
import { reportOf } from '../../../packages/server/src/evaluate/report.js';
import { ease } from './ease.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '' },
    dates: { type: 'string' },
    from: { type: 'string' },
    until: { type: 'string' },
    'choose-from': { type: 'string' },
  },
});
const [file] = positionals;
if (!file) throw new TypeError('expected an order file: npm run bench:ranking -- orders.csv');
const timeOf = (day: string | undefined) => (day === undefined ? undefined : Date.parse(day));
const until = timeOf(values.until) ?? Infinity;

const { ids, baskets } = await readOrders({
  file,
  only: new RegExp(values.only, 'u'),
  dates: values.dates === 'mdy' || values.dates === 'dmy' ? values.dates : undefined,
});
const evaluation = evaluate(
  { ids, baskets: baskets.filter(({ time }) => time === null || time < until) },
  { from: timeOf(values.from), chooseFrom: timeOf(values['choose-from']), others: [counts => ease(counts)] },
);
process.stdout.write(`${reportOf(evaluation).join('\n')}\n`);
