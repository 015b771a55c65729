import type { Problem } from '@tillside/contract';
import { code } from '../markdown.js';
import type { ContractObject } from './objects.js';
import { find, type Path, pointer, valueAt, withValue } from './path.js';
import { deref, itemOf, membersOf, type Node } from './schema.js';

/** What people write by mistake, by what was expected. */
const mistakes: Record<string, unknown> = {
  'an RFC 3339 time': '2026-11-20 10:15',
  'an ISO 8601 date': '20.11.2026',
  'an ISO 8601 duration': '30 days',
  'a BCP 47 language tag': 'en_GB',
  'a GTIN with its check digit': '5012345678901',
  'an https, http, mailto, tel or relative URL': 'www.example.co.uk/cups',
  'an https, http, data:image or relative URL': 'file:///cup.jpg',
  'an ISO 4217 currency': '£',
  'a decimal': '12,50 €',
  'a UUID in lower case': '17',
  'an answer': {},
  "one of schema.org's words for availability": 'a few left',
};

/** A wrong value for a field. */
function mistake(node: Node): unknown {
  if (node.title && node.title in mistakes) return mistakes[node.title];
  if (node.check === 'attributionToken') return 'x'.repeat(2100);
  if (node.convert === 'wholeToText') return 12.5;
  if (node.enum) return capitalized(String(node.enum[0]));
  if (node.const !== undefined) return typeof node.const === 'number' ? String(node.const) : 'other';
  if (node.type === 'boolean') return 'yes';
  if (node.type === 'string') return 'x'.repeat((node.maxLength ?? 0) + 1);
  if (node.prefixItems) return true;
  if (node.type === 'array') return listMistake(node);
  if (node.maximum === undefined) return true;
  return node.maximum < 1 ? node.maximum * 100 : node.maximum + 1;
}

const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** One item in place of a list of words or ids, or an object in place of a list of objects. */
function listMistake(node: Node): unknown {
  const { type } = itemOf(node)!;
  return type === 'string' ? 'all' : {};
}

/** A value as the reference shows it: as JSON, if that is short. */
export function show(value: unknown): string {
  if (typeof value === 'string' && /^x+$/.test(value))
    return `${value.length.toLocaleString('en')} characters`;
  const json = JSON.stringify(value, null, 1)
    .replaceAll(/\n\s*/g, ' ')
    .replaceAll(/\[ | (?=\])/g, bracket => bracket.trim());
  return code(json.length > 48 ? `${json.slice(0, 44).trimEnd()} …` : json);
}

/** What a list holds, in one word. */
const singular: Record<string, string> = {
  promises: 'promise',
  suggestions: 'suggestion',
  feedback: 'form',
  questions: 'question',
  items: 'line',
  options: 'option',
  instead: 'choice',
  reasons: 'reason',
};

/** What became of a field: compares what is read of a document with what is read of the right one. */
function consequence(right: unknown, wrong: unknown, path: Path): string {
  let [before, after] = [right, wrong];
  for (const [at, step] of path.entries()) {
    const isLast = at === path.length - 1;
    const list = Array.isArray(before) ? (after as { id?: string }[]) : undefined;
    const isShorter = list && list.length < (before as unknown[]).length;
    before = valueAt(before, [step]);
    const { id } = before as { id?: string };
    if (list) {
      const same = isShorter ? undefined : list[Number(step)];
      after = id === undefined ? same : list.find(item => item.id === id);
      if (after === undefined) return `the ${singular[String(path[at - 1])]} is left out`;
    } else {
      after = valueAt(after, [step]);
      if (after === undefined) return isLast ? 'the field is left out' : `${code(String(step))} is left out`;
    }
  }
  return JSON.stringify(after) === '[]' ? 'the list is empty' : `counts as ${show(after)}`;
}

/** Where the sample has a field of an object. */
function placeOf({ reader, sample, name: object }: ContractObject, field: string): Path {
  const path = find(reader.sample, [...sample, field]);
  if (!path) throw new Error(`the sample has no ${field} in ${object}`);
  return path;
}

/** What a field counts as if it is missing; undefined if it has no default. */
export function defaultOf(object: ContractObject, field: string): unknown {
  const { sample, read } = object.reader;
  const path = placeOf(object, field);
  const value = valueAt(read(withValue(sample, path, undefined)).result, path);
  return JSON.stringify(value) === '[]' ? undefined : value;
}

export interface Fault {
  /** The right value in the sample. */
  example: unknown;
  wrong: unknown;
  problem: Problem;
  consequence: string;
}

/** Reads the sample with a wrong value in one field, and tells what happens. */
export function faultOf(object: ContractObject, field: string): Fault {
  const { sample, read, refused } = object.reader;
  const path = placeOf(object, field);
  const wrong = mistake(deref(membersOf(object.schema)[field]!));
  const right = read(sample).result;
  const { result, problems } = read(withValue(sample, path, wrong));
  const problem = problems.find(each => each.path.startsWith(pointer(path)));
  if (!problem) throw new Error(`${pointer(path)} may be ${JSON.stringify(wrong)}`);
  return {
    example: valueAt(sample, path),
    wrong,
    problem,
    consequence: result ? consequence(right, result, path) : refused,
  };
}
