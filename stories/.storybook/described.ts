/// <reference types="vite/client" />
import type { StrictArgTypes, StrictInputType } from 'storybook/internal/types';
import formTypes from '../../packages/contract/src/types/form.ts?raw';
import huddleTypes from '../../packages/contract/src/types/huddle.ts?raw';
import momentTypes from '../../packages/contract/src/types/moment.ts?raw';
import promiseTypes from '../../packages/contract/src/types/promise.ts?raw';
import suggestionTypes from '../../packages/contract/src/types/suggestion.ts?raw';

/** An entry of custom-elements.json, such as an attribute, event or part. */
export interface Entry {
  name: string;
  description?: string;
  default?: string;
  type?: { text: string };
  attribute?: string;
  readonly?: boolean;
  kind?: string;
}

/** What custom-elements.json says of an element. */
export interface Declaration {
  tagName: string;
  description: string;
  members?: Entry[];
  attributes?: Entry[];
  events?: Entry[];
  slots?: Entry[];
  cssParts?: Entry[];
  cssProperties?: Entry[];
  cssStates?: Entry[];
}
interface Manifest {
  modules: { declarations: Declaration[] }[];
}

// The build makes it; a type check that comes before can do without.
const [manifest] = Object.values(
  import.meta.glob<Manifest>('../../packages/elements/custom-elements.json', {
    eager: true,
    import: 'default',
  }),
);
if (!manifest) throw new Error('Storybook needs custom-elements.json: npm run build');
export { manifest };

/** The element with this tag in custom-elements.json. */
export function declarationOf(tag: string): Declaration {
  const found = manifest!.modules.flatMap(each => each.declarations).find(({ tagName }) => tagName === tag);
  if (!found) throw new Error(`custom-elements.json has no <${tag}>`);
  return found;
}

/** What is told of a control. */
interface Told {
  description: string;
  type: string;
  initial: string;
}

/** Finds the default that a description tells in words, as "`on` by default". */
function tell(description: string, type: string, initial?: string): Told {
  const [, code, word] = /`([^`]+)` by default|(?<!No )\b(\w+) by default/.exec(description) ?? [];
  const fallback = type === 'boolean' ? 'false' : 'none';
  return { description, type, initial: initial?.replaceAll("'", '') ?? code ?? word ?? fallback };
}

/** The doc comments of an interface, by member. */
function membersOf(source: string, name: string): Map<string, Told> {
  const body = source.split(`interface ${name} `)[1]?.split('\n}')[0] ?? '';
  const members = body.matchAll(/\/\*\*((?:(?!\*\/)[^])*)\*\/\s+(\w+)\??: ([^]*?);\n/g);
  return new Map(
    [...members].map(([, comment, member, type]) => [
      member!,
      tell(comment!.replace(/\s*\n\s*\*?\s*/g, ' ').trim(), type!),
    ]),
  );
}

/** The members of an element, by property. */
const propertiesOf = (tag: string): Map<string, Told> =>
  new Map(
    (declarationOf(tag).members ?? []).map(({ name, description = '', type, default: initial }) => [
      name,
      tell(description, type?.text ?? '', initial),
    ]),
  );

const moment = new Map([...membersOf(momentTypes, 'MomentInput'), ...propertiesOf('till-moment')]);
const huddle = new Map([...membersOf(huddleTypes, 'HuddleInput'), ...propertiesOf('till-huddle')]);
/** Where the controls of each category are described. */
const categories: Record<string, Map<string, Told>> = {
  Promise: membersOf(promiseTypes, 'PromiseInput'),
  Suggestion: membersOf(suggestionTypes, 'SuggestionInput'),
  Form: membersOf(formTypes, 'FormInput'),
  Screen: moment,
  Result: huddle,
  Portrait: huddle,
  Story: huddle,
  Thanks: huddle,
  News: huddle,
  Team: huddle,
};

/** Gives each control the description and default of what it controls. */
export function describeControls({
  argTypes,
  component,
}: {
  argTypes: StrictArgTypes;
  component?: unknown;
}): StrictArgTypes {
  const own = typeof component === 'string' ? propertiesOf(component) : new Map<string, Told>();
  return Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]): [string, StrictInputType] => {
      const found = categories[argType.table?.category ?? '']?.get(name) ?? own.get(name);
      if (!found) return [name, argType];
      const { description, type, initial } = found;
      const table = { type: { summary: type }, defaultValue: { summary: initial }, ...argType.table };
      return [name, { description, ...argType, table }];
    }),
  );
}
