import Slugger from 'github-slugger';
import { code, enumerate } from '../markdown.js';
import { type ContractObject, objectOf } from './objects.js';
import { deref, itemOf, type Node } from './schema.js';

const number = (value: number): string => value.toLocaleString('en');

/** A link to the section of an object, from a page of the same folder. */
const linkTo = ({ name, page }: ContractObject, label: string): string =>
  `[${label}](${page}.md#${new Slugger().slug(name)})`;

const text = ({ title = 'text', maxLength, pattern, published }: Node): string => {
  const kind = pattern || title !== 'text' ? title : 'text, also empty';
  const spelling = published?.type
    ? ` or a ${String((published.type as string[])[1]).replace('integer', 'whole number')}`
    : '';
  return `${kind}${spelling}${maxLength ? `, at most ${number(maxLength)} characters` : ''}`;
};

const range = ({ type, minimum, maximum, multipleOf }: Node): string => {
  const whole = multipleOf ? `a multiple of ${multipleOf}` : 'a whole number';
  const kind = type === 'integer' ? whole : 'a number';
  return minimum === undefined || maximum === undefined
    ? kind
    : `${kind} from ${number(minimum)} to ${number(maximum)}`;
};

const list = (node: Node): string => {
  const { minItems = 0, maxItems = 0 } = node;
  const item = itemOf(node)!;
  const object = objectOf(item);
  if (item.convert === 'wholeToText') return `a list of up to ${maxItems} ids`;
  const what = object ? linkTo(object, object.name.toLowerCase()) : describe(item).replace(/^an? /, '');
  return `a list of ${minItems ? `${minItems} to ${maxItems}` : `up to ${maxItems}`}: ${what}`;
};

/** What a field may hold, in words, with its limits. */
export function describe(member: Node): string {
  const node = deref(member);
  if (node.items) return list(node);
  const object = objectOf(node);
  if (object)
    return (
      linkTo(object, object.name.toLowerCase()) + (node.convert === 'addressToImage' ? ', or its URL' : '')
    );
  if (node.check === 'attributionToken') return 'any JSON, at most 2,048 bytes';
  if (node.rule === 'exactlyOneKey')
    return `an object with one of ${enumerate((node.anyOf as Node[]).flatMap(({ required }) => required ?? []).map(code))}, an id`;
  if (node.enum) return enumerate(node.enum.map(value => code(String(value))));
  if (node.const !== undefined) return code(String(node.const));
  if (node.type === 'boolean') return '`true` or `false`';
  if (node.type === 'string') return text(node);
  if (node.check === 'scaleEnds') return 'a list of two numbers';
  if (node.type === 'object') return 'an object';
  return node.title ?? range(node);
}
