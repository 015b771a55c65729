import { SingleBar, Presets } from 'cli-progress';
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config/load.js';
import { refreshPortraits } from '../huddle/portraits/compute.js';
import { importFile, type Refusal } from '../orders/import.js';
import { openDatabase } from '../database/open-database.js';
import { columnsOf, datesOf, decimalOf, sizeOf } from './file-format.js';
import { chosenStore, configFile, databasePlace } from './places.js';

const say = (text: string) => process.stdout.write(`${text}\n`);
const maxListed = 20;

/** `tillside import orders.csv`: exits with 0 if all rows were imported, 2 if some were refused. */
export async function importCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      config: { type: 'string' },
      data: { type: 'string' },
      store: { type: 'string' },
      column: { type: 'string', multiple: true, default: [] },
      currency: { type: 'string' },
      decimal: { type: 'string' },
      dates: { type: 'string' },
      'variant-of': { type: 'string' },
      report: { type: 'string' },
    },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new TypeError('expected one file: tillside import orders.csv');
  const size = sizeOf(file);
  const store = chosenStore(loadConfig(configFile(values.config).file), values.store);
  process.umask(0o077);
  const database = await openDatabase(databasePlace(values.data));
  const bar = new SingleBar(
    {
      format: '{task} {bar} {percentage}% · {eta_formatted} left',
      clearOnComplete: true,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );
  const report = values.report ? createWriteStream(values.report) : undefined;
  report?.write('line,reason\n');
  const first: Refusal[] = [];
  const reasons = new Map<string, number>();
  try {
    bar.start(size, 0, { task: 'Reading' });
    const { kind, encoding, rows, refused, cancelled, erased, pairs } = await importFile({
      database,
      store: store.id,
      file,
      minSupport: store.together?.minSupport,
      halfLife: store.together?.halfLife,
      columns: {
        ...columnsOf(values.column),
        ...(values['variant-of'] && { parent: values['variant-of'] }),
      },
      decimal: decimalOf(values.decimal),
      dates: datesOf(values.dates),
      currency: values.currency ?? null,
      progress: bytes => bar.update(bytes),
      counting: (done, total) => {
        bar.setTotal(total);
        bar.update(done, { task: 'Counting' });
      },
      refuse: refusal => {
        if (first.length < maxListed) first.push(refusal);
        reasons.set(refusal.reason, (reasons.get(refusal.reason) ?? 0) + 1);
        report?.write(`${refusal.line},"${refusal.reason.replaceAll('"', '""')}"\n`);
      },
    });
    bar.stop();
    say(`${file}: ${rows} rows imported, ${refused} refused (${encoding}).`);
    if (cancelled) say(`${cancelled} rows of cancelled orders were left out.`);
    if (erased) say(`${erased} rows of customers who were erased were left out.`);
    if (kind === 'orders') say(`${pairs} pairs of products are bought together often enough.`);
    for (const { line, reason } of first) say(`  line ${line}: ${reason}`);
    if (refused > first.length) say('  …');
    if (refused > first.length) for (const [reason, n] of reasons) say(`  ${n} × ${reason}`);
    if (kind === 'orders' && (await refreshPortraits(database, store, new Date())) === 'found')
      say('Groups of customers were looked for: tillside portraits prints them.');
    return refused ? 2 : 0;
  } finally {
    bar.stop();
    await new Promise<void>(resolve => (report ? report.end(resolve) : resolve()));
    await database.close();
  }
}
