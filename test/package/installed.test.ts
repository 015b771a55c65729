import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { site } from '../helpers/browser.js';
import { entriesOf, manifestOf } from '../helpers/exports.js';
import { bundlers } from './installed/bundlers.js';

declare global {
  /** Where each copy of Lit signs in. */
  var litElementVersions: string[] | undefined;
}

const packages = globSync('packages/*').sort();
/** Outside the workspace, where nothing of it is found by chance. */
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tillside-installed-')));
const bundles = join(folder, 'bundles');
mkdirSync(bundles);
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program, of the workspace if it has it, and returns what it printed; throws if it failed. */
function run(command: string, args: string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', npm_config_workspaces: '' },
  });
  if (error || status) throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`, { cause: error });
  return stdout + stderr;
}

/** The tarballs of all packages, by package. */
function pack(): Record<string, string> {
  run('npm', ['pack', '--workspaces', '--ignore-scripts', '--pack-destination', folder], '.');
  return Object.fromEntries(
    packages.map(each => {
      const { name, version } = manifestOf(each);
      return [name, `file:${folder}/${name.replace(/@(.+)\//, '$1-')}-${version}.tgz`];
    }),
  );
}

/** Makes an empty project that depends on these packages, and installs them as a user would. */
function install(
  name: string,
  dependencies: Record<string, string>,
  overrides: Record<string, string> = {},
): string {
  const project = join(folder, name);
  mkdirSync(project);
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies, overrides }),
  );
  copyFileSync('test/package/installed/page.js', join(project, 'page.js'));
  const args = [
    'install',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--loglevel=error',
  ];
  try {
    run('npm', args, project);
  } catch (error) {
    const isOffline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENOTCACHED/.test(String(error));
    throw isOffline
      ? new Error(
          'the npm registry cannot be reached, and this test needs it: the packages are installed as by a user',
        )
      : error;
  }
  return project;
}

/** What the workspace's own compiler says of a project that imports every module, with all declarations checked. */
function compile(project: string, specifiers: string[], moduleResolution: string): Promise<string> {
  const imports = specifiers.map((specifier, i) => `import * as m${i} from '${specifier}';`);
  const file = `types-${moduleResolution}.ts`;
  writeFileSync(
    join(project, file),
    [...imports, `export const all = [${specifiers.map((_, i) => `m${i}`).join()}];`].join('\n'),
  );
  const config = join(project, `tsconfig.${moduleResolution}.json`);
  writeFileSync(
    config,
    JSON.stringify({
      compilerOptions: {
        ...{ target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'], types: ['node'] },
        ...{ module: moduleResolution === 'bundler' ? 'esnext' : 'node16', moduleResolution },
        ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true },
      },
      files: [file],
    }),
  );
  return new Promise(resolve => execFile('tsc', ['-p', config], (_error, stdout) => resolve(stdout)));
}

/** The versions that the workspace has of some packages. */
const locked = (names: string[]): Record<string, string> =>
  Object.fromEntries(names.map(name => [name, manifestOf(`node_modules/${name}`).version]));

const exported = packages.flatMap(entriesOf);
const forNode = exported.filter(({ isForNode }) => isForNode).map(({ specifier }) => specifier);
/** Typings need their framework, whose own checker looks at them in `types.test.ts`. */
const isChecked = (specifier: string) => !/\/(preact|solid|svelte|vue)$/.test(specifier);

/** The ranges of what the packages depend on. */
const ranges = Object.fromEntries(
  packages.flatMap(each => Object.entries(manifestOf(each).dependencies ?? {})),
);
/** What a host may have itself, in another version. */
const shared = ['lit', '@lit/context', '@lit/react', '@lit-labs/ssr-client', 'zod'];
/** What a host has besides. */
const hosts = ['react', '@types/react', '@types/node'];

const { visit } = site({ mounts: { '/bundles': bundles } });
let tarballs: Record<string, string>;
before(() => {
  tarballs = pack();
});

/** Draws a bundle's page in a browser, with the headers of a strict shop. */
async function draw(name: string): Promise<void> {
  copyFileSync('test/package/installed/page.html', join(bundles, name, 'index.html'));
  const { page, troubles } = await visit(`/bundles/${name}/index.html`);
  const words = (tag: string) =>
    page.$eval(tag, ({ shadowRoot }) => shadowRoot!.textContent.replace(/\s+/g, ' '));
  assert.match(await words('till-promise'), /Send it back within 60 days/);
  assert.match(await words('till-suggestion'), /Wrapped as a gift/);
  assert.match(await words('till-feedback'), /Absenden/);
  assert.equal(await page.evaluate(() => globalThis.litElementVersions?.length), 1, 'copies of Lit');
  assert.deepEqual(await troubles(), []);
}

describe('the packages, installed from their tarballs in an empty project', () => {
  let project: string;
  before(() => {
    const external = Object.keys(ranges).filter(name => !name.startsWith('@tillside/'));
    // The versions of the workspace, so that the test is the same tomorrow.
    project = install('newest', { ...locked([...external, ...hosts]), ...tarballs });
  });

  test('export in Node what they say, and print nothing', () => {
    const isJson = (specifier: string) => specifier.endsWith('.json');
    const data = exported.map(({ specifier }) => specifier).filter(isJson);
    const code = [
      ...forNode.map(specifier => `await import('${specifier}');`),
      ...data.map(specifier => `await import('${specifier}', { with: { type: 'json' } });`),
    ];
    writeFileSync(join(project, 'all.js'), code.join('\n'));
    assert.ok(forNode.length > 30 && data.length > 8);
    assert.equal(run(process.execPath, ['all.js'], project), '');
  });

  test('have declarations that hold by themselves, however they are resolved', async () => {
    const results = ['node16', 'bundler'].map(resolution =>
      compile(project, forNode.filter(isChecked), resolution),
    );
    assert.deepEqual(await Promise.all(results), ['', '']);
  });

  for (const [name, bundle] of Object.entries(bundlers))
    test(`are bundled by ${name}, without a warning and without zod, and draw the three widgets`, async () => {
      await bundle(project, join(bundles, name));
      for (const file of globSync(join(bundles, name, '**/*.js')))
        assert.doesNotMatch(readFileSync(file, 'utf8'), /ZodError|ZodType/);
      await draw(name);
    });
});

describe('beside the lowest versions of their dependencies, which a host may have', () => {
  let project: string;
  before(() => {
    const lowest = Object.fromEntries(shared.map(name => [name, ranges[name]!.replace('^', '')]));
    const inLit = { 'lit-html': '3.0.0', 'lit-element': '4.0.0', '@lit/reactive-element': '2.0.0' };
    const own = Object.entries(tarballs).filter(([name]) => !name.endsWith('/server'));
    project = install('lowest', { ...lowest, ...locked(hosts), ...Object.fromEntries(own) }, inLit);
  });
  const modules = forNode.filter(specifier => !specifier.startsWith('@tillside/server'));

  test('no second copy of one is installed', () => {
    for (const name of shared)
      assert.deepEqual(
        globSync(`node_modules/**/node_modules/${name}/package.json`, { cwd: project }),
        [],
        name,
      );
  });

  test('every module is imported in Node, and compiles', async () => {
    writeFileSync(
      join(project, 'all.js'),
      modules.map(specifier => `await import('${specifier}');`).join('\n'),
    );
    assert.equal(run(process.execPath, ['all.js'], project), '');
    assert.equal(await compile(project, modules.filter(isChecked), 'bundler'), '');
  });

  test('the three widgets are drawn', async () => {
    await bundlers.esbuild!(project, join(bundles, 'lowest'));
    await draw('lowest');
  });
});
