import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseMoment } from '@tillside/contract';
import { documents, expected, valid } from './fixtures.js';
import { ajvMoment, schemas, zodMoment } from './judges.js';

describe('valid documents', () => {
  for (const [name, json] of documents('valid'))
    test(`${name} goes through the door whole`, () => {
      const { moment, problems } = parseMoment(json);
      const input: unknown = JSON.parse(json);
      assert.deepEqual(problems, []);
      assert.equal(ajvMoment(input), true, JSON.stringify(ajvMoment.errors));
      assert.deepEqual(zodMoment(input), { shape: true, rules: true });
      assert.partialDeepStrictEqual(moment, withoutUnknown(input));
    });

  test('full.json has every field of the contract', () => {
    const missing = new Set<string>();
    const found = new Set<string>();
    const visit = (node: Node, values: unknown[], path: string): void => {
      const { $ref, properties, items, oneOf, anyOf } = node;
      const target = $ref ? definitions[$ref.replace('#/$defs/', '')] : undefined;
      if (target) return visit(target, values, path);
      if (items) visit(items, values.flat(), `${path}/*`);
      for (const option of oneOf ?? []) {
        const type = option.properties?.type;
        const types = type?.enum ?? [type?.const];
        visit(
          option,
          values.filter(value => types.includes((value as { type: string }).type)),
          path,
        );
      }
      if (anyOf) return;
      for (const [key, member] of Object.entries(properties ?? {})) {
        const inside = values
          .map(value => (value as Record<string, unknown>)[key])
          .filter(value => value !== undefined);
        (inside.length ? found : missing).add(`${path}/${key}`);
        if (inside.length) visit(member, inside, `${path}/${key}`);
      }
    };
    visit(schemas.moment, [valid('full')], '');
    // What types of question share is found in one of them.
    assert.deepEqual(
      [...missing].filter(path => !found.has(path)),
      [],
    );
  });
});

describe('invalid documents', () => {
  for (const [name, json] of documents('invalid'))
    test(`${name} is reported`, () => {
      assert.deepEqual(parseMoment(json).problems[0], expected[name]);
      assert.equal(zodMoment(JSON.parse(json)).rules, false);
    });

  test('each expectation has its document', () => {
    assert.deepEqual(
      Object.keys(expected).sort(),
      documents('invalid')
        .map(([name]) => name)
        .sort(),
    );
  });
});

interface Node {
  $ref?: string;
  properties?: Record<string, Node>;
  items?: Node;
  oneOf?: Node[];
  anyOf?: Node[];
  enum?: string[];
  const?: string;
}
const definitions = schemas.moment.$defs as Record<string, Node>;

/** The hostile document has members at its top that no contract knows. */
const withoutUnknown = (input: unknown): object => {
  const { constructor: _, ...known } = input as Record<string, unknown>;
  return Object.fromEntries(Object.entries(known).filter(([key]) => key !== '__proto__'));
};
