/**
 * Generates from the contract's zod schemas: the published JSON Schemas, and the shapes as compact data for the
 * browser's validator (`src/spec.ts` describes the format).
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import * as huddleRules from './src/huddle-rules.js';
import { restrictingMembers } from './src/rules.js';
import { hints, type Hints } from './src/schemas/hints.js';
import { Huddle, HuddleSignal, Moment, Outcome, Signal } from './src/schemas/index.js';

const contract = new URL('./', import.meta.url);

type Node = z.core.JSONSchema.BaseSchema & Hints;
type Members = Record<string, Node>;

/** Writes a file only if its content changes, so that watchers are not triggered. */
const write = (path: string, content: string): void => {
  const url = new URL(path, contract);
  mkdirSync(new URL('.', url), { recursive: true });
  if (!existsSync(url) || readFileSync(url, 'utf8') !== content) writeFileSync(url, content);
};

/** The JSON Schema of the input, with the hints that the validator needs. */
const withHints = (schema: z.ZodType): Node =>
  z.toJSONSchema(schema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      Object.assign(jsonSchema, hints.get(zodSchema));
    },
  });

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const mapMembers = (all: Members, change: (node: Node) => object) =>
  Object.fromEntries(Object.entries(all).map(([key, node]) => [key, change(node)]));

/** A schema as it is published: without the hints, and with all spellings that parsing accepts. */
const published = (node: Node): object => {
  const { member, needed, convert, rule, test, alone, code, check, overlong, published: own, ...rest } = node;
  const said = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => {
      if (key === 'properties' || key === '$defs') return [key, mapMembers(value as Members, published)];
      if (Array.isArray(value))
        return [key, value.map((each: unknown) => (isNode(each) ? published(each) : each))];
      return [key, isNode(value) ? published(value) : value];
    }),
  ) as Node;
  const { description, default: preset, ...shape } = said;
  const { alternative, instead, ...replaced } = (!rest.$ref && own) || {};
  const spelt = instead ?? { ...shape, ...replaced };
  const whole = alternative ? { anyOf: [spelt, alternative] } : spelt;
  const missing = member === 'restricting' ? { type: 'null' } : { enum: ['', null] };
  return {
    ...(description !== undefined && { description }),
    ...(preset !== undefined && { default: preset }),
    ...(member ? { anyOf: [whole, missing] } : whole),
  };
};

const publish = (schema: z.ZodType, name: string, title: string): void => {
  const { $schema, ...rest } = published(withHints(schema)) as Node;
  const document = { $schema, $id: `https://tillside.dev/schemas/1/${name}.json`, ...rest, title };
  write(`schemas/${name}.schema.json`, JSON.stringify(document, null, 2) + '\n');
};

const camel = (id: string): string => id.charAt(0).toLowerCase() + id.slice(1);
const members = (node: Node): Members => (node.properties ?? {}) as Members;
const only = (all: Members, keep: (key: string) => boolean): Members =>
  Object.fromEntries(Object.entries(all).filter(([key]) => keep(key)));
const format = (is: string, test: string, ...more: unknown[]): string =>
  `[${[JSON.stringify(is), test, ...more].join(', ')}]`;

