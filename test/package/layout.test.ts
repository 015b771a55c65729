import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { sources } from '../helpers/sources.js';

const tracked = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n');
const text = (file: string) => readFileSync(file, 'utf8');

test('nothing else is visible at the root', () => {
  const visible = new Set(tracked.map(file => file.split('/')[0]!).filter(name => !name.startsWith('.')));
  const expected = ['packages', 'stories', 'examples', 'test', 'rollup.config.mjs', 'package.json'];
  const files = ['package-lock.json', 'tsconfig.json', 'README.md', 'LICENSE', 'CHANGELOG.md'];
  assert.deepEqual(
    [...visible].filter(name => ![...expected, ...files].includes(name)),
    [],
  );
});

test('no source is longer than 250 lines', () => {
  const long = [...sources, ...globSync('examples/**/*.js')]
    .filter(file => !/generated|\/data\//.test(file))
    .map(file => `${file}: ${text(file).split('\n').length - 1}`)
    .filter(line => Number(line.split(': ')[1]) > 250);
  assert.deepEqual(long, []);
});

test('nothing that is generated is committed', () => {
  const generated =
    /(^|\/)(dist|generated|node_modules|storybook-static)\/|custom-elements\.json$|\.schema\.json$/;
  assert.deepEqual(
    tracked.filter(file => generated.test(file)),
    [],
  );
});

test('the lock file names no registry', () => {
  assert.doesNotMatch(text('package-lock.json'), /"resolved": "(?!packages\/)/);
});

test('versions are pinned, since every build must be the same', () => {
  for (const file of ['package.json', ...globSync('packages/*/package.json')]) {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(text(file)) as Record<
      string,
      Record<string, string>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, range]) => !/^\d/.test(range),
    );
    assert.deepEqual(loose, [], file);
  }
});

describe('all packages', () => {
  const manifests = globSync('packages/*/package.json').map(
    file =>
      JSON.parse(text(file)) as {
        name: string;
        version: string;
        license: string;
        dependencies: Record<string, string>;
      },
  );

  test('have one version and the same licence', () => {
    assert.equal(new Set(manifests.map(({ version }) => version)).size, 1);
    assert.deepEqual([...new Set(manifests.map(({ license }) => license))], ['MIT']);
  });

  test('depend on each other in that version', () => {
    for (const { name, version, dependencies } of manifests)
      for (const [other, range] of Object.entries(dependencies))
        if (other.startsWith('@tillside/')) assert.equal(range, version, `${name} → ${other}`);
  });

  test('have a README and bring the licence along', () => {
    for (const { name } of manifests) {
      const folder = name.replace('@tillside/', 'packages/');
      assert.ok(tracked.includes(`${folder}/README.md`), `${folder}/README.md`);
    }
  });
});

test('sources switch no rule off', () => {
  const off = tracked.filter(
    file =>
      /\.(ts|js|mjs)$/.test(file) && /eslint-disable|@ts-(ignore|nocheck|expect-error)/.test(text(file)),
  );
  assert.deepEqual(
    off.filter(file => !file.startsWith('test/package/')),
    [],
  );
});
