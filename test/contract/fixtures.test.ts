import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseHuddle, parseMoment } from '@tillside/contract';
import { documents, expectedIn, valid, validHuddle } from './fixtures.js';
import { ajvHuddle, ajvMoment, schemas, zodHuddle, zodMoment } from './judges.js';

interface Node {
  $ref?: string;
  properties?: Record<string, Node>;
  items?: Node;
  oneOf?: Node[];
  anyOf?: Node[];
  type?: string | string[];
  enum?: string[];
  const?: string;
}
/** The hostile document has unknown top-level members. */
const withoutUnknown = (input: unknown): object => {
  const { constructor: _, ...known } = input as Record<string, unknown>;
  return Object.fromEntries(Object.entries(known).filter(([key]) => key !== '__proto__'));
};

/** The members of a schema that a document does not have anywhere. */
function absentMembers(schema: Node & { $defs?: unknown }, document: unknown): string[] {
  const definitions = schema.$defs as Record<string, Node>;
  const missing = new Set<string>();
  const found = new Set<string>();
  const visit = (node: Node, values: unknown[], path: string): void => {
    const { $ref, properties, items, oneOf, anyOf } = node;
    const target = $ref ? definitions[$ref.replace('#/$defs/', '')] : undefined;
    if (target) return visit(target, values, path);
    if (items) visit(items, values.flat(), `${path}/*`);
    const given = anyOf?.find(option => option.$ref || option.type || option.properties);
    if (given && anyOf?.some(({ enum: words, type }) => type === 'null' || words?.includes(null as never)))
      return visit(given, values, path);
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
  visit(schema, [document], '');
  // Members that several types of question share need to occur in one of them only.
  return [...missing].filter(path => !found.has(path));
}

const momentDoor = (json: string) => {
  const { moment, problems } = parseMoment(json);
  return { parsed: moment, problems };
};
const huddleDoor = (json: string) => {
  const { huddle, problems } = parseHuddle(json);
  return { parsed: huddle, problems };
};

for (const { what, folder, parse, ajv, zod, schema, full } of [
  {
    ...{ what: 'moments', folder: '' as const, parse: momentDoor, ajv: ajvMoment, zod: zodMoment },
    ...{ schema: schemas.moment, full: valid('full') },
  },
  {
    ...{ what: 'huddles', folder: 'huddles/' as const, parse: huddleDoor, ajv: ajvHuddle, zod: zodHuddle },
    ...{ schema: schemas.huddle, full: validHuddle('full') },
  },
] as const) {
  describe(`valid ${what}`, () => {
    for (const [name, json] of documents(`${folder}valid`))
      test(`${name} is parsed completely`, () => {
        const { parsed, problems } = parse(json);
        const input: unknown = JSON.parse(json);
        // HTML entities are reported as advice and shown as they are.
        assert.deepEqual(
          problems.filter(({ code }) => code !== 'entity'),
          [],
        );
        assert.equal(ajv(input), true, JSON.stringify(ajv.errors));
        assert.deepEqual(zod(input), { shape: true, rules: true });
        assert.partialDeepStrictEqual(parsed, withoutUnknown(input));
      });

    test('full.json has every field of the contract', () => {
      assert.deepEqual(absentMembers(schema, full), []);
    });
  });

  describe(`invalid ${what}`, () => {
    const expected = expectedIn(`${folder}invalid`);
    for (const [name, json] of documents(`${folder}invalid`))
      test(`${name} is reported`, () => {
        assert.deepEqual(parse(json).problems[0], expected[name]);
        assert.equal(zod(JSON.parse(json)).rules, false);
      });

    test('each expectation has a document', () => {
      assert.deepEqual(
        Object.keys(expected).sort(),
        documents(`${folder}invalid`)
          .map(([name]) => name)
          .sort(),
      );
    });
  });
}
