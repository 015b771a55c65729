import { z } from 'zod';
import { hints, type Hints } from '../../../../packages/contract/src/schemas/hints.js';
import {
  Huddle,
  HuddleSignal,
  Moment,
  Outcome,
  Signal,
} from '../../../../packages/contract/src/schemas/index.js';

export type Node = z.core.JSONSchema.BaseSchema & Hints;
export type Members = Record<string, Node>;

/** The JSON Schema of what a host may write, with what only the validator knows. */
const schemaOf = (schema: z.ZodType): Node =>
  z.toJSONSchema(schema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => void Object.assign(jsonSchema, hints.get(zodSchema)),
  });

export const schemas = {
  moment: schemaOf(Moment),
  outcome: schemaOf(Outcome),
  signal: schemaOf(Signal),
  huddle: schemaOf(Huddle),
  huddleSignal: schemaOf(HuddleSignal),
};

const shared: Members = Object.assign({}, ...Object.values(schemas).map(({ $defs }) => $defs)) as Members;

/** The schema that a reference means; what is said beside the reference is kept by the caller. */
export const deref = (node: Node): Node => (node.$ref ? (shared[node.$ref.split('/').pop()!] ?? node) : node);

/** What a list, or a list behind a reference, holds. */
export const itemOf = (node: Node): Node | undefined =>
  deref(node).items ? deref(deref(node).items as Node) : undefined;

/** The members of an object; of a question, those that all types have. */
export const membersOf = (node: Node): Members =>
  ((deref(node).oneOf ? questionNode() : deref(node)).properties ?? {}) as Members;

/** The questions of a form differ by their type: this is what they share, or what one type has besides. */
export function questionNode(type?: string): Node {
  const form = shared.Form!;
  const { oneOf } = itemOf(membersOf(form).questions!)! as { oneOf: Node[] };
  const typesOf = (node: Node): unknown[] => membersOf(node).type?.enum ?? [membersOf(node).type?.const];
  const [scale] = oneOf as [Node];
  if (type === undefined)
    return {
      ...scale,
      properties: { ...membersOf(scale), type: { type: 'string', enum: oneOf.flatMap(typesOf) as string[] } },
    };
  const node = oneOf.find(one => typesOf(one).includes(type))!;
  const own = Object.entries(membersOf(node)).filter(([name]) => !(name in membersOf(scale)));
  return { ...node, properties: Object.fromEntries(own) };
}
