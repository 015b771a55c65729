import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

interface Manifest {
  name: string;
  files: string[];
  sideEffects: boolean | string[];
  exports: Record<string, string | Record<string, string>>;
}
const packages = globSync('packages/*/package.json').map(file => ({
  folder: file.replace(/\/package\.json$/, ''),
  manifest: JSON.parse(readFileSync(file, 'utf8')) as Manifest,
}));

/** Every way in, with the files behind it; `*` becomes each file that is there. */
const entries = packages.flatMap(({ folder, manifest: { name, exports } }) =>
  Object.entries(exports).flatMap(([key, target]) => {
    const targets = typeof target === 'string' ? { default: target } : target;
    const main = `${folder}/${targets.default!.slice(2)}`;
    const [before = '', after = ''] = main.split('*');
    const fills = main.includes('*')
      ? globSync(main).map(file => file.slice(before.length, file.length - after.length))
      : [''];
    return fills.map(fill => ({
      specifier: `${name}${key.slice(1)}`.replace('*', fill),
      files: Object.entries(targets)
        .filter(([condition]) => condition !== '@tillside/source')
        .map(([, file]) => `${folder}/${file.slice(2)}`.replace('*', fill)),
    }));
  }),
);

describe('the exports of every built package', () => {
  test('are many', () => {
    assert.ok(entries.length >= 15, `${entries.length} entries`);
    for (const element of ['moment', 'promise', 'suggestion', 'feedback'])
      for (const path of [element, `${element}/define`])
        assert.ok(
          entries.some(({ specifier }) => specifier === `@tillside/elements/${path}`),
          path,
        );
  });

  for (const { specifier, files } of entries)
    test(`${specifier} is there`, () => {
      for (const file of files) assert.ok(existsSync(file), file);
    });
});

describe('importing in plain Node, where there is no DOM', () => {
  for (const { specifier } of entries.filter(({ files }) => files.every(file => !file.endsWith('.json'))))
    test(`${specifier} is safe and silent`, () => {
      const code = `await import(${JSON.stringify(specifier)}); process.stdout.write('ok')`;
      const output = execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, NODE_OPTIONS: '' },
      });
      assert.equal(output, 'ok');
    });

  test('the classes come out of it', () => {
    const names = "['TillMoment','TillPromise','TillSuggestion','TillFeedback']";
    const code = `const all = await import('@tillside/elements'); process.stdout.write(String(${names}.every(name => typeof all[name] === 'function')))`;
    const output = execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
      encoding: 'utf8',
    });
    assert.equal(output, 'true');
  });
});

describe('types', () => {
  test("drag no zod into a consumer's", () => {
    for (const file of [
      'packages/contract/dist/index.d.ts',
      ...globSync('packages/{core,elements}/dist/**/*.d.ts'),
    ])
      assert.doesNotMatch(readFileSync(file, 'utf8'), /from ['"]zod|\/schemas/, file);
  });
});

test('only `define`, `all`, locales and the single files have side effects', () => {
  const { sideEffects } = packages.find(({ manifest }) => manifest.name === '@tillside/elements')!.manifest;
  assert.ok(Array.isArray(sideEffects));
  for (const pattern of sideEffects) assert.match(pattern, /(define|all|locales\/\*|tillside\*)\.(js|ts)$/);
  for (const { manifest } of packages)
    if (manifest.name !== '@tillside/elements') assert.equal(manifest.sideEffects, false, manifest.name);
});
