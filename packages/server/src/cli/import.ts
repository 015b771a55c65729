import { SingleBar, Presets } from 'cli-progress';
import { createWriteStream, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config/load.js';
import { importFile, type Refusal } from '../orders/import.js';
import type { Column } from '../orders/columns.js';
import { openStore } from '../store/open.js';
import { configFile, databasePlace } from './files.js';

const say = (text: string) => process.stdout.write(`${text}\n`);
const shown = 20;

const columnsOf = (pairs: readonly string[]): Partial<Record<Column, string>> =>
  Object.fromEntries(
    pairs.map(pair => {
      const [column = '', ...name] = pair.split('=');
      if (!name.length) throw new TypeError(`--column: expected MEANING=NAME, got ${pair}`);
      return [column, name.join('=')] as const;
    }),
  );

/** `tillside import orders.csv`; 0 if all rows were taken, 2 if some were refused. */
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
      report: { type: 'string' },
    },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new TypeError('expected one file: tillside import orders.csv');
  const size = statSync(file).size;
  const { stores } = loadConfig(configFile(values.config).file);
  const store = values.store ? stores.find(({ id }) => id === values.store) : stores[0];
  if (!store) throw new TypeError(`--store: the configuration has no store ${values.store}`);
  const database = await openStore(databasePlace(values.data));
  const bar = new SingleBar(
    {
      format: 'Reading {bar} {percentage}% · {eta_formatted} left',
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
    bar.start(size, 0);
    const { kind, encoding, rows, refused, pairs } = await importFile({
      database,
      store: store.id,
      file,
      minSupport: store.together?.minSupport ?? 30,
      columns: columnsOf(values.column),
      currency: values.currency ?? null,
      progress: bytes => bar.update(bytes),
      refuse: refusal => {
        if (first.length < shown) first.push(refusal);
        reasons.set(refusal.reason, (reasons.get(refusal.reason) ?? 0) + 1);
        report?.write(`${refusal.line},"${refusal.reason.replaceAll('"', '""')}"\n`);
      },
    });
    bar.stop();
    say(`${file}: ${rows} rows taken, ${refused} refused (${encoding}).`);
    if (kind === 'orders') say(`${pairs} pairs of goods are bought together often enough.`);
    for (const { line, reason } of first) say(`  line ${line}: ${reason}`);
    if (refused > first.length) say('  …');
    if (refused > first.length) for (const [reason, n] of reasons) say(`  ${n} × ${reason}`);
    return refused ? 2 : 0;
  } finally {
    bar.stop();
    await new Promise<void>(resolve => (report ? report.end(resolve) : resolve()));
    await database.close();
  }
}
