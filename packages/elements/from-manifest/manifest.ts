import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

interface Named {
  name: string;
  description?: string;
}
interface Typed extends Named {
  type?: { text: string };
  default?: string;
}
export interface Attribute extends Typed {
  /** The property that reflects it. */
  fieldName?: string;
}
interface Member extends Typed {
  kind: 'field' | 'method';
  readonly?: boolean;
}
/** What custom-elements.json says of an element. */
export interface Element {
  name: string;
  tagName: string;
  description: string;
  attributes: Attribute[];
  members: Member[];
  events?: Typed[];
  slots?: Named[];
  cssParts?: Named[];
  cssStates?: Named[];
  cssProperties?: Typed[];
  /** The published module of its class. */
  path: string;
}
interface Manifest {
  modules: { path: string; declarations: (Partial<Element> & Named)[] }[];
}

const folder = new URL('../', import.meta.url);
const { modules } = JSON.parse(readFileSync(new URL('custom-elements.json', folder), 'utf8')) as Manifest;

/** The elements, in alphabetical order. */
export const elements = modules
  .flatMap(({ path, declarations }) => declarations.map(declaration => ({ ...declaration, path })))
  .filter((declaration): declaration is Element => declaration.tagName !== undefined);

/** The modules of the classes, elements and events, by name. */
export const modulePaths = new Map(
  modules.flatMap(({ path, declarations }) => declarations.map(({ name }) => [name, path])),
);

/** A list without repetitions. */
export const firstOfEachName = <T extends Named>(list: readonly T[]): T[] =>
  list.filter(({ name }, i) => list.findIndex(each => each.name === name) === i);

const fieldOf = ({ members }: Element, name = '') => members.find(member => member.name === name);

/** The attributes that a page sets; one that only tells something is not among them. */
export const settableAttributes = (element: Element): Attribute[] =>
  element.attributes.filter(({ name }) => !fieldOf(element, name)?.readonly);

/** The properties that a page sets. */
export const settableProperties = ({ members }: Element): Member[] =>
  members.filter(({ kind, readonly }) => kind === 'field' && !readonly);

/** Writes a file of the package only if its content changes, so that watchers are not triggered. */
export function write(path: string, content: string): void {
  const url = new URL(path, folder);
  mkdirSync(new URL('.', url), { recursive: true });
  if (!existsSync(url) || readFileSync(url, 'utf8') !== content) writeFileSync(url, content);
}
