import fc from 'fast-check';
import type { FormInput, MomentInput, Question, SuggestionInput } from '@tillside/contract';
import { schemas } from './judges.js';

interface Node {
  $ref?: string;
  type?: string | string[];
  title?: string;
  const?: unknown;
  enum?: unknown[];
  oneOf?: Node[];
  anyOf?: Node[];
  not?: object;
  properties?: Record<string, Node>;
  propertyNames?: Node;
  additionalProperties?: Node;
  prefixItems?: Node[];
  required?: string[];
  items?: Node;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  multipleOf?: number;
}
const definitions = Object.assign({}, ...Object.values(schemas).map(({ $defs }) => $defs)) as Record<
  string,
  Node
>;

// Values of formats that rules check further than a pattern can.
const formats: Record<string, fc.Arbitrary<string>> = {
  Time: fc
    .date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true })
    .map(date => date.toISOString()),
  Day: fc
    .date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true })
    .map(date => date.toISOString().slice(0, 10)),
  Locale: fc.constantFrom('en', 'en-GB', 'ar-u-nu-arab', 'zh-Hant-TW'),
  Gtin: fc.constantFrom('96385074', '036000291452', '5012345678900', '10614141000415'),
  Duration: fc.constantFrom('PT2H', 'P2W', 'P1Y2M3DT4H5M6S'),
  Currency: fc.constantFrom('GBP', 'GBP', 'EUR'),
  Decimal: fc.constantFrom('0', '12.50', '-3', '1.799', '999999999999999.25'),
  Url: fc.constantFrom('https://example.co.uk/tea', '/terms', 'mailto:nadia@example.co.uk', '../tea?a=b#c'),
  ImageUrl: fc.constantFrom('https://example.co.uk/tea.png', 'tea.png', 'data:image/png;base64,AAAA'),
  Availability: fc.constantFrom('InStock', 'PreOrder', 'Discontinued'),
};

// Other spellings of the same.
const spellings: Record<string, fc.Arbitrary<unknown>> = {
  Id: fc.oneof(fc.nat(), fc.maxSafeInteger()),
  Gtin: fc.constantFrom(96385074, 4006381333931),
  Decimal: fc.oneof(
    fc.double({ min: -1e14, max: 1e14, minExcluded: true, maxExcluded: true, noNaN: true }),
    fc.constantFrom(100, 12.5, 0.0042, 1e-9, '38.0000000', '-0.100'),
  ),
  Currency: fc.constantFrom('gbp', 'Eur'),
  Url: fc.constantFrom(' /terms ', 'HTTPS://a', 'MailTo:a@b'),
  ImageUrl: fc.constantFrom('\n/a.png', 'DATA:image/png;base64,AAAA'),
  Availability: fc.constantFrom('in stock', 'http://schema.org/SoldOut', 'PRE_ORDER'),
};

const characters = fc.constantFrom('grapheme', 'binary', 'grapheme-ascii');
const text = (max: number): fc.Arbitrary<string> =>
  characters
    .chain(unit => fc.string({ unit: unit as 'grapheme', minLength: 1, maxLength: Math.min(max, 12) }))
    .map(value => [...value].slice(0, max).join(''))
    .filter(value => /\S/.test(value));

/** Whether a schema matches only values that count as missing. */
const isMissing = (node: Node): boolean => node.type === 'null' || !!node.enum?.includes(null);

/**
 * Values that a JSON Schema of the contract allows: as it is recommended, or in any spelling that shops have
 * (numbers as ids and amounts, null and empty texts, addresses in place of pictures).
 */
