import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type HuddleInput, parseHuddle } from '@tillside/contract';
import { validHuddle } from './fixtures.js';
import { schemas } from './judges.js';

interface Node {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Node>;
  items?: Node;
  anyOf?: Node[];
  pattern?: string;
}
const definitions = schemas.huddle.$defs as Record<string, Node>;

/** Every member of the document, by path; `*` stands for any item of a list. */
function members(node: Node, path = ''): [path: string, node: Node][] {
  const name = node.$ref?.replace('#/$defs/', '');
  // A format is a member of its own kind; an object of a name is read on.
  const target = name ? definitions[name] : undefined;
  if (target?.properties ?? target?.anyOf) return members(target, path);
  if (node.anyOf) return node.anyOf.flatMap(option => members(option, path));
  if (node.items) return members(node.items, `${path}/*`);
  if (!node.properties) return [[path, name ? { ...target, $ref: name } : node]];
  return Object.entries(node.properties).flatMap(([key, member]) => members(member, `${path}/${key}`));
}
const all = members(schemas.huddle);

/** What anybody writes in their own words: text of no format. */
const isFreeText = ({ $ref, type, enum: words, const: word }: Node): boolean =>
  type === 'string' && !$ref && !words && word === undefined;
const freeTexts = [...new Set(all.filter(([, node]) => isFreeText(node)).map(([path]) => path))].sort();

/** The shop's own words about itself. */
const ofTheShop = [
  '/news/*/owner',
  '/news/*/text',
  '/news/*/title',
  '/results/*/actions/*/text',
  '/results/*/label',
  '/results/*/means',
  '/results/*/money/how',
  '/results/*/owner',
  '/results/*/source',
  '/team/name',
];
/** Words about people: whatever leads to one of them is refused. */
const aboutPeople = [
  '/portraits/*/ask/*',
  '/portraits/*/basis/how',
  '/portraits/*/facts/*/label',
  '/portraits/*/line',
  '/portraits/*/name',
  '/portraits/*/picture/alt',
  '/portraits/*/says/*',
  '/portraits/*/story',
  '/stories/*/about/title',
  '/stories/*/by',
  '/stories/*/share/text',
  '/stories/*/text',
  '/stories/*/thanks',
  '/thanks/*/for',
  '/thanks/*/from',
  '/thanks/*/to',
];

const full = validHuddle('full');
/** The full huddle with another value at a path, in the first item of each list. */
function withText(path: string, value: string): HuddleInput {
  const copy = structuredClone(full);
  const steps = path.slice(1).replaceAll('*', '0').split('/');
  const last = steps.pop() ?? '';
  const holder = steps.reduce<Record<string, unknown>>(
    (inside, step) => inside[step] as Record<string, unknown>,
    {
      ...copy,
    },
  );
  assert.ok(last in holder, path);
  holder[last] = value;
  return copy;
}

describe('a huddle leads to no customer', () => {
  test('by any member: none is for a pseudonym, a contact, an order or an answer', () => {
    const names = new Set(all.flatMap(([path]) => path.split('/').slice(1)));
    for (const name of [
      'ref',
      'contact',
      'email',
      'phone',
      'address',
      'order',
      'orders',
      'answer',
      'response',
    ])
      assert.ok(!names.has(name), name);
    assert.ok(!names.has('customer'));
    assert.ok(all.length > 60);
  });

  test('by any text: these are all there are, and there is no room for other values', () => {
    assert.deepEqual(freeTexts, [...ofTheShop, ...aboutPeople].sort());
    for (const [path, { $ref, type, enum: words, const: word }] of all)
      assert.ok($ref ?? type ?? words ?? word, `${path} may hold anything`);
  });

  test('by members of its own: unknown ones are dropped from every object', () => {
    const secret = {
      ref: 'c-5d1e90',
      email: 'anna@example.org',
      phone: '020 7946 0958',
      customer: { id: 'c-5d1e90' },
    };
    const infected: unknown = JSON.parse(JSON.stringify(full), (_name, value: unknown) =>
      value && typeof value === 'object' && !Array.isArray(value) ? { ...value, ...secret } : value,
    );
    const { huddle } = parseHuddle(infected);
    assert.deepEqual(huddle, parseHuddle(full).huddle);
    assert.doesNotMatch(JSON.stringify(huddle), /c-5d1e90|anna@|7946/);
  });

  for (const [what, personal] of [
    ['an e-mail address', 'anna.b@example.org'],
    ['a hidden e-mail address', 'anna (at) example.org'],
    ['a phone number', '+44 (0)20 7946 0958'],
    ['an Arabic phone number', '٠١٧١ ٢٣٤ ٥٦٧٨'],
    ['a long number', '4111111111111111'],
  ] as const)
    test(`by ${what} in a text about people: the item is left out, and the problem does not repeat it`, () => {
      for (const path of aboutPeople) {
        const { huddle, problems } = parseHuddle(withText(path, `Ask ${personal} about it`));
        const [, list] = path.split('/') as ['', 'portraits' | 'stories' | 'thanks'];
        assert.ok(list, path);
        assert.deepEqual(
          problems.map(({ code, path: at }) => `${code} ${at}`),
          [`personal /${list}/0`],
          path,
        );
        assert.equal(huddle?.[list].length, (full[list]?.length ?? 0) - 1, path);
        assert.ok(!JSON.stringify([huddle, problems]).includes(personal), path);
      }
    });

  test('by an address in place of an id or a link', () => {
    for (const [path, value] of [
      ['/stories/*/share/href', 'mailto:anna'],
      ['/stories/*/share/href', 'tel:+442079460958'],
      ['/stories/*/share/href', '/letters?to=anna@example.org'],
      ['/stories/*/about/id', 'anna@example.org'],
      ['/stories/*/id', 'anna@example.org'],
      ['/thanks/*/id', 'anna@example.org'],
      ['/portraits/*/id', 'anna@example.org'],
      ['/portraits/*/picture/src', '/faces/anna@example.org.jpg'],
    ] as const) {
      const { huddle, problems } = parseHuddle(withText(path, value));
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['personal'],
        value,
      );
      assert.ok(!JSON.stringify(huddle).includes(value), value);
    }
  });

  test('by the size of a group: fewer than 30 customers are none, and numbers of people are in fives', () => {
    const [portrait] = full.portraits ?? [];
    const { basis } = portrait!;
    for (const more of [
      { people: 25 },
      { people: 146 },
      { basis: { ...basis, customers: 29 } },
      { basis: undefined },
    ])
      assert.deepEqual(parseHuddle({ ...full, portraits: [{ ...portrait, ...more }] }).huddle?.portraits, []);
    const exact = parseHuddle({ ...full, portraits: [{ ...portrait, share: 21 }] });
    assert.equal(exact.huddle?.portraits[0]?.share, undefined);
  });
});
