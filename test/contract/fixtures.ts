import { readdirSync, readFileSync } from 'node:fs';
import type { HuddleInput, MomentInput, Problem } from '@tillside/contract';

/** Where documents are: moments, or huddles. */
type Folder = 'valid' | 'invalid' | 'huddles/valid' | 'huddles/invalid';

const folder = (kind: Folder) => new URL(`../fixtures/${kind}/`, import.meta.url);

/** The text of every document in a folder, by name. */
export const documents = (kind: Folder): [name: string, json: string][] =>
  readdirSync(folder(kind))
    .filter(file => file !== 'expected.json')
    .map(file => [file.replace('.json', ''), readFileSync(new URL(file, folder(kind)), 'utf8')]);

const readJson = (kind: Folder, name: string): unknown =>
  JSON.parse(readFileSync(new URL(`${name}.json`, folder(kind)), 'utf8'));

/** A moment that is known to be valid. */
export const valid = (name: string): MomentInput => readJson('valid', name) as MomentInput;
/** A huddle that is known to be valid. */
export const validHuddle = (name: string): HuddleInput => readJson('huddles/valid', name) as HuddleInput;

/** The first problem of each invalid document of a folder. */
export const expectedIn = (kind: Folder): Record<string, Problem> =>
  readJson(kind, 'expected') as Record<string, Problem>;
