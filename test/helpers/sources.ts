import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** What a source file imports: the specifier, and whether only types come from it. */
export interface Import {
  from: string;
  isType: boolean;
}

const statement = /^(?:import|export)\s+(type\s)?([^;'"]*?from\s+)?'([^']+)'/gm;
const onlyTypes = /^\{\s*(?:type\s+\w+(?:\s+as\s+\w+)?\s*,?\s*)+\}\s*from\s+$/;

/** The imports and re-exports of a TypeScript source. */
export function importsOf(file: string): Import[] {
  return [...readFileSync(file, 'utf8').matchAll(statement)].map(([, type, names = '', from = '']) => ({
    from,
    isType: Boolean(type) || onlyTypes.test(names),
  }));
}

/** All hand-written sources of the packages. */
export const sources = globSync('packages/*/src/**/*.ts').map(file => file.replaceAll('\\', '/'));

/** The file that a relative import means. */
export const resolve = (file: string, from: string): string =>
  posix.join(posix.dirname(file), from).replace(/\.js$/, '.ts');
