import {
  type Attribute,
  type Element,
  elements,
  firstOfEachName,
  modulePaths,
  settableAttributes,
  settableProperties,
} from './manifest.js';

const comment = (text = '') => `/** ${text.replace(/\n/g, ' ')} */`;
const quoted = (name: string) => (/^\w+$/.test(name) ? name : `'${name}'`);

/** The type of an attribute: that of its property, and its text where that is no string. */
function attributeType({ name }: Element, { type, fieldName }: Attribute): string {
  if (!type || type.text === 'boolean') return 'BooleanAttribute';
  const property = `${name}['${fieldName}']`;
  return type.text === 'number' ? `${property} | \`\${number}\`` : property;
}

const isOfHuddle = ({ path }: Element) => path.startsWith('dist/huddle/');
const isProvider = ({ tagName }: Element) => tagName === 'till-moment' || tagName === 'till-huddle';

/** Events bubble, so that a provider has those of all the widgets that it provides for. */
const eventsOf = (element: Element) => {
  const widgets = elements.filter(
    each => isProvider(element) && !isProvider(each) && isOfHuddle(each) === isOfHuddle(element),
  );
  const sources = [element, ...widgets];
  return firstOfEachName(sources.flatMap(({ events = [] }) => events));
};

function declare(element: Element): string {
  const { name, tagName } = element;
  const attributes = settableAttributes(element).map(
    attribute =>
      `${comment(attribute.description)}\n${quoted(attribute.name)}?: ${attributeType(element, attribute)} | undefined;`,
  );
  const properties = settableProperties(element).map(
    ({ name: property, description }) =>
      `${comment(description)}\n${property}?: ${name}['${property}'] | undefined;`,
  );
  const events = eventsOf(element).map(
    ({ name: event, type, description }) => `${comment(description)}\n'${event}': ${type!.text};`,
  );
  return `'${tagName}': {
element: ${name};
attributes: {\n${attributes.join('\n')}\n};
properties: {\n${properties.join('\n')}\n};
events: {\n${events.join('\n')}\n};
};`;
}

/** Events are in a file of their name; one that is only a type is not in the manifest. */
const pathOf = (name: string) =>
  modulePaths.get(name) ??
  `dist/events${name.replace(/Event$/, '').replace(/[A-Z]/g, (letter, at) => `${at ? '-' : '/'}${letter.toLowerCase()}`)}.js`;

const used = new Set([
  ...elements.map(({ name }) => name),
  ...elements.flatMap(eventsOf).map(({ type }) => type!.text),
]);
const imports = [...used]
  .sort()
  .map(name => `import type { ${name} } from '${pathOf(name).replace('dist/', '../')}';`);

/** What a page can set on each element and hear from it, as TypeScript: the source of every framework's typings. */
export const types = `${imports.join('\n')}

/** A boolean attribute, as templates write it. */
export type BooleanAttribute = boolean | '' | 'true' | 'false';

/** What a page can set on each element, and the events that it hears there. */
export interface TillElements {
${elements.map(declare).join('\n')}
}
`;
