/**
 * Writes what is made from the contract's zod schemas: the published JSON Schemas and the compact shapes that
 * the browser's validator reads.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { hints } from '../packages/contract/src/schemas/formats.js';
import { Moment, Signal } from '../packages/contract/src/schemas/index.js';

const contract = new URL('../packages/contract/', import.meta.url);

interface Node extends z.core.JSONSchema.BaseSchema {
  rule?: string;
  test?: string;
  check?: string;
  unique?: true;
  lenient?: true;
}

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

/** Turns one JSON Schema into a module that holds it as a `Spec`. */
const compile = (name: string, schema: Node): string => {
  const imports = new Map<string, string>();
  const camel = (id: string): string => id[0]?.toLowerCase() + id.slice(1);
  const rule = (id: string): string => (imports.set(id, '../rules.js'), id);

  const list = ({ items, maxItems, minItems, unique, lenient }: Node): string => {
    const flags = (unique ? 1 : 0) + (lenient ? 2 : 0) + (minItems ? 4 : 0);
    return `[${spec(items as Node)}, ${maxItems}${flags ? `, ${flags}` : ''}]`;
  };
  const fields = (properties: Record<string, unknown>, required: string[] = []): string => {
    const ordered = [...required, ...Object.keys(properties).filter(key => !required.includes(key))];
    const members = ordered.map(key => `${key}: ${spec(properties[key] as Node)}`);
    return `${required.length}, { ${members.join(', ')} }`;
  };
  const shape = ({ properties = {}, required, rule: id }: Node, by = ''): string => {
    const defaults = Object.entries(properties).flatMap(([key, { default: value }]: [string, Node]) =>
      value === undefined ? [] : [`${key}: '${String(value)}'`],
    );
    const given = defaults.length ? `, { ${defaults.join(', ')} }` : id && ', 0';
    return `[${fields(properties, required)}${given ?? ''}${id ? `, ${rule(id)}` : ''}${by}]`;
  };

  /** Members that a `type` tells apart: what they share, and what each adds. */
  const tagged = (node: Node): string => {
    const members = node.oneOf as Node[];
    const words = members.flatMap(({ properties }) => {
      const { const: one, enum: some } = properties?.type as Node;
      return (some ?? [one]) as string[];
    });
    const [first, ...others] = members.map(({ properties }) => properties ?? {});
    const shared = Object.keys(first ?? {}).filter(key => others.every(other => key in other));
    const base: Node = {
      properties: { ...first, type: { type: 'string', enum: words } },
      required: (members[0]?.required ?? []).filter(key => shared.includes(key)),
      ...(node.rule && { rule: node.rule }),
    };
    const by = members.flatMap(({ properties = {}, required = [] }) => {
      const own = Object.entries(properties).filter(([key]) => !shared.includes(key));
      const type = (properties.type as Node).const;
      if (!own.length) return [];
      const needed = required.filter(key => !shared.includes(key));
      return [`${String(type)}: [${fields(Object.fromEntries(own), needed)}]`];
    });
    return shape(base, `, { ${by.join(', ')} }`);
  };
  /** Members that exclude each other by their keys: all keys are optional, and the rule counts them. */
  const exclusive = ({ anyOf, rule: id }: Node): string => {
    const keys = (anyOf as Node[]).flatMap(({ properties, required = [] }) =>
      required.map(key => [key, properties?.[key]] as const),
    );
    return shape({ properties: Object.fromEntries(keys) as never, ...(id && { rule: id }) });
  };
  const format = ({ title, pattern, maxLength, test }: Node): string => {
    const literal = String(new RegExp(pattern ?? ''));
    const both = test && `{ test: (v: string) => ${literal}.test(v) && ${rule(test)}(v) }`;
    const limits = maxLength ? `, 'url', ${maxLength}` : '';
    return `['${title}', ${both ?? literal}${limits}]`;
  };
  const spec = (node: Node): string => {
    const { $ref, type } = node;
    if ($ref) {
      const id = camel($ref.split('/').pop() as string);
      imports.set(id, `./${id}.js`);
      return id;
    }
    if (node.oneOf) return tagged(node);
    if (node.check) return rule(node.check);
    if (node.anyOf) return exclusive(node);
    if (node.title && type !== 'object') return format(node);
    if (node.const === 1) return rule('version');
    if (node.enum) return JSON.stringify(node.enum.join('|'));
    if (type === 'boolean') return rule('flag');
    if (type === 'string')
      return node.pattern ? String(node.maxLength) : `['text', /^/, 'format', ${node.maxLength}]`;
    if (type === 'array') return list(node);
    if (type === 'object') return shape(node);
    return `[${type === 'integer'}, ${node.minimum}, ${node.maximum}]`;
  };

  const body = spec(schema);
  const kind = schema.type === 'object' ? 'Shape' : 'Format';
  const lines = [...imports].map(([id, from]) => `import { ${id} } from '${from}';`);
  lines.push(`import type { ${kind} } from '../spec.js';`, '');
  lines.push(`export const ${camel(name)}: ${kind} = ${body};`, '');
  return lines.join('\n');
};

publish(Moment, 'moment', 'Tillside Moment, version 1');
publish(Signal, 'signal', 'Tillside Signal, version 1');

const hinted = z.toJSONSchema(Moment, {
  io: 'input',
  override: ({ zodSchema, jsonSchema }) => {
    Object.assign(jsonSchema, hints.get(zodSchema as never));
  },
});
const { $defs = {}, ...moment } = hinted;
const modules = new Set<string>();
for (const [name, schema] of Object.entries({ ...$defs, Moment: moment })) {
  const file = `src/generated/${name[0]?.toLowerCase()}${name.slice(1)}.ts`;
  modules.add(file);
  write(
    file,
    `// Made by \`npm run generate\` from src/schemas; changes here are lost.\n${compile(name, schema as Node)}`,
  );
}
for (const file of readdirSync(new URL('src/generated/', contract)))
  if (!modules.has(`src/generated/${file}`)) rmSync(new URL(`src/generated/${file}`, contract));
