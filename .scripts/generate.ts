/**
 * Writes what is made from the contract's zod schemas: the published JSON Schemas, and the shapes as compact
 * data that the browser's validator reads (`packages/contract/src/spec.ts` says how).
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { hints, type Hints } from '../packages/contract/src/schemas/formats.js';
import { Moment, Signal } from '../packages/contract/src/schemas/index.js';

const contract = new URL('../packages/contract/', import.meta.url);

type Node = z.core.JSONSchema.BaseSchema & Hints;
type Members = Record<string, Node>;

/** Writes a file only if that changes it, so that watchers rest. */
const write = (path: string, content: string): void => {
  const url = new URL(path, contract);
  mkdirSync(new URL('.', url), { recursive: true });
  if (!existsSync(url) || readFileSync(url, 'utf8') !== content) writeFileSync(url, content);
};

const publish = (schema: z.ZodType, name: string, title: string): void => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  const document = { $schema, $id: `https://tillside.dev/schemas/1/${name}.json`, ...rest, title };
  write(`schemas/${name}.schema.json`, JSON.stringify(document, null, 2) + '\n');
};

const camel = (id: string): string => id.charAt(0).toLowerCase() + id.slice(1);
const members = (node: Node): Members => (node.properties ?? {}) as Members;
const only = (all: Members, keep: (key: string) => boolean): Members =>
  Object.fromEntries(Object.entries(all).filter(([key]) => keep(key)));
const format = (is: string, test: string, ...more: unknown[]): string =>
  `[${[JSON.stringify(is), test, ...more].join(', ')}]`;

/** Writes one JSON Schema as a `Spec`; `use` imports a name from a module and gives it back. */
const compiler = (use: (name: string, from: string) => string) => {
  const rule = (name: string): string => use(name, '../rules.js');

  const string = ({ title = 'text', pattern = '', maxLength, test, alone }: Node): string => {
    const literal = pattern ? String(new RegExp(pattern)) : '/^/';
    const both =
      test && `{ test: ${alone ? rule(test) : `(v: string) => ${literal}.test(v) && ${rule(test)}(v)`} }`;
    if (title === 'text' && pattern) return String(maxLength);
    return format(title, both ?? literal, ...(maxLength ? [pattern ? `'url'` : `'format'`, maxLength] : []));
  };
  const number = ({ minimum = 0, maximum = 0, type }: Node): string => {
    const whole = type === 'integer';
    const [from, to] = [minimum, maximum].map(end => end.toLocaleString('en'));
    const test = `(v: number) => v >= ${minimum} && v <= ${maximum}${whole ? ' && v % 1 === 0' : ''}`;
    return format(
      `a ${whole ? 'whole ' : ''}number from ${from} to ${to}`,
      `{ test: ${test} }`,
      `'range', 0, 'number'`,
    );
  };
  const list = ({ items, maxItems, minItems, lenient }: Node): string => {
    const flags = (lenient ? 1 : 0) + (minItems ? 2 : 0);
    return `[${spec(items as Node)}, ${maxItems}${flags ? `, ${flags}` : ''}]`;
  };

  const fields = (all: Members, required: string[] = []): string => {
    const keys = [...required, ...Object.keys(all).filter(key => !required.includes(key))];
    return `${required.length}, { ${keys.map(key => `${key}: ${spec(all[key] as Node)}`).join(', ')} }`;
  };
  const shape = (node: Node, by?: string): string => {
    const defaults = Object.entries(members(node))
      .filter(([, member]) => member.default !== undefined)
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
  /** Members that a `type` tells apart: what they share, and what each adds. */
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
  /** Members that exclude each other by their keys: all keys are optional, and the rule counts them. */
  const exclusive = ({ anyOf, rule }: Node): string => {
    const keys = (anyOf as Node[]).map(one => only(members(one), key => !!one.required?.includes(key)));
    return shape({ properties: Object.assign({}, ...keys) as Members, ...(rule && { rule }) });
  };

  const spec = (node: Node): string => {
    const id = node.$ref && camel(node.$ref.split('/').pop() ?? '');
    if (id) return use(id, `./${id}.js`);
    if (node.check) return rule(node.check);
    if (node.oneOf) return tagged(node);
    if (node.anyOf) return exclusive(node);
    if (typeof node.const === 'number')
      return format(`${node.const}`, `/^${node.const}$/`, `'version', 0, 'number'`);
    if (node.enum) return JSON.stringify(node.enum.join('|'));
    if (node.type === 'boolean') return format('true or false', '/^/', `'type', 0, 'boolean'`);
    if (node.type === 'string') return string(node);
    if (node.type === 'array') return list(node);
    return node.type === 'object' ? shape(node) : number(node);
  };
  return spec;
};

publish(Moment, 'moment', 'Tillside Moment, version 1');
publish(Signal, 'signal', 'Tillside Signal, version 1');

const { $defs, ...moment } = z.toJSONSchema(Moment, {
  io: 'input',
  override: ({ zodSchema, jsonSchema }) => {
    Object.assign(jsonSchema, hints.get(zodSchema));
  },
});
const modules = Object.entries({ ...$defs, Moment: moment } as Members).map(([id, node]) => {
  const imports = new Map<string, Set<string>>();
  const use = (name: string, from: string): string => {
    imports.set(from, (imports.get(from) ?? new Set()).add(name));
    return name;
  };
  const body = compiler(use)(node);
  const kind = node.type === 'object' ? 'Shape' : 'Format';
  const lines = [
    '// Made from src/schemas by `npm run generate`; what is changed here is lost.',
    ...[...imports].map(([from, names]) => `import { ${[...names].join(', ')} } from '${from}';`),
    `import type { ${kind} } from '../spec.js';`,
    '',
    `export const ${camel(id)}: ${kind} = ${body};`,
    '',
  ];
  write(`src/generated/${camel(id)}.ts`, lines.join('\n'));
  return `${camel(id)}.ts`;
});
const generated = new URL('src/generated/', contract);
for (const file of readdirSync(generated)) if (!modules.includes(file)) rmSync(new URL(file, generated));