/** Writes one JSON Schema as a `Spec`; `use` imports a name from a module and returns it. */
const compiler = (use: (name: string, from: string) => string) => {
  const rule = (name: string): string => {
    const own = name in huddleRules ? '../huddle-rules.js' : '../rules.js';
    return use(name, name.endsWith('Availability') ? '../availability.js' : own);
  };
  const convert = (name: string): string =>
    use(name, name.endsWith('Availability') ? '../availability.js' : '../convert.js');

  const string = ({ title = 'text', pattern = '', maxLength, test, alone, code }: Node): string => {
    const literal = pattern ? String(new RegExp(pattern)) : '/^/';
    const both =
      test && `{ test: ${alone ? rule(test) : `(v: string) => ${literal}.test(v) && ${rule(test)}(v)`} }`;
    if (title === 'text' && pattern && maxLength) return String(maxLength);
    const more = maxLength ? [`'${code ?? 'format'}'`, maxLength] : code ? [`'${code}'`] : [];
    return format(title, both ?? literal, ...more);
  };
  const number = ({ minimum, maximum, type, multipleOf }: Node): string => {
    if (minimum === undefined || maximum === undefined)
      return format('a number', '/^-?\\d/', `'type', 0, 'number'`);
    const whole = type === 'integer';
    const [from, to] = [minimum, maximum].map(end => end.toLocaleString('en'));
    const step = multipleOf ?? (whole ? 1 : 0);
    const test = `(v: number) => v >= ${minimum} && v <= ${maximum}${step ? ` && v % ${step} === 0` : ''}`;
    const is = multipleOf ? `multiple of ${multipleOf}` : `${whole ? 'whole ' : ''}number`;
    return format(`a ${is} from ${from} to ${to}`, `{ test: ${test} }`, `'range', 0, 'number'`);
  };
  const list = ({ items, maxItems, minItems, overlong }: Node): string => {
    const flags = (minItems ? 1 : 0) + (overlong ? 2 : 0);
    return `[${spec(items as Node)}, ${maxItems}${flags ? `, ${flags}` : ''}]`;
  };

  const fields = (all: Members, published: string[] = []): string => {
    const needed = Object.keys(all).filter(key => all[key]?.needed);
    const required = [...published, ...needed];
    const keys = [...required, ...Object.keys(all).filter(key => !required.includes(key))];
    for (const key of keys.slice(required.length))
      if ((all[key]?.member === 'restricting') !== restrictingMembers.includes(key))
        throw new Error(`restrictingMembers and the declaration of "${key}" differ`);
    return `${required.length}, { ${keys.map(key => `${key}: ${spec(all[key] as Node)}`).join(', ')} }`;
  };
  const shape = (node: Node, by?: string): string => {
    const defaults = Object.entries(members(node))
      .filter(([, member]) => member.default !== undefined && !member.needed)
      .map(([key, member]) => `${key}: ${JSON.stringify(member.default)}`);
    const rules = node.rule?.split(' ').map(rule).join(', ');
    const more = [
      defaults.length ? `{ ${defaults.join(', ')} }` : '0',
      rules && `[${rules}]`,
      by && `{ ${by} }`,
    ];
    while (more.length && (!more.at(-1) || more.at(-1) === '0')) more.pop();
    return `[${[fields(members(node), node.required), ...more.map(part => part ?? 'undefined')].join(', ')}]`;
  };
  /** A union discriminated by `type`: the shared members, and those that each type adds. */
  const tagged = ({ oneOf, rule }: Node): string => {
    const all = oneOf as Node[];
    const shared = (key: string): boolean => all.every(one => key in members(one));
    const types = all.map(one => members(one).type?.enum ?? [members(one).type?.const]);
    const [first] = all as [Node];
    const type: Node = { type: 'string', enum: types.flat() as string[] };
    const base = {
      properties: { ...only(members(first), shared), type },
      required: (first.required ?? []).filter(shared),
    };
    const by = all.flatMap((one, at) => {
      const own = only(members(one), key => !shared(key));
      const required = one.required?.filter(key => !shared(key));
      return Object.keys(own).length
        ? (types[at] ?? []).map(type => `${String(type)}: [${fields(own, required)}]`)
        : [];
    });
    return shape({ ...base, ...(rule && { rule }) }, by.join(', '));
  };
  /** A union of objects with different keys: all keys are optional, and a rule counts them. */
  const exclusive = ({ anyOf, rule }: Node): string => {
    const keys = (anyOf as Node[]).map(one => only(members(one), key => !!one.required?.includes(key)));
    return shape({ properties: Object.assign({}, ...keys) as Members, ...(rule && { rule }) });
  };

  const union = ({ title = '', anyOf }: Node): string => {
    const specs = (anyOf as Node[]).filter(({ type }) => type !== 'null').map(spec);
    return `${use('anyOf', '../validate.js')}(${[JSON.stringify(title), ...specs].join(', ')})`;
  };

  const spec = (node: Node): string => {
    const id = node.$ref && camel(node.$ref.split('/').pop() ?? '');
    if (id) return use(id, `./${id}.js`);
    return node.convert ? `[${unconverted(node)}, ${convert(node.convert)}]` : unconverted(node);
  };
  const unconverted = (node: Node): string => {
    if (node.check) return rule(node.check);
    if (node.oneOf) return tagged(node);
    if (node.anyOf) return node.title ? union(node) : exclusive(node);
    if (typeof node.const === 'number')
      return format(`${node.const}`, `/^${node.const}$/`, `'version', 0, 'number'`);
    if (node.const) return JSON.stringify(node.const);
    if (node.enum) return JSON.stringify(node.enum.join('|'));
    if (node.type === 'boolean') return format('true or false', '/^/', `'type', 0, 'boolean'`);
    if (node.type === 'string') return string(node);
    if (node.type === 'array') return list(node);
    return node.type === 'object' ? shape(node) : number(node);
  };
  return spec;
};

