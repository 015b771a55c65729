import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, test } from 'node:test';
import { build } from 'esbuild';
import { minify } from 'terser';
import { schemas } from './judges.js';

const root = new URL('../../', import.meta.url);
const contract = new URL('packages/contract/', root);
const folders = ['schemas/', 'src/generated/'].map(folder => new URL(folder, contract));
const times = () =>
  folders.flatMap(folder => readdirSync(folder).map(file => [file, statSync(new URL(file, folder)).mtimeMs]));

test('generating again writes nothing', () => {
  const before = times();
  execFileSync(process.execPath, ['--import', 'tsx', 'packages/contract/generate.ts'], { cwd: root });
  assert.deepEqual(times(), before);
});

describe('the published JSON Schemas', () => {
  for (const [name, schema] of Object.entries(schemas))
    test(`${name}.schema.json has its $id, a title and no internal keyword`, () => {
      assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
      assert.equal(schema.$id, `https://tillside.dev/schemas/1/${name}.json`);
      assert.match(String(schema.title), /^Tillside /);
      assert.doesNotMatch(JSON.stringify(schema), /"(rule|test|check|alone|lenient)":/);
    });
});

describe('the modules that a browser loads', () => {
  const bundle = async (name: string): Promise<string> => {
    const { outputFiles } = await build({
      stdin: { contents: `export { ${name} } from '@tillside/contract'`, resolveDir: root.pathname },
      conditions: ['@tillside/source'],
      ...{ bundle: true, minify: true, write: false, format: 'esm', target: 'es2020' },
    });
    const { code = '' } = await minify(outputFiles[0]?.text ?? '', { module: true, compress: { passes: 3 } });
    return code;
  };
  // Bytes after gzip, a little above the measured size.
  for (const [name, most] of Object.entries({ parseMoment: 4900, parsePromises: 2640 }))
    test(`${name} is small and contains neither zod nor eval`, async () => {
      const code = await bundle(name);
      assert.doesNotMatch(code, /zod|eval\(|new Function|document\.|window\./);
      const size = gzipSync(code, { level: 9 }).length;
      assert.ok(size <= most, `${size} bytes`);
    });

  test('a page with promises alone loads no code for suggestions and forms', async () => {
    assert.doesNotMatch(await bundle('parsePromises'), /availability|LimitedAvailability|nps|basket/);
  });
});
