import { literalsHtmlCssMinifier } from '@literals/rollup-plugin-html-css-minifier';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { rollup } from 'rollup';
import { parseAst } from 'rollup/parseAst';

const elements = 'packages/elements/dist';
const singles = [`${elements}/tillside.js`, `${elements}/tillside.pos.js`] as const;
const mirrors = [`${elements}/tillside.mirror.js`, `${elements}/tillside.mirror.pos.js`] as const;

/**
 * What is measured: kB (1,000 bytes) of built and minified code, gzip -9. A single file is taken as it was
 * built; a module is bundled with all that it imports. `most` is what today's features weigh, so that
 * nothing grows unseen; `goal` is where they are to get.
 */
const budgets = [
  {
    what: 'till-promise standing alone, with Lit',
    most: 14.8,
    goal: 9,
    module: `${elements}/promise/define.js`,
  },
  { what: 'tillside.js, everything that a page needs', most: 33.9, goal: 18, single: singles[0] },
  { what: 'tillside.pos.js, the same for old web views', most: 35.1, goal: 20, single: singles[1] },
  { what: 'tillside.mirror.js, what two screens add', most: 8.2, goal: 8, single: mirrors[0] },
  { what: 'tillside.mirror.pos.js, the same for old web views', most: 8.7, goal: 8.5, single: mirrors[1] },
  { what: 'core without the validator', most: 5, goal: 5, module: 'packages/core/dist/index.js' },
];

/** A module with all that it imports, as a page would load it. */
async function bundle(module: string): Promise<string> {
  const built = await rollup({
    input: resolve(module),
    plugins: [
      literalsHtmlCssMinifier(),
      nodeResolve(),
      terser({ ecma: 2020, module: true, compress: { passes: 3 } }),
    ],
  });
  const { output } = await built.generate({ format: 'es' });
  await built.close();
  return output[0].code;
}

describe('the budgets', () => {
  for (const { what, most, goal, single, module } of budgets)
    test(`${what}: at most ${most} kB`, async context => {
      const code = single ? readFileSync(single, 'utf8') : await bundle(module);
      const size = gzipSync(code, { level: 9 }).length / 1000;
      context.diagnostic(`${what}: ${size.toFixed(2)} kB (goal ${goal})`);
      assert.ok(size > 1, 'there is something to weigh');
      assert.ok(size <= most, `${size.toFixed(2)} kB`);
    });
});

describe('the single files', () => {
  for (const file of [...singles, ...mirrors]) {
    const code = readFileSync(file, 'utf8');

    test(`${file} holds no zod and makes no code of text`, () => {
      assert.equal(/\bzod\b|ZodError|\$Zod/i.exec(code)?.[0], undefined);
      assert.equal(/\beval\s*\(|new Function|\bFunction\s*\(/.exec(code)?.[0], undefined);
    });

    test(`${file} writes no markup but through Lit`, () => {
      assert.equal(
        /document\.write|insertAdjacentHTML|outerHTML\s*=|setHTMLUnsafe/.exec(code)?.[0],
        undefined,
      );
    });
  }

  for (const file of [singles[0], mirrors[0]])
    test(`${file} is a module that imports nothing`, () => {
      assert.equal(/\bimport\s*["'({*]|\bfrom\s*["']/.exec(readFileSync(file, 'utf8'))?.[0], undefined);
    });

  test('tillside.js holds nothing of two screens', () => {
    const mark = 'mirror/1';
    assert.ok(readFileSync(mirrors[0], 'utf8').includes(mark));
    for (const file of singles) assert.ok(!readFileSync(file, 'utf8').includes(mark), file);
  });

  test('tillside.mirror.pos.js is a classic script with no global', () => {
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

  for (const lang of ['ar', 'de'])
    test(`tillside.${lang}.pos.js gives its words to the one global`, () => {
      const added: unknown[] = [];
      const tillside = { addStrings: (strings: object) => added.push({ ...strings }) };
      runInNewContext(readFileSync(`${elements}/tillside.${lang}.pos.js`, 'utf8'), { tillside });
      assert.deepEqual(
        added.map(strings => (strings as { lang: string }).lang),
        [lang],
      );
    });

  for (const file of [singles[1], mirrors[1]])
    test(`${file} has no syntax that Chromium 83 does not know`, () => {
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
