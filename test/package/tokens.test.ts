import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, test } from 'node:test';

interface Token {
  $type: string;
  $value: { components?: number[]; hex?: string; alpha?: number };
  $description?: string;
}
type Group = Record<string, Token>;
interface Reference {
  $ref: string;
}
interface Resolver {
  sets: Record<string, { sources: Reference[] }>;
  modifiers: Record<string, { contexts: Record<string, Reference[]> }>;
}

const folder = 'packages/elements/tokens';
const read = (file: string): unknown => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
const files = globSync(`${folder}/*.tokens.json`).map(file => basename(file));
const tokens = files.flatMap(file =>
  Object.entries(read(file) as Record<string, Group>)
    .filter(([group]) => !group.startsWith('$'))
    .flatMap(([group, entries]) =>
      Object.entries(entries).map(([name, token]) => ({ file, id: `${group}.${name}`, token })),
    ),
);
const manifest = readFileSync('packages/elements/custom-elements.json', 'utf8');

describe('the design tokens', () => {
  test('each have a type, a value and a description', () => {
    assert.ok(tokens.length > 40);
    for (const { file, id, token } of tokens)
      for (const key of ['$type', '$value', '$description'] as const)
        assert.ok(token[key], `${key} of ${id} in ${file}`);
  });

  test('have the same colour in both notations, and say how opaque it is', () => {
    for (const { file, id, token } of tokens.filter(({ token }) => token.$type === 'color')) {
      const { components = [], hex, alpha } = token.$value;
      const digits = components.map(part =>
        Math.round(part * 255)
          .toString(16)
          .padStart(2, '0'),
      );
      assert.equal(hex, `#${digits.join('')}`, `${id} in ${file}`);
      // Without it, a program that merges files would take the opacity of the default.
      assert.equal(typeof alpha, 'number', `${id} in ${file}`);
    }
  });

  test('of the elements are custom properties that they have', () => {
    for (const { id } of tokens.filter(({ id }) => id.startsWith('till.')))
      assert.ok(manifest.includes(`"--${id.replace('.', '-')}"`), id);
  });

  test('are the same in both colour schemes of a theme', () => {
    const idsIn = (name: string) => tokens.filter(({ file }) => file === name).map(({ id }) => id);
    for (const light of files.filter(file => file.includes('.light.')))
      assert.deepEqual(idsIn(light), idsIn(light.replace('.light.', '.dark.')));
  });

  test('are all in the resolver', () => {
    const { sets, modifiers } = read('tillside.resolver.json') as Resolver;
    const named = [
      ...Object.values(sets).flatMap(({ sources }) => sources),
      ...Object.values(modifiers).flatMap(({ contexts }) => Object.values(contexts).flat()),
    ].map(({ $ref }) => $ref);
    assert.deepEqual([...new Set(named)].sort(), files.sort());
  });
});
