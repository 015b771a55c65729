import { parseMoment } from '@tillside/contract';
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

const text = (file: string) => readFileSync(file, 'utf8');
const readmes = ['README.md', ...globSync('packages/*/README.md'), ...globSync('examples/*/README.md')];

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
  test('describes the four elements by their tags', () => {
    assert.deepEqual(elements.map(({ tagName }) => tagName).sort(), [
      'till-feedback',
      'till-moment',
      'till-promise',
      'till-suggestion',
    ]);
  });

  test('names nothing that a user cannot reach', () => {
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
  const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };

  test('names commands that there are', () => {
    for (const file of readmes)
      for (const [, run, name] of text(file).matchAll(/npm (run )?([\w:]+)/g))
        if (run || ['start', 'test'].includes(name!)) assert.ok(name! in scripts, `${file}: ${name}`);
  });

  test('holds JSON that is JSON, and Moments without a problem', () => {
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

  test('links to what is there', () => {
    for (const file of readmes) {
      const folder = file.replace(/[^/]*$/, '');
      for (const [, target] of text(file).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g))
        assert.ok(globSync(folder + target!.replace(/\/$/, '')).length, `${file} → ${target}`);
    }
  });

  test('of an example is at most 15 lines', () => {
    for (const file of globSync('examples/*/README.md'))
      assert.ok(text(file).trimEnd().split('\n').length <= 15, file);
  });
});
