import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { type Mode, openBrowser, type Outcome, performAll } from './perform.js';
import { stacks } from './stacks.js';
import { legend, table, tableInGuide } from './table.js';
import { tasksOf } from './tasks.js';
import { NoRegistryError } from './workshop.js';

let browser: Browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

/** React checks more under its development server: there StrictMode does everything twice. */
const modesOf = (name: string): Mode[] => (name === 'React' ? ['production', 'development'] : ['production']);

for (const stack of stacks.filter(({ isQuick }) => isQuick))
  for (const mode of modesOf(stack.name))
    describe(`an app in ${stack.name} (${mode})`, () => {
      let outcomes: Outcome[] = [];
      let whyNot: string | undefined;
      before(async () => {
        try {
          outcomes = await performAll(stack, mode, browser);
        } catch (error) {
          if (!(error instanceof NoRegistryError) || process.env.CI) throw error;
          whyNot = `not run: ${error.message}`;
        }
      });

      for (const { name } of tasksOf(stack))
        test(name, context => {
          if (whyNot !== undefined) return context.skip(whyNot);
          const outcome = outcomes.find(({ task }) => task === name);
          assert.ok(outcome);
          assert.equal(outcome.fault, undefined);
        });
    });

describe('the examples', () => {
  const text = (file: string) => readFileSync(file, 'utf8');

  test('have the same visits, basket and style', () => {
    for (const [first, ...others] of [
      ['vite-react/src/visits.json', 'next/app', 'vue/src', 'svelte/src', 'angular/src/app', 'html'],
      ['vite-react/src/basket.ts', 'next/app', 'vue/src', 'svelte/src', 'angular/src/app'],
    ]) {
      const name = first!.replace(/.*\//, '/');
      for (const folder of others)
        assert.equal(text(`examples/${folder}${name}`), text(`examples/${first!}`), folder);
    }
    for (const file of [
      'next/app/globals.css',
      'vue/src/style.css',
      'svelte/src/style.css',
      'angular/src/styles.css',
    ])
      assert.equal(text(`examples/${file}`), text('examples/vite-react/src/style.css'), file);
  });

  test('ask for exactly this version of the elements, and for exact versions of all else', () => {
    const { version } = JSON.parse(text('packages/elements/package.json')) as { version: string };
    for (const { name, folder, framework } of stacks) {
      if (!framework) continue;
      const { dependencies, devDependencies } = JSON.parse(text(`${folder}/package.json`)) as Record<
        string,
        Record<string, string>
      >;
      assert.equal(dependencies!['@tillside/elements'], version, name);
      for (const wanted of Object.values({ ...dependencies, ...devDependencies }))
        assert.match(wanted, /^\d/, name);
    }
  });

  test('have a table in the guide, of these stacks and versions', () => {
    const good = new Map(
      stacks.map(stack => [
        stack,
        tasksOf(stack).map(({ name }): Outcome => ({ task: name, mode: 'production' })),
      ]),
    );
    const plain = (text: string) => text.replace(/ +/g, ' ').replace(/-+/g, '-').trim();
    assert.equal(plain(tableInGuide()), plain(`${table(good)}\n\n${legend()}`));
  });
});
