import { parseMoment } from '@tillside/contract';
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

const text = (file: string) => readFileSync(file, 'utf8');
const readmes = ['README.md', ...globSync('packages/*/README.md'), ...globSync('examples/{*/,}README.md')];

interface Named {
  name: string;
}
interface Declaration extends Named {
  customElement?: boolean;
  tagName?: string;
  attributes?: Named[];
  members?: (Named & { kind: string; privacy?: string })[];
  events?: Named[];
  cssParts?: Named[];
  cssStates?: Named[];
  cssProperties?: Named[];
}
const manifest = JSON.parse(text('packages/elements/custom-elements.json')) as {
  modules: { path: string; declarations: Declaration[] }[];
};
const elements = manifest.modules.flatMap(({ declarations }) =>
  declarations.filter(({ customElement }) => customElement),
);

describe('custom-elements.json', () => {
  test('describes all elements by their tags', () => {
    assert.deepEqual(elements.map(({ tagName }) => tagName).sort(), [
      'till-feedback',
      'till-huddle',
      'till-moment',
      'till-news',
      'till-portrait',
      'till-promise',
      'till-result',
      'till-story',
      'till-suggestion',
      'till-thanks',
    ]);
  });

  test('names nothing that is private', () => {
    for (const { members = [] } of elements)
      for (const { name, privacy } of members)
        assert.ok(privacy !== 'private' && !name.startsWith('#'), name);
  });

  test('names the modules that are published', () => {
    for (const { path } of manifest.modules) assert.match(path, /^dist\/.+\.js$/);
  });
});

describe("the elements' README", () => {
  const readme = text('packages/elements/README.md');
  for (const { tagName, attributes, members, events, cssParts, cssStates } of elements)
    test(`names every attribute, property, event, part and state of ${tagName!}`, () => {
      const names = [attributes, members, events, cssParts, cssStates].flatMap(list =>
        (list ?? []).map(({ name }) => name),
      );
      assert.ok(names.length > 3);
      const missing = names.filter(name => !new RegExp(`[\`(]${name}[\`()]`).test(readme));
      assert.deepEqual(missing, []);
    });
});

describe('every README', () => {
  const scriptsOf = (manifest: string) =>
    existsSync(manifest)
      ? (JSON.parse(text(manifest)) as { scripts: Record<string, string> }).scripts
      : undefined;

  test('names only commands that exist', () => {
    for (const file of readmes) {
      // An example is used by itself.
      const own = file.startsWith('examples/') && scriptsOf(file.replace('README.md', 'package.json'));
      const scripts = own || scriptsOf('package.json')!;
      for (const [, run, name] of text(file).matchAll(/npm (run )?([\w:]+)/g))
        if (run || ['start', 'test'].includes(name!)) assert.ok(name! in scripts, `${file}: ${name}`);
    }
  });

  test('has only valid JSON and valid Moments', () => {
    let moments = 0;
    for (const file of readmes)
      for (const [, json] of text(file).matchAll(/```json\n(.*?)```/gs)) {
        const value = JSON.parse(json!) as object;
        if (!('version' in value)) continue;
        moments++;
        assert.deepEqual(parseMoment(value).problems, [], file);
      }
    assert.ok(moments > 0);
  });

  /** The targets of its links, without those that other sites have. */
  const linksIn = (file: string, start: string) =>
    [...text(file).matchAll(new RegExp(`\\]\\(${start}([^)#]*)[^)]*\\)`, 'g'))].map(([, target]) => target!);
  const source = 'https://github\\.com/tillside/tillside/(?:tree|blob)/main/';

  test('links only to files that exist', () => {
    for (const file of readmes) {
      const folder = file.replace(/[^/]*$/, '');
      const targets = [
        ...linksIn(file, '(?!https?:|#)').map(target => folder + target),
        ...linksIn(file, source),
      ];
      for (const target of targets)
        assert.ok(globSync(target.replace(/\/$/, '')).length, `${file} → ${target}`);
    }
  });

  test('of a package links to addresses, since npm shows it without its folder', () => {
    for (const file of globSync('packages/*/README.md'))
      assert.deepEqual(linksIn(file, '(?!https?:|#)'), [], file);
  });

  test('of an example has at most 15 lines', () => {
    for (const file of globSync('examples/*/README.md'))
      assert.ok(text(file).trimEnd().split('\n').length <= 15, file);
  });
});
