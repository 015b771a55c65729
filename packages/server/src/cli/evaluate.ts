import { Presets, SingleBar } from 'cli-progress';
import { parseArgs } from 'node:util';
import { evaluate } from '../evaluate/evaluate.js';
import { readOrders } from '../evaluate/read-orders.js';
import { reportOf } from '../evaluate/report.js';
import { columnsOf, datesOf, decimalOf, sizeOf } from './file-format.js';

const dayOf = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time)) throw new TypeError(`--${name}: expected a day such as 2026-03-01, got ${text}`);
  return time;
};

function patternOf(text: string | undefined): RegExp | undefined {
  if (text === undefined) return undefined;
  try {
    return new RegExp(text, 'u');
  } catch {
    throw new TypeError(`--only: expected a regular expression, got ${text}`);
  }
}

/** `tillside evaluate orders.csv`: judges the ranking on a shop's own orders; needs no database. */
export async function evaluateCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      column: { type: 'string', multiple: true, default: [] },
      decimal: { type: 'string' },
      dates: { type: 'string' },
      'variant-of': { type: 'string' },
      only: { type: 'string' },
      from: { type: 'string' },
      'choose-from': { type: 'string' },
    },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new TypeError('expected one file: tillside evaluate orders.csv');
  const say = (text: string) => process.stdout.write(`${text}\n`);
  const bar = new SingleBar(
    {
      format: '{task} {bar} {percentage}% · {eta_formatted} left',
      clearOnComplete: true,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );
  try {
    bar.start(sizeOf(file), 0, { task: 'Reading' });
    const orders = await readOrders({
      file,
      columns: {
        ...columnsOf(values.column),
        ...(values['variant-of'] && { parent: values['variant-of'] }),
      },
      decimal: decimalOf(values.decimal),
      dates: datesOf(values.dates),
      only: patternOf(values.only),
      progress: bytes => bar.update(bytes),
    });
    bar.stop();
    say(`${file}: ${orders.rows} rows, ${orders.refused} refused, ${orders.leftOut} left out.`);
    say(`${orders.baskets.length} orders of 2 to 100 products; ${orders.otherOrders} others were left out.`);
    bar.start(1000, 0, { task: 'Judging' });
    const evaluation = evaluate(orders, {
      from: dayOf('from', values.from),
      chooseFrom: dayOf('choose-from', values['choose-from']),
      progress: share => bar.update(Math.floor(share * 1000)),
    });
    bar.stop();
    for (const line of reportOf(evaluation)) say(line);
    return 0;
  } finally {
    bar.stop();
  }
}
