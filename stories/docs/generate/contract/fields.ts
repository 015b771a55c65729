import { code, table } from '../markdown.js';
import { describe } from './describe.js';
import { docComment } from './doc-comments.js';
import { defaultOf, faultOf, show } from './faults.js';
import { type ContractObject, objects } from './objects.js';
import { deref, membersOf } from './schema.js';

const presence = (object: ContractObject, field: string): string => {
  if (object.schema.required?.includes(field)) return 'required';
  const value = defaultOf(object, field);
  return value === undefined ? '' : show(value);
};

/** One object of the contract: its fields, then an example of each and what happens if it is wrong. */
function objectSection(object: ContractObject): string {
  const { name: title, type, schema } = object;
  const members = Object.entries(membersOf(schema));
  const about = docComment(type) || (deref(schema).description ?? '');
  const fields = members.map(([name, member]) => [
    code(name),
    describe(member),
    presence(object, name),
    docComment(`${type}.${name}`) || (member.description ?? ''),
  ]);
  const faults = members.map(([name]) => {
    const { example, wrong, problem, consequence } = faultOf(object, name);
    return [code(name), show(example), show(wrong), `${code(problem.code)}: ${problem.message}`, consequence];
  });
  return [
    `## ${title}`,
    about,
    table(['field', 'holds', 'default', 'what it is'], fields),
    table(['field', 'for example', 'if it is', 'the problem is', 'and'], faults),
  ].join('\n\n');
}

/** All objects that have their section on a page. */
export const contractPage = (page: string): string =>
  objects
    .filter(object => object.page === page)
    .map(objectSection)
    .join('\n\n');
