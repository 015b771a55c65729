import { readdirSync, readFileSync } from 'node:fs';
import type { MomentInput, Problem } from '@tillside/contract';

const folder = (kind: 'valid' | 'invalid') => new URL(`../fixtures/${kind}/`, import.meta.url);

/** The text of every document in a folder, by its name. */
export const documents = (kind: 'valid' | 'invalid'): [name: string, json: string][] =>
  readdirSync(folder(kind))
    .filter(file => file !== 'expected.json')
    .map(file => [file.replace('.json', ''), readFileSync(new URL(file, folder(kind)), 'utf8')]);

/** A document that is known to be valid. */
export const valid = (name: string): MomentInput =>
  JSON.parse(readFileSync(new URL(`${name}.json`, folder('valid')), 'utf8')) as MomentInput;

/** The first problem of each invalid document. */
export const expected = JSON.parse(
  readFileSync(new URL('expected.json', folder('invalid')), 'utf8'),
) as Record<string, Problem>;
