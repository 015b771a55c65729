import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { entriesOf, manifestOf } from '../helpers/exports.js';

const folders = globSync('packages/*/package.json').map(file => file.replace(/\/package\.json$/, ''));
const entries = folders.flatMap(entriesOf);

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
    test(`${specifier} exists`, () => {
      for (const file of files) assert.ok(existsSync(file), file);
    });
});

describe('importing in plain Node, where there is no DOM', () => {
  for (const { specifier } of entries.filter(({ isForNode }) => isForNode))
    test(`${specifier} is safe and silent`, () => {
      const code = `await import(${JSON.stringify(specifier)}); process.stdout.write('ok')`;
      const output = execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, NODE_OPTIONS: '' },
      });
      assert.equal(output, 'ok');
    });

  test('exports the classes', () => {
    const names = "['TillMoment','TillPromise','TillSuggestion','TillFeedback']";
    const code = `const all = await import('@tillside/elements'); process.stdout.write(String(${names}.every(name => typeof all[name] === 'function')))`;
    const output = execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
      encoding: 'utf8',
    });
    assert.equal(output, 'true');
  });
});

describe('types', () => {
  test('do not make a consumer depend on zod', () => {
    for (const file of [
      'packages/contract/dist/index.d.ts',
      ...globSync('packages/{core,elements}/dist/**/*.d.ts'),
    ])
      assert.doesNotMatch(readFileSync(file, 'utf8'), /from ['"]zod|\/schemas/, file);
  });
});

test('only `define`, `all`, `hydrate`, `react`, locales and the single files have side effects', () => {
  const { sideEffects } = manifestOf('packages/elements');
  assert.ok(Array.isArray(sideEffects));
  for (const pattern of sideEffects)
    assert.match(
      pattern,
      /(define|all|hydrate|react\/(index|huddle)|locales\/(huddle\/)?\*|tillside\*)\.(js|ts)$/,
    );
  for (const folder of folders)
    if (folder !== 'packages/elements') assert.equal(manifestOf(folder).sideEffects, false, folder);
});
