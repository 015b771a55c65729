import { docComment } from './contract/doc-comments.js';
import { membersOf, type Node, schemas } from './contract/schema.js';
import { code, enumerate, table } from './markdown.js';

/** The signals of a moment or a huddle, what all of them have, and the TypeScript type with their comments. */
const kinds = {
  moment: {
    schema: schemas.signal,
    type: 'SignalData',
    common: ['moment', 'surface', 'locale', 'mode', 'ref'],
  },
  huddle: { schema: schemas.huddleSignal, type: 'HuddleSignalData', common: ['huddle', 'team', 'by'] },
};

/** All types of signals: when each is made, and what its data has beyond that of all. */
export function signalTable(document: string): string {
  const { schema, type: comments, common } = document === 'huddle' ? kinds.huddle : kinds.moment;
  const rows = (schema.oneOf as Node[]).map(node => {
    const { type, data } = membersOf(node) as { type: Node; data: Node };
    const name = String(type.const).replace('dev.tillside.', '');
    const required = data.required ?? [];
    const fields = Object.keys(membersOf(data))
      .filter(field => !common.includes(field) || (name === 'customer.forgotten' && field === 'ref'))
      .map(field => code(field) + (required.includes(field) ? '' : '?'));
    return [code(name), docComment(`${comments}.${name}`), enumerate(fields, 'and')];
  });
  return table(['`type`, after `dev.tillside.`', 'when', 'more in `data`'], rows);
}
