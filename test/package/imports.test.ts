import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { importsOf, resolve, sources } from '../helpers/sources.js';

/** What a package's sources may import, besides each other. */
const arrows: Record<string, RegExp> = {
  contract: /^zod$/,
  core: /^@tillside\/contract$/,
  elements: /^(lit|lit\/.+|@lit\/context|@tillside\/(contract|core|core\/outbox))$/,
  adapters: /^@tillside\/contract$/,
  server:
    /^(@tillside\/contract(\/.+)?|node:.+|zod|hono(\/.+)?|@hono\/.+|@electric-sql\/pglite(\/.+)?|pg|yaml|csv-(parse|stringify)(\/.+)?|cli-progress|rate-limiter-flexible|puppeteer-core)$/,
};
const packageOf = (file: string) => file.split('/')[1]!;

test('every package is held to its arrows', () => {
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

  test('zod is imported by the schemas alone in what a page may load', () => {
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

test('no module needs, at run time, one that needs it', () => {
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

test('relative imports name the file that is emitted', () => {
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
