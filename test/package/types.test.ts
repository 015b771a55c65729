import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';

const projects = 'test/package/consumer';

/** What a checker has to say of a project that uses the built packages. */
function check(project: string, checker = 'tsc'): string {
  const { stdout, error } = spawnSync(checker, ['-p', `${projects}/${project}`], { encoding: 'utf8' });
  if (error) throw error;
  return stdout;
}

/** The faults that Svelte's checker finds, as `misspelt.svelte 6:15`. */
function checkSvelte(): string[] {
  const args = ['--workspace', `${projects}/svelte`, '--tsconfig', './tsconfig.json', '--output', 'machine'];
  const { stdout, error } = spawnSync('svelte-check', args, { encoding: 'utf8' });
  if (error) throw error;
  assert.match(stdout, /COMPLETED/);
  return [...stdout.matchAll(/(?:ERROR|WARNING) "(.+?)" (\d+)/g)].map(([, file, line]) => `${file} ${line}`);
}

describe('published declarations', () => {
  test("let a page's own code compile, events and documents included", () => {
    assert.equal(check('tsconfig.page.json'), '');
  });

  test('of the contract and core need no DOM', () => {
    assert.equal(check('tsconfig.worker.json'), '');
  });
});

// Each project has right lines, and wrong ones that its checker must refuse: misspelt names, another element's, wrong
// values, wrong fields of an event.
describe('the typings know the attributes, properties and events', () => {
  for (const name of ['react', 'preact', 'solid'])
    test(`of tags in the JSX of ${name}`, () => {
      assert.equal(check(`tsconfig.${name}.json`), '');
    });

  test('of tags in templates of Vue', () => {
    assert.equal(check('tsconfig.vue.json', 'vue-tsc'), '');
  });

  test('of tags in Svelte', () => {
    const wrong = [6, 7, 8, 9, 10].map(line => `misspelt.svelte ${line}`);
    assert.deepEqual(checkSvelte(), wrong);
  });
});