/** Signals: their data by type, which several may share, and what is around it. */
const byType = ({ oneOf }: Node, compile: (node: Node) => string): string[] => {
  const all = (oneOf as Node[]).map(one => ({
    type: String(members(one).type?.const),
    data: compile(members(one).data as Node),
  }));
  const distinct = [...new Set(all.map(({ data }) => data))];
  const [first] = oneOf as [Node];
  const isAround = (key: string) => key !== 'type' && key !== 'data';
  const around = {
    ...first,
    properties: only(members(first), isAround),
    required: (first.required ?? []).filter(isAround),
  };
  return [
    ...distinct.map((data, at) => `const data${at}: Shape = ${data};`),
    `export const data: Readonly<Record<string, Shape>> = { ${all.map(({ type, data }) => `'${type}': data${distinct.indexOf(data)}`).join(', ')} };`,
    `export const around: Shape = ${compile(around)};`,
  ];
};

publish(Moment, 'moment', 'Tillside Moment, version 1');
publish(Signal, 'signal', 'Tillside Signal, version 1');
publish(Huddle, 'huddle', 'Tillside Huddle, version 1');
publish(HuddleSignal, 'huddle-signal', 'Tillside Signal of a Huddle, version 1');

/** All shapes by name: what a later schema has under a name of an earlier one is the same. */
const shapes = Object.entries({ HuddleSignal, Huddle, Signal, Moment, Outcome }).reduce<Members>(
  (all, [name, schema]) => {
    const { $defs, ...node } = withHints(schema);
    return { ...all, ...($defs as Members), [name]: node };
  },
  {},
);
const modules = Object.entries(shapes).map(([id, node]) => {
  const imports = new Map<string, Set<string>>();
  const use = (name: string, from: string): string => {
    imports.set(from, (imports.get(from) ?? new Set()).add(name));
    return name;
  };
  const compile = compiler(use);
  const kind = node.convert ? 'Converted' : node.oneOf || node.type === 'object' ? 'Shape' : 'Format';
  const body = node.oneOf
    ? byType(node, compile)
    : [`export const ${camel(id)}: ${kind} = ${compile(node)};`];
  const lines = [
    '// Made from src/schemas by `npm run generate`; what is changed here is lost.',
    ...[...imports].map(([from, names]) => `import { ${[...names].join(', ')} } from '${from}';`),
    `import type { ${kind} } from '../spec.js';`,
    '',
    ...body,
    '',
  ];
  write(`src/generated/${camel(id)}.ts`, lines.join('\n'));
  return `${camel(id)}.ts`;
});
const generated = new URL('src/generated/', contract);
for (const file of readdirSync(generated)) if (!modules.includes(file)) rmSync(new URL(file, generated));
