/** `npm run size`: the sizes beside their goals, and what the parts of everything take. */
import { gzipSync } from 'node:zlib';
import { build as bundle } from 'esbuild';
import { build } from '../../.scripts/build.js';
import { budgets, elements, sizeOf } from './budgets.js';

const say = (line: string) => process.stdout.write(`${line}\n`);
const row = (...cells: string[]) => say(`| ${cells.join(' | ')} |`);

/** A part: the folder of a package, or Lit. */
const partOf = (file: string): string =>
  /^packages\/(\w+\/dist(?:\/\w+(?=\/)){0,2})/.exec(file)?.[1]?.replace('/dist', '') ?? 'lit';

await build();
row('what', 'kB', 'goal');
row('---', '--:', '--:');
for (const budget of budgets) row(budget.what, (await sizeOf(budget)).toFixed(2), String(budget.goal));

const { metafile, outputFiles } = await bundle({
  ...{ entryPoints: [`${elements}/all.js`], bundle: true, format: 'esm', minify: true },
  ...{ metafile: true, write: false, outdir: '.cache/size' },
});
const [output] = Object.values(metafile.outputs);
const parts = new Map<string, number>();
for (const [file, { bytesInOutput }] of Object.entries(output!.inputs))
  parts.set(partOf(file), (parts.get(partOf(file)) ?? 0) + bytesInOutput);
const { contents } = outputFiles[0]!;
const rate = gzipSync(contents, { level: 9 }).length / contents.length;

say('\nThe parts of everything, minified, and their share after gzip -9:\n');
row('part', 'bytes', 'kB');
row('---', '--:', '--:');
for (const [part, bytes] of [...parts]
  .sort(([, one], [, other]) => other - one)
  .filter(([, bytes]) => bytes > 99))
  row(part, String(bytes), ((bytes * rate) / 1000).toFixed(2));
