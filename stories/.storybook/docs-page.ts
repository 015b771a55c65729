import { Controls, Description, Primary, Source, Stories, Title, useOf } from '@storybook/addon-docs/blocks';
import { createElement as h, Fragment, type ReactNode } from 'react';
import { type Declaration, declarationOf, type Entry } from './described.js';

/** Text with `code`, as descriptions have it. */
const rich = (text = ''): ReactNode[] =>
  text.split('`').map((part, at) => (at % 2 ? h('code', { key: at }, part) : part));

/** A table of what an element has, from its entry in custom-elements.json. */
function table(
  title: string,
  entries: Entry[] | undefined,
  more?: [title: string, value: (entry: Entry) => string | undefined],
): ReactNode {
  if (!entries?.length) return null;
  const rows = entries.map(entry =>
    h(
      'tr',
      { key: entry.name },
      h('td', null, h('code', null, entry.name || 'default')),
      h('td', null, rich(entry.description)),
      more && h('td', null, rich(more[1](entry) ?? '')),
    ),
  );
  const heads = ['Name', 'Description', ...(more ? [more[0]] : [])].map(head =>
    h('th', { key: head, scope: 'col', style: { textAlign: 'start' } }, head),
  );
  return h(
    Fragment,
    { key: title },
    h('h3', null, title),
    h('table', null, h('thead', null, h('tr', null, heads)), h('tbody', null, rows)),
  );
}

const initial: [string, (entry: Entry) => string | undefined] = [
  'Default',
  ({ default: value }) => value && `\`${value.replaceAll("'", '')}\``,
];

/** Everything that an element has: attributes, events, parts and tokens. */
const reference = (element: Declaration): ReactNode =>
  h(
    Fragment,
    null,
    h('h2', null, 'Reference'),
    table(
      'Attributes and properties',
      element.members?.filter(({ kind }) => kind === 'field'),
      initial,
    ),
    table(
      'Methods',
      element.members?.filter(({ kind }) => kind === 'method'),
    ),
    table('Events', element.events),
    table('Slots', element.slots),
    table('Parts', element.cssParts),
    table('States', element.cssStates),
    table('Custom properties', element.cssProperties, initial),
  );

/** What one pastes to begin with. */
interface Paste {
  html: string;
  address?: string;
  json?: object;
}

/** The page of an element: what it is, what to paste, and then every state. */
export function DocsPage(): ReactNode {
  const { preparedMeta } = useOf('meta', ['meta']);
  const { paste } = preparedMeta.parameters as { paste?: Paste };
  const component: unknown = preparedMeta.component;
  return h(
    Fragment,
    null,
    h(Title, null, paste && typeof component === 'string' ? `<${component}>` : undefined),
    h(Description),
    paste && h(Source, { language: 'html', code: paste.html, dark: false }),
    paste?.json && h('p', null, h('code', null, paste.address)),
    paste?.json && h(Source, { language: 'json', code: JSON.stringify(paste.json, null, 2), dark: false }),
    h(Primary),
    h(Controls),
    paste && typeof component === 'string' && reference(declarationOf(component)),
    h(Stories, { title: 'States' }),
  );
}
