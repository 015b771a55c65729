import { readFileSync } from 'node:fs';
import {
  type Attribute,
  type Element,
  elements,
  firstOfEachName,
  settableAttributes,
  settableProperties,
} from './manifest.js';

const { name, version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  name: string;
  version: string;
};

/** The values that an attribute can have, if they are words. */
const wordsOf = ({ type }: Attribute): string[] =>
  [...(type?.text ?? '').matchAll(/'([^']+)'/g)].map(([, word]) => word!);
const isBoolean = ({ type }: Attribute) => !type || type.text === 'boolean';
const withDefault = ({ description = '', default: value }: { description?: string; default?: string }) =>
  value === undefined ? description : `${description} Default: ${value}`;

/** The custom properties of all elements, each once. */
const cssProperties = firstOfEachName(elements.flatMap(element => element.cssProperties ?? []));

/** Completion and hovers for HTML in VS Code. */
export const htmlCustomData = {
  $schema:
    'https://raw.githubusercontent.com/microsoft/vscode-html-languageservice/main/docs/customData.schema.json',
  version: 1.1,
  tags: elements.map(element => ({
    name: element.tagName,
    description: element.description,
    attributes: settableAttributes(element).map(attribute => ({
      name: attribute.name,
      description: attribute.description,
      ...(isBoolean(attribute) && { valueSet: 'v' }),
      ...(wordsOf(attribute).length && { values: wordsOf(attribute).map(word => ({ name: word })) }),
    })),
  })),
};

/** Completion and hovers for CSS in VS Code. */
export const cssCustomData = {
  $schema:
    'https://raw.githubusercontent.com/microsoft/vscode-css-languageservice/main/docs/customData.schema.json',
  version: 1.1,
  properties: cssProperties.map(property => ({
    name: property.name,
    description: withDefault(property),
  })),
};

const described = ({ name, description }: { name: string; description?: string }) => ({ name, description });

const webType = (element: Element) => ({
  name: element.tagName,
  description: element.description,
  attributes: settableAttributes(element).map(attribute => ({
    ...described(attribute),
    default: attribute.default,
    value: isBoolean(attribute)
      ? { type: 'boolean', required: false }
      : { type: wordsOf(attribute).length ? wordsOf(attribute).map(word => `'${word}'`) : 'string' },
  })),
  slots: element.slots?.map(({ name, description }) => ({ name: name || 'default', description })),
  js: {
    properties: settableProperties(element).map(property => ({
      ...described(property),
      value: { type: property.type?.text },
    })),
    events: element.events?.map(event => ({ ...described(event), value: { type: event.type?.text } })),
  },
  css: {
    properties: element.cssProperties?.map(property => ({
      ...described(property),
      default: property.default,
    })),
    parts: element.cssParts?.map(described),
    'pseudo-classes': element.cssStates?.map(({ name, description }) => ({
      name: `state(${name})`,
      description,
    })),
  },
});

/** The same for JetBrains' editors, and for Vue and Angular templates in them. */
export const webTypes = {
  $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
  name,
  version,
  'description-markup': 'markdown',
  contributions: { html: { elements: elements.map(webType) } },
};