export const valuesOf = (spelling: 'recommended' | 'any') => {
  const allowed = (node: Node): fc.Arbitrary<unknown> => allowedBy(node, spelling, allowed);
  return allowed;
};
const allowedBy = (
  node: Node,
  spelling: 'recommended' | 'any',
  allowed: (node: Node) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> => {
  const isAny = spelling === 'any';
  const name = node.$ref?.replace('#/$defs/', '');
  if (name) {
    const usual = formats[name] ?? allowed(definitions[name] as Node);
    return isAny && spellings[name] ? fc.oneof(usual, spellings[name]) : usual;
  }
  if ('const' in node) return fc.constant(node.const);
  if (node.enum) return fc.constantFrom(...node.enum);
  const options = (node.oneOf ?? node.anyOf)?.filter(option => isAny || !isMissing(option));
  if (options?.some(option => option.$ref?.endsWith('/ImageUrl')) && !isAny)
    return allowed(options[0] as Node);
  if (options) return fc.oneof(...options.map(allowed));
  const { minimum: min = -1e6, maximum: max = 1e6, multipleOf: step = 1 } = node;
  switch (Array.isArray(node.type) ? node.type[0] : node.type) {
    case 'object': {
      if (node.propertyNames)
        return fc.dictionary(
          allowed(node.propertyNames) as fc.Arbitrary<string>,
          allowed(node.additionalProperties as Node),
          { maxKeys: 3 },
        );
      const members = Object.entries(node.properties ?? {}).filter(([, member]) => !member.not);
      const model = Object.fromEntries(members.map(([key, member]) => [key, allowed(member)]));
      return fc.record(model, { requiredKeys: (node.required ?? []) as never[] });
    }
    case 'array':
      if (node.prefixItems) return fc.tuple(...node.prefixItems.map(allowed));
      return fc.array(allowed(node.items as Node), {
        minLength: node.minItems ?? 0,
        maxLength: Math.min(node.maxItems ?? 4, 4),
      });
    case 'string':
      if (!node.pattern || node.pattern === '\\S') return text(node.maxLength ?? 100);
      return fc.stringMatching(new RegExp(node.pattern)).map(value => value.slice(0, node.maxLength));
    case 'integer':
      return fc.integer({ min: min / step, max: max / step }).map(steps => steps * step);
    case 'number':
      return fc.double({ min, max, noNaN: true }).map(value => value + 0);
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
};

/** The value as JSON represents it: without `undefined`, -0 and prototypes. */
export const overTheWire = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Signals that match the schema. */
export const signals: fc.Arbitrary<unknown> = valuesOf('recommended')(schemas.signal as Node).map(
  overTheWire,
);

/** Makes documents that match the schema obey the rules too. */
const obey = (document: MomentInput): MomentInput => {
  const named = (list: { id: string }[] = [], prefix: string): void =>
    list.forEach((item, at) => (item.id = `${prefix}${at}`));
  named(document.promises, 'p');
  named(document.suggestions, 's');
  named(document.feedback, 'f');
  for (const promise of document.promises ?? []) {
    if (promise.state && promise.state !== 'on') promise.remedy ??= 'Tea';
    const { evidence } = promise;
    if (!evidence) continue;
    const { kept, of, from, to } = evidence;
    Object.assign(evidence, { kept: Math.min(kept, of), of: Math.max(kept, of) });
    Object.assign(evidence, from < to ? { from, to } : { from: to, to: from });
  }
  document.suggestions?.forEach(suggestion => correct(suggestion));
  document.feedback?.forEach(form => connect(form, document));
  return document;
};
const correct = ({ product, instead, decline }: SuggestionInput): void => {
  [instead, decline?.reasons].forEach(list => list?.forEach((choice, at) => (choice.id = `${at}`)));
  for (const money of [product?.was, product?.unitPrice])
    if (money && product?.price) money.currency = product.price.currency;
};
const connect = (form: FormInput, { promises = [], suggestions = [] }: MomentInput): void => {
  form.questions.forEach((question: Question, at) => {
    question.id = `q${at}`;
    if (question.type === 'choice') question.options.forEach((option, place) => (option.id = `o${place}`));
    if (question.when && at) question.when.question = `q${at - 1}`;
    else delete question.when;
  });
  const [promise] = promises;
  form.questions = form.questions.filter(question => question.type !== 'kept' || promise);
  for (const question of form.questions) if (question.type === 'contact') delete question.required;
  for (const question of form.questions)
    if (question.type === 'kept' && promise) question.promise = promise.id;
  const there = new Set(form.questions.map(({ id }) => id));
  for (const question of form.questions)
    if (question.when && !there.has(question.when.question)) delete question.when;
  if (!form.questions.length) form.questions = [{ id: 'q', type: 'text', label: 'Well?' }];
  const care = suggestions.find(({ kind }) => kind === 'care');
  if (form.recovery && care) form.recovery.suggestion = care.id;
  else delete form.recovery;
  // A threshold from 1 to 4 is useful on every scale.
  for (const threshold of [form.followUp, form.recovery])
    if (threshold?.below !== undefined) threshold.below = 1 + (threshold.below % 4);
  for (const [at, question] of form.questions.entries())
    if (question.when && at) question.when.in = answersTo(form.questions[at - 1] as Question);
};

/** Possible answers to a question. */
const answersTo = (question: Question): (string | number | boolean)[] => {
  if (question.type === 'choice') return question.options.map(({ id }) => id);
  if (question.type === 'contact') return [];
  const answers = { csat: [1, 5], nps: [0, 10], ces: [1, 7], kept: ['no'], text: ['rain'], consent: [false] };
  return answers[question.type];
};

/** Documents that match the schema, but may break rules. */
export const shaped: fc.Arbitrary<MomentInput> = (
  valuesOf('recommended')(schemas.moment as Node) as fc.Arbitrary<MomentInput>
).map(overTheWire);

/** The same in every spelling that parsing accepts. */
export const anyhowShaped: fc.Arbitrary<unknown> = valuesOf('any')(schemas.moment as Node).map(overTheWire);

/** Valid documents. */
export const moments: fc.Arbitrary<MomentInput> = shaped.map(document => obey(overTheWire(document)));

/** Values from a careless or hostile host. */
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown[]>(
    ...[
      null,
      true,
      false,
      0,
      -1,
      1.5,
      1e21,
      11,
      '',
      ' ',
      '0',
      'null',
      'x'.repeat(129),
      'x'.repeat(3000),
      [],
      {},
    ],
    ...[
      'javascript:alert(1)',
      'java\nscript:x',
      '/',
      'https://a',
      'data:image/png,x',
      '2026-02-30',
      '2026-02-28',
    ],
    ...[
      '2026-02-30T00:00:00Z',
      'en_GB',
      'en',
      'PT',
      'P1D',
      'gbp',
      'GBP',
      '12,50',
      '-1',
      '96385075',
      '\ud83e',
    ],
    ...['broken', 'on', 'care', 'kept', 'choice', 'nps', 'p0', 's0', 'q0', 'f0', '__proto__', 'constructor'],
    ...[[null], [[]], [{}], { id: 'p0' }, { currency: 'EUR', value: '1' }, { length: 3 }],
    Array.from({ length: 101 }, (_, at) => ({ id: `${at}`, label: 'x', title: 'x' })),
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

type Container = Record<string, unknown>;
const containers = (value: unknown): Container[] =>
  typeof value === 'object' && value
    ? [value as Container, ...Object.values(value).flatMap(member => containers(member))]
    : [];
const names = [
  'id',
  'title',
  'state',
  'remedy',
  'when',
  'promise',
  'link',
  'type',
  'options',
  'recovery',
  'about',
];

/** Boxed values, since fast-check inspects its values, and hostile ones throw when inspected. */
const boxed = hostile.map(value => ({ value }));

/** Documents with some members replaced, removed, repeated or added. */
export const damaged = (
  documents: fc.Arbitrary<unknown>,
  values: fc.Arbitrary<{ value: unknown }> = boxed,
): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      documents,
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(4), values), { minLength: 1, maxLength: 3 }),
    )
    .map(([document, changes]) => {
      const all = containers(document);
      for (const [where, which, how, { value }] of changes) {
        const holder = all[where % all.length] as Container;
        const keys = Object.keys(holder);
        const key = keys[which % keys.length] ?? '0';
        if (how === 0) Reflect.deleteProperty(holder, key);
        else if (how === 1) holder[names[which % names.length] as string] = value;
        else if (how === 2 && Array.isArray(holder)) holder.push(holder[0]);
        else holder[key] = value;
      }
      return document;
    });

/** Damaged valid moments. */
export const mutants = (values?: fc.Arbitrary<{ value: unknown }>): fc.Arbitrary<unknown> =>
  damaged(moments, values);
