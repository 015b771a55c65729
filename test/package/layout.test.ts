import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { sources } from '../helpers/sources.js';

const tracked = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n');
const text = (file: string) => readFileSync(file, 'utf8');

test('the root shows only these files', () => {
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

test('no generated file is committed', () => {
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

const pinned = /^(npm:.+@)?\d/;
const manifestAt = (file: string) =>
  JSON.parse(text(file)) as Partial<Record<'dependencies' | 'devDependencies', Record<string, string>>>;

test('tools are pinned, so that every build is the same', () => {
  for (const file of ['package.json', ...globSync('packages/*/package.json')]) {
    const loose = Object.entries(manifestAt(file).devDependencies ?? {}).filter(
      ([, range]) => !pinned.test(range),
    );
    assert.deepEqual(loose, [], file);
  }
});

test('what packages need of others is a range, so that a host has one copy of it', () => {
  for (const file of globSync('packages/*/package.json'))
    for (const [name, range] of Object.entries(manifestAt(file).dependencies ?? {}))
      if (!name.startsWith('@tillside/')) assert.match(range, /^\^\d+\.\d+\.\d+$/, `${file}: ${name}`);
});

describe('all packages', () => {
  const manifests = globSync('packages/*/package.json').map(
    file =>
      JSON.parse(text(file)) as {
        name: string;
        version: string;
        license: string;
        repository: { type: string; url: string; directory: string };
        homepage: string;
        bugs: string;
        keywords: string[];
        engines: { node: string };
        dependencies: Record<string, string>;
      },
  );

  test('have the same version and licence', () => {
    assert.equal(new Set(manifests.map(({ version }) => version)).size, 1);
    assert.deepEqual([...new Set(manifests.map(({ license }) => license))], ['MIT']);
  });

  test('depend on that version of each other', () => {
    for (const { name, version, dependencies } of manifests)
      for (const [other, range] of Object.entries(dependencies))
        if (other.startsWith('@tillside/')) assert.equal(range, version, `${name} → ${other}`);
  });

  test('include the licence and a README', () => {
    for (const { name } of manifests) {
      const folder = name.replace('@tillside/', 'packages/');
      const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
      const report = execFileSync('npm', args, { cwd: folder, encoding: 'utf8' });
      const [packed] = Object.values(JSON.parse(report) as Record<string, { files: { path: string }[] }>);
      const files = packed?.files.map(({ path }) => path) ?? [];
      for (const file of ['LICENSE', 'README.md']) assert.ok(files.includes(file), `${name} ${file}`);
      assert.equal(text(`${folder}/LICENSE`), text('LICENSE'), name);
    }
  });

  test('name their source, home page, issues, keywords and the oldest Node', () => {
    for (const { name, repository, homepage, bugs, keywords, engines } of manifests) {
      const folder = name.replace('@tillside/', 'packages/');
      assert.deepEqual(
        repository,
        { type: 'git', url: 'git+https://github.com/tillside/tillside.git', directory: folder },
        name,
      );
      assert.match(homepage, new RegExp(`/${folder}#readme$`));
      assert.match(bugs, /\/issues$/);
      assert.ok(keywords.length > 2, name);
      assert.deepEqual(engines, { node: '>=20' }, name);
    }
  });
});

test('sources disable no lint rule', () => {
  const off = tracked.filter(
    file =>
      /\.(ts|js|mjs)$/.test(file) && /eslint-disable|@ts-(ignore|nocheck|expect-error)/.test(text(file)),
  );
  assert.deepEqual(
    off.filter(file => !file.startsWith('test/package/')),
    [],
  );
});
