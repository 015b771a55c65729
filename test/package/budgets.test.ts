import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { parseAst } from 'rollup/parseAst';
import { budgets, elements, sizeOf } from './budgets.js';

const singles = [`${elements}/tillside.js`, `${elements}/tillside.pos.js`] as const;
const lights = [`${elements}/tillside.promise.js`, `${elements}/tillside.promise-suggestion.js`] as const;
const outbox = `${elements}/tillside.outbox.js`;
const huddle = `${elements}/tillside.huddle.js`;
const languages = globSync('packages/elements/src/locales/*.ts')
  .map(file => basename(file, '.ts'))
  .filter(lang => lang !== 'en');
const mirrors = [`${elements}/tillside.mirror.js`, `${elements}/tillside.mirror.pos.js`] as const;

describe('the budgets', () => {
  for (const budget of budgets)
    test(`${budget.what}: at most ${budget.most} kB`, async context => {
      const size = await sizeOf(budget);
      context.diagnostic(`${budget.what}: ${size.toFixed(2)} kB (goal ${budget.goal})`);
      assert.ok(size > 1, 'there is something to weigh');
      assert.ok(size <= budget.most, `${size.toFixed(2)} kB`);
    });
});

describe('the single files', () => {
  test('have their hashes in integrity.json', () => {
    const hashes = JSON.parse(readFileSync(`${elements}/integrity.json`, 'utf8')) as Record<string, string>;
    const files = globSync(`${elements}/tillside*.js`);
    assert.deepEqual(Object.keys(hashes).sort(), files.map(file => basename(file)).sort());
    for (const file of files) {
      const hash = createHash('sha384').update(readFileSync(file)).digest('base64');
      assert.equal(hashes[basename(file)], `sha384-${hash}`);
    }
  });

  for (const file of [...singles, ...lights, outbox, huddle, ...mirrors]) {
    const code = readFileSync(file, 'utf8');

    test(`${file} contains neither zod nor eval`, () => {
      assert.equal(/\bzod\b|ZodError|\$Zod/i.exec(code)?.[0], undefined);
      assert.equal(/\beval\s*\(|new Function|\bFunction\s*\(/.exec(code)?.[0], undefined);
    });

    test(`${file} writes markup only through Lit`, () => {
      assert.equal(
        /document\.write|insertAdjacentHTML|outerHTML\s*=|setHTMLUnsafe/.exec(code)?.[0],
        undefined,
      );
    });
  }

  for (const file of lights)
    test(`${file} imports only the outbox, and only when signals are to be delivered`, () => {
      const code = readFileSync(file, 'utf8');
      assert.deepEqual(code.match(/\bimport\b\s*\(?["'][^"']*["']|\bfrom\s*["'][^"']*["']/g), [
        'import("./tillside.outbox.js"',
      ]);
    });

  for (const file of [singles[0], outbox, huddle, mirrors[0]])
    test(`${file} is a module without imports`, () => {
      const code = readFileSync(file, 'utf8');
      assert.deepEqual(
        parseAst(code).body.filter(statement => 'source' in statement && statement.source),
        [],
      );
      assert.equal(/\bimport\s*\(/.exec(code)?.[0], undefined);
    });

  test('tillside.js contains no code of the mirror', () => {
    const mark = 'mirror/2';
    assert.ok(readFileSync(mirrors[0], 'utf8').includes(mark));
    for (const file of singles) assert.ok(!readFileSync(file, 'utf8').includes(mark), file);
  });

  test('tillside.mirror.pos.js is a classic script without a global', () => {
    const types = parseAst(readFileSync(mirrors[1], 'utf8')).body.map(({ type }) => type);
    assert.deepEqual(types, ['ExpressionStatement']);
  });

  test('tillside.pos.js is a classic script with one global', () => {
    const code = readFileSync(singles[1], 'utf8');
    assert.match(code.slice(0, 200), /^(?:\/\*.*\*\/\s*)?var tillside=(?:\(|function)/);
    assert.equal(/\bimport\s*["'({*]|\bexport\s*[{*]/.exec(code)?.[0], undefined);
    const statements = parseAst(code).body.map(statement =>
      statement.type === 'VariableDeclaration' ? statement.declarations.map(({ id }) => id) : statement.type,
    );
    assert.equal(
      JSON.stringify(statements.flat().map(id => (typeof id === 'object' && 'name' in id ? id.name : id))),
      '["tillside"]',
    );
  });

  for (const lang of languages)
    test(`tillside.${lang}.pos.js adds its strings to the one global, in 3 kB`, () => {
      const added: unknown[] = [];
      const tillside = { addStrings: (strings: object) => added.push({ ...strings }) };
      const code = readFileSync(`${elements}/tillside.${lang}.pos.js`, 'utf8');
      runInNewContext(code, { tillside });
      assert.ok(gzipSync(code, { level: 9 }).length <= 3000);
      assert.deepEqual(
        added.map(strings => (strings as { lang: string }).lang),
        [lang],
      );
    });

  for (const file of [singles[1], mirrors[1]])
    test(`${file} has only syntax that Chromium 83 supports`, () => {
      const guarded = /@supports[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g;
      const code = readFileSync(file, 'utf8').replace(guarded, '');
      for (const [name, pattern] of Object.entries({
        'private names': /[{;,]\s*#[\w$]+\s*[=;(]|this\.#/,
        'static blocks': /\bstatic\s*\{/,
        'logical assignment': /(\?\?|\|\||&&)=/,
        '`inset`': /[{;]inset:/,
        ':is()': /:is\(/,
        'light-dark()': /light-dark\(/,
        'container queries': /@container/,
        structuredClone: /structuredClone/,
        replaceAll: /\.replaceAll\(/,
        at: /\.at\(-?\d/,
      }))
        assert.equal(pattern.exec(code)?.[0], undefined, name);
    });
});
