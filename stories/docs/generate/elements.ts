import { readFileSync } from 'node:fs';
import { code, table } from './markdown.js';

interface Described {
  name: string;
  description?: string;
  default?: string;
}
interface Member extends Described {
  kind: string;
  privacy?: string;
  readonly?: boolean;
  attribute?: string;
  type?: { text: string };
  parameters?: { name: string; type?: { text: string } }[];
  inheritedFrom?: object;
}
interface Attribute extends Described {
  fieldName?: string;
}
interface Declaration extends Described {
  tagName?: string;
  members?: Member[];
  attributes?: Attribute[];
  events?: (Described & { type: { text: string } })[];
  slots?: Described[];
  cssParts?: Described[];
  cssStates?: Described[];
  cssProperties?: Described[];
}
interface Manifest {
  modules: { declarations: Declaration[] }[];
}

const file = 'packages/elements/custom-elements.json';
const read = (): Declaration[] =>
  (JSON.parse(readFileSync(file, 'utf8')) as Manifest).modules.flatMap(({ declarations }) => declarations);

const isPublic = ({ privacy, name }: Member) => privacy !== 'private' && !name.startsWith('#');

/** A table with a heading, if there is anything in it. */
const part = (title: string, head: string[], rows: string[][]): string[] =>
  rows.length ? [`## ${title}`, table(head, rows)] : [];

/** Attributes, each with its property, then properties without an attribute. */
function fieldRows({ attributes = [], members = [] }: Declaration): string[][] {
  const fields = members.filter(member => member.kind === 'field' && isPublic(member));
  const row = (
    attribute: string,
    field: Member | undefined,
    { default: preset, description = '' }: Described,
  ) => [
    attribute && code(attribute),
    field ? code(field.name) : '',
    field?.type ? code(field.type.text.replace(/ \| undefined$/, '')) : '',
    preset && preset !== 'null' ? code(preset) : '',
    `${field?.readonly ? 'Read-only. ' : ''}${description}`,
  ];
  const without = fields.filter(
    ({ attribute, name }) => !attribute && !attributes.some(a => a.fieldName === name),
  );
  return [
    ...attributes.map(each =>
      row(
        each.name,
        fields.find(({ name }) => name === each.fieldName),
        each,
      ),
    ),
    ...without.map(field => row('', field, field)),
  ];
}

/** The fields of an event, and what it can do besides. */
function eventFields(declarations: Declaration[], type: string): string {
  const { members = [], description = '' } = declarations.find(({ name }) => name === type) ?? {};
  const names = members.filter(isPublic).map(({ name }) => name);
  const fields = names.filter(name => name !== 'response' && name !== 'respondWith').map(code);
  const isCancelable = /\bcancelable\b/i.test(description) ? ['`preventDefault()`'] : [];
  return [
    ...fields,
    ...(names.includes('respondWith') ? ['`respondWith(promise)`'] : []),
    ...isCancelable,
  ].join(', ');
}

const methodRows = ({ members = [] }: Declaration): string[][] =>
  members
    .filter(member => member.kind === 'method' && isPublic(member))
    .map(({ name, parameters = [], description = '' }) => [
      code(`${name}(${parameters.map(each => each.name).join(', ')})`),
      description,
    ]);

const named = (list: Described[] = [], write: (name: string) => string = code): string[][] =>
  list.map(({ name, description = '' }) => [write(name), description]);

/** What an element says of itself in custom-elements.json. */
export function elementPage(tag: string): string {
  const declarations = read();
  const element = declarations.find(({ tagName }) => tagName === tag);
  if (!element) throw new Error(`${file} has no ${tag}`);
  return [
    (element.description ?? '').replaceAll('\n', ' '),
    ...part(
      'Attributes and properties',
      ['attribute', 'property', 'type', 'default', 'what it does'],
      fieldRows(element),
    ),
    ...part('Methods', ['method', 'what it does'], methodRows(element)),
    ...part(
      'Events',
      ['event', 'has', 'when'],
      (element.events ?? []).map(({ name, type, description = '' }) => [
        code(name),
        eventFields(declarations, type.text),
        description,
      ]),
    ),
    ...part(
      'Slots',
      ['slot', 'what it is for'],
      named(element.slots, name => (name ? code(name) : 'default')),
    ),
    ...part(
      'Parts',
      ['part', 'what it is'],
      named(element.cssParts, name => code(`::part(${name})`)),
    ),
    ...part(
      'States',
      ['state', 'when'],
      named(element.cssStates, name => code(`:state(${name})`)),
    ),
    ...part(
      'Custom properties',
      ['property', 'default', 'what it is'],
      (element.cssProperties ?? []).map(({ name, default: preset, description = '' }) => [
        code(name),
        preset ? code(preset) : '',
        description,
      ]),
    ),
  ].join('\n\n');
}
