import { globSync, readFileSync } from 'node:fs';

/** What the tests read of a package's `package.json`. */
export interface Manifest {
  name: string;
  version: string;
  sideEffects: boolean | string[];
  exports: Record<string, string | Record<string, string>>;
  dependencies?: Record<string, string>;
}

/** One thing that a package exports. */
export interface Entry {
  /** As it is imported. */
  specifier: string;
  /** The files behind it, for the consumers of the published package. */
  files: string[];
  /** Whether it is a module that can be imported in Node; the single files are for browsers. */
  isForNode: boolean;
}

const forBrowsersOrData = /\.json$|\/tillside(\.[\w-]+)*\.js$/;

export const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Manifest;

/** Every export of the package in a folder; `*` stands for each existing file. */
export function entriesOf(folder: string): Entry[] {
  const { name, exports } = manifestOf(folder);
  return Object.entries(exports).flatMap(([key, target]) => {
    const targets = typeof target === 'string' ? { default: target } : target;
    const main = `${folder}/${targets.default!.slice(2)}`;
    const [before = '', after = ''] = main.split('*');
    const fills = main.includes('*')
      ? globSync(main).map(file => file.slice(before.length, file.length - after.length))
      : [''];
    return fills.map(fill => {
      const files = Object.entries(targets)
        .filter(([condition]) => condition !== '@tillside/source')
        .map(([, file]) => `${folder}/${file.slice(2)}`.replace('*', fill));
      return {
        specifier: `${name}${key.slice(1)}`.replace('*', fill),
        files,
        isForNode: !files.some(file => forBrowsersOrData.test(file)),
      };
    });
  });
}
