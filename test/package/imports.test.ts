import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { importsOf, resolve, sources } from '../helpers/sources.js';

/** What a package's sources may import, besides each other. */
const arrows: Record<string, RegExp> = {
  contract: /^zod$/,
  core: /^@tillside\/contract$/,
  elements:
    /^(lit|lit\/.+|@lit\/context|@lit\/react|@lit-labs\/ssr-client\/lit-element-hydrate-support\.js|react|preact|solid-js|svelte\/elements|vue|@tillside\/(contract|core|core\/outbox|core\/huddle))$/,
  adapters: /^@tillside\/contract$/,
  server:
    /^(@tillside\/contract(\/.+)?|node:.+|zod|hono(\/.+)?|@hono\/.+|@electric-sql\/pglite(\/.+)?|pg|yaml|csv-(parse|stringify)(\/.+)?|ml-kmeans|cli-progress|rate-limiter-flexible|puppeteer-core)$/,
};
const packageOf = (file: string) => file.split('/')[1]!;

test('every package has a list of permitted imports', () => {
  const there = [...new Set(sources.map(packageOf))];
  assert.ok(there.length >= 3);
  assert.deepEqual(
    there.filter(name => !(name in arrows)),
    [],
  );
});

describe('imports run one way: contract, core, elements; contract, adapters; contract, server', () => {
  for (const [name, allowed] of Object.entries(arrows))
    test(`${name} imports nothing else`, () => {
      const own = sources.filter(file => packageOf(file) === name);
      const strays = own.flatMap(file =>
        importsOf(file)
          .filter(({ from }) =>
            from.startsWith('.')
              ? !resolve(file, from).startsWith(`packages/${name}/src/`)
              : !allowed.test(from),
          )
          .map(({ from }) => `${file} imports ${from}`),
      );
      assert.deepEqual(strays, []);
    });

  test('of the modules that a page may load, only the schemas import zod', () => {
    const inPages = sources.filter(file => packageOf(file) !== 'server');
    const users = inPages.filter(file =>
      importsOf(file).some(({ from, isType }) => from === 'zod' && !isType),
    );
    assert.ok(users.length > 0);
    assert.deepEqual(
      users.filter(file => !file.startsWith('packages/contract/src/schemas/')),
      [],
    );
  });
});

test('nothing that a shopper loads imports a module of the Huddle', () => {
  const reached = new Set<string>();
  const visit = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const { from, isType } of importsOf(file))
      if (from.startsWith('.') && !isType) visit(resolve(file, from));
  };
  const entries = ['all', 'bundles/promise', 'bundles/promise-suggestion', 'mirror/define'];
  for (const entry of [...entries, 'moment/outbox/outbox-delivery', 'locales/de', 'react/index'])
    visit(`packages/elements/src/${entry}.ts`);
  assert.ok(reached.size > 50);
  assert.deepEqual(
    [...reached].filter(file => /huddle/.test(file)),
    [],
  );
});

test('there is no import cycle at run time', () => {
  const cycles = new Set<string>();
  const finished = new Set<string>();
  const visit = (file: string, path: string[]) => {
    if (path.includes(file)) cycles.add([...path.slice(path.indexOf(file)), file].join(' → '));
    if (path.includes(file) || finished.has(file)) return;
    for (const { from, isType } of importsOf(file))
      if (from.startsWith('.') && !isType) visit(resolve(file, from), [...path, file]);
    finished.add(file);
  };
  for (const file of sources) visit(file, []);
  assert.deepEqual([...cycles], []);
});

test('relative imports name the emitted file', () => {
  const wrong = sources.flatMap(file =>
    importsOf(file)
      .filter(
        ({ from }) =>
          from.startsWith('.') && !(from.endsWith('.js') && sources.includes(resolve(file, from))),
      )
      .map(({ from }) => `${file} imports ${from}`),
  );
  assert.deepEqual(wrong, []);
});
