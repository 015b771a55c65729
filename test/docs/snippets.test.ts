import { checkHuddleSignal, checkSignal, parseHuddle, parseMoment } from '@tillside/contract';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { type Block, blocks } from './blocks.js';

const text = (file: string) => readFileSync(file, 'utf8');

describe('JSON in the documentation', () => {
  const all = blocks('json').map(({ page, code }) => ({ page, value: JSON.parse(code) as object }));

  const isOfHuddle = (page: string) => /huddle/.test(page);

  test('is valid where it is a moment or a huddle', () => {
    const documents = all.filter(({ value }) => 'version' in value);
    assert.ok(documents.length > 4);
    assert.ok(documents.some(({ page }) => isOfHuddle(page)));
    for (const { page, value } of documents)
      assert.deepEqual((isOfHuddle(page) ? parseHuddle : parseMoment)(value).problems, [], page);
  });

  test('is valid where it is a signal', () => {
    const signals = all.filter(({ value }) => 'specversion' in value);
    assert.ok(signals.length > 0);
    for (const { page, value } of signals) {
      const check = isOfHuddle(page) ? checkHuddleSignal : checkSignal;
      assert.deepEqual(check(value), { signal: value, problems: [] }, page);
    }
  });

  test('has the problem that its page says', () => {
    const [problem] = all.filter(({ page, value }) => page === 'reference/problems' && 'code' in value);
    assert.deepEqual(parseMoment({ version: 1, id: 'visit-1', locale: 'en_GB' }).problems, [problem!.value]);
  });
});

const folder = '.cache/docs';

/** What a snippet takes for granted, of which the kind depends on what it does. */
const preamble = ({ code }: Block): string => {
  const kind = /\.value = moment|value=\{moment\}/.test(code)
    ? "import('@tillside/contract').MomentInput"
    : "import('@tillside/elements').TillMoment";
  const isOwn = /\b(const|let) (\{[^}]*)?moment\b|\{ moment/.test(code);
  return isOwn ? '' : `declare const moment: ${kind};\n`;
};

/** Writes snippets as modules of a project, and compiles it. */
function compile(name: string, snippets: Block[], isStrict = false): string {
  const at = `${folder}/${name}`;
  rmSync(at, { recursive: true, force: true });
  mkdirSync(at, { recursive: true });
  for (const [index, block] of snippets.entries()) {
    const file = `${at}/${block.page.replace('/', '-')}-${index}.${block.language.endsWith('x') ? 'tsx' : 'ts'}`;
    // After the snippet, since a comment at its start may choose the kind of JSX.
    writeFileSync(file, `${block.code}\n${preamble(block)}export {};\n`);
  }
  const project = '../../../test/docs/snippets';
  const include = ['*', `${project}/globals.d.ts`, '../../../packages/elements/dist/all.d.ts'];
  const config = { extends: `${project}/tsconfig.json`, compilerOptions: { strict: isStrict }, include };
  writeFileSync(`${at}/tsconfig.json`, JSON.stringify(config));
  return check('tsc', '-p', at);
}

/** What a checker has to say. */
function check(checker: string, ...args: string[]): string {
  const { stdout, error } = spawnSync(checker, args, { encoding: 'utf8' });
  if (error) throw error;
  return stdout;
}

/** Writes the components of a framework as a project, and returns its folder. */
function writeComponents(language: string, options: object): string {
  const at = `${folder}/${language}`;
  rmSync(at, { recursive: true, force: true });
  mkdirSync(at, { recursive: true });
  for (const [index, { code }] of blocks(language).entries())
    writeFileSync(`${at}/${index}.${language}`, code);
  const config = { extends: '../../../test/docs/snippets/tsconfig.json', include: ['*'], ...options };
  writeFileSync(`${at}/tsconfig.json`, JSON.stringify(config));
  return at;
}

describe('code in the documentation compiles', () => {
  test('in JavaScript', () => {
    const snippets = blocks('js', 'jsx');
    assert.ok(snippets.length > 10);
    assert.equal(compile('js', snippets), '');
  });

  test('in strict TypeScript', () => {
    assert.equal(compile('ts', blocks('ts', 'tsx'), true), '');
  });

  test('in components of Vue', () => {
    const at = writeComponents('vue', { vueCompilerOptions: { strictTemplates: true } });
    assert.equal(check('vue-tsc', '-p', at), '');
  });

  test('in components of Svelte', () => {
    const at = writeComponents('svelte', {});
    const report = check(
      'svelte-check',
      '--workspace',
      at,
      '--tsconfig',
      './tsconfig.json',
      '--output',
      'machine',
    );
    assert.match(report, /COMPLETED [1-9]\d* FILES 0 ERRORS 0 WARNINGS/);
  });

  test('and the test notices what does not', () => {
    const wrong = { page: 'wrong', language: 'js', code: "document.querySelector('till-moment').vlaue = 1;" };
    assert.match(compile('wrong', [wrong]), /vlaue/);
  });
});

describe('commands in the documentation', () => {
  const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
  const cli = globSync('packages/server/src/cli{.ts,/*.ts}').map(text).join('\n');
  const lines = blocks('sh').flatMap(({ code }) => code.split('\n'));

  test('are scripts of the project, and commands and options of the server', () => {
    assert.ok(lines.length > 5);
    for (const line of lines) {
      const [, script] = /^npm run ([\w:]+)/.exec(line) ?? [];
      if (script) assert.ok(script in scripts, line);
      const [, command, options = ''] =
        /(?:^|\s)(?:tillside|npx @tillside\/server) (\w[\w-]*)(.*)$/.exec(line) ?? [];
      if (!command) continue;
      assert.ok(cli.includes(`'${command}'`) || cli.includes(`${command}:`), line);
      for (const [, option = ''] of options.matchAll(/--([\w-]+)/g))
        assert.ok(cli.includes(`${option}:`) || cli.includes(`'${option}'`), `${line}: --${option}`);
    }
  });
});

describe('CSS in the documentation', () => {
  const manifest = text('packages/elements/custom-elements.json');
  const code = blocks('css')
    .map(block => block.code)
    .join('\n');

  test('has only custom properties, parts and states that exist', () => {
    const names = [...code.matchAll(/--till-[\w-]+|(?<=::part\()[\w-]+|(?<=:state\()\w+/g)].map(
      ([name]) => name,
    );
    assert.ok(names.length > 8);
    for (const name of names) {
      const shared = name.replace(/^--till-(promise|suggestion|feedback)-/, '--till-');
      assert.ok(
        [name, shared].some(each => manifest.includes(`"name": "${each}"`)),
        name,
      );
    }
  });
});
