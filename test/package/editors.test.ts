import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

interface Named {
  name: string;
  description?: string;
}
interface Tag extends Named {
  attributes: (Named & { values?: Named[]; valueSet?: string; value?: { type: string | string[] } })[];
  slots?: Named[];
  js?: { properties: Named[]; events: Named[] };
  css?: Record<'properties' | 'parts' | 'pseudo-classes', Named[] | undefined>;
}

/** Where an editor finds a file: by the package's own key, or by its export. */
const folder = 'packages/elements';
const read = (file: string): unknown => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
const manifest = read('package.json') as { customElements: string; 'web-types': string; files: string[] };
const { contributions } = read(manifest['web-types']) as { contributions: { html: { elements: Tag[] } } };
const { tags } = read('html-custom-data.json') as { tags: Tag[] };
const { properties } = read('css-custom-data.json') as { properties: Named[] };

const attributeOf = (list: Tag[], tag: string, name: string) =>
  list.find(each => each.name === tag)!.attributes.find(attribute => attribute.name === name)!;

describe('what editors know', () => {
  test('is in the package', () => {
    for (const file of [manifest.customElements, manifest['web-types'], 'html-custom-data.json'])
      assert.ok(manifest.files.includes(file), file);
  });

  for (const [editor, list] of Object.entries({ 'VS Code': tags, JetBrains: contributions.html.elements })) {
    test(`in ${editor} are all elements and what can be set on them, each described`, () => {
      assert.deepEqual(list.map(({ name }) => name).sort(), [
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
      for (const { name, description, attributes } of list) {
        assert.ok(description && attributes.length > 2, name);
        for (const attribute of attributes) assert.ok(attribute.description, `${name} ${attribute.name}`);
      }
      assert.equal(attributeOf(list, 'till-feedback', 'status'), undefined);
    });
  }

  test('are the words that an attribute can have', () => {
    const words = ['customer', 'associate'];
    assert.deepEqual(
      attributeOf(tags, 'till-moment', 'surface').values?.map(({ name }) => name),
      words,
    );
    assert.deepEqual(
      attributeOf(contributions.html.elements, 'till-moment', 'surface').value?.type,
      words.map(word => `'${word}'`),
    );
    assert.equal(attributeOf(tags, 'till-moment', 'hold').valueSet, 'v');
  });

  test('are properties, events, parts, states and custom properties', () => {
    const { js, css, slots } = contributions.html.elements.find(({ name }) => name === 'till-suggestion')!;
    const has = (list: Named[] | undefined, name: string) => list?.some(each => each.name === name);
    assert.ok(has(js!.properties, 'value') && has(js!.events, 'till-suggestion-accept'));
    assert.ok(has(css!.parts, 'accept') && has(css!['pseudo-classes'], 'state(empty)'));
    assert.ok(has(css!.properties, '--till-accent') && has(properties, '--till-accent'));
    assert.ok(has(slots, 'default'));
  });
});
