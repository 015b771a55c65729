/** How the app of a stack is served: from a folder of files, or by a command that listens on a port. */
export type Serving = { files: string } | { command: (port: number) => string[] };

/** A framework, and an app in it. */
export interface Stack {
  name: string;
  /** Where its files are. */
  folder: string;
  /** The section of the guide whose code is put into the folder. */
  section?: string;
  /** Files of the examples that are put into the folder, by their path in it. */
  borrowed?: Record<string, string>;
  /** The page to begin at, `/` by default. */
  path?: string;
  /** The package whose version the table tells. */
  framework?: string;
  /** Whether it is built before it is served. */
  isBuilt: boolean;
  production: Serving;
  development?: Serving;
  /** What its users have to know, for the table. */
  note?: string;
  /** Whether a server renders its page. */
  isRendered: boolean;
  /** Whether it is driven in every run of the tests; the others are in `npm run test:stacks` only. */
  isQuick: boolean;
}

/** A single page, built by Vite. */
const vite = {
  isBuilt: true,
  production: { files: 'dist' },
  development: { command: (port: number) => ['vite', '--port', `${port}`, '--strictPort'] },
  isRendered: false,
};

const examples = 'examples/vite-react/src';
/** What every shop has, in a folder of the app. */
const shop = (folder: string) =>
  Object.fromEntries(
    ['visits.json', 'basket.ts', 'style.css'].map(name => [`${folder}/${name}`, `${examples}/${name}`]),
  );
const component = 'examples/next/app/shop.tsx';

/** A stack of which the guide has the code, and a folder the rest of its default template. */
const template = (name: string) => ({
  name,
  section: name,
  folder: `test/stacks/templates/${name.toLowerCase()}`,
  isBuilt: true,
  isQuick: false,
});
const astro = {
  ...template('Astro'),
  note: 'the moment as JSON in the page, with `<` escaped',
  framework: 'astro',
  borrowed: { ...shop('src'), 'src/shop.tsx': component },
  production: { files: 'dist' },
  development: { command: (port: number) => ['astro', 'dev', '--port', `${port}`] },
  isRendered: true,
};

export const stacks: readonly Stack[] = [
  {
    name: 'HTML',
    note: 'no framework: one file, `tillside.js`',
    folder: 'examples/html',
    isBuilt: false,
    production: { files: '.' },
    isRendered: true,
    isQuick: true,
  },
  {
    name: 'React',
    note: 'components from `@tillside/elements/react`',
    folder: 'examples/vite-react',
    framework: 'react',
    ...vite,
    isQuick: true,
  },
  {
    name: 'Next',
    note: '`use client` in the file with listeners; the page that was left is kept, hidden',
    folder: 'examples/next',
    framework: 'next',
    isBuilt: true,
    production: { command: port => ['next', 'start', '-p', `${port}`] },
    development: { command: port => ['next', 'dev', '-p', `${port}`] },
    isRendered: true,
    isQuick: true,
  },
  {
    name: 'Vue',
    note: '`isCustomElement`',
    folder: 'examples/vue',
    framework: 'vue',
    ...vite,
    isQuick: true,
  },
  { name: 'Svelte', folder: 'examples/svelte', framework: 'svelte', ...vite, isQuick: false },
  {
    name: 'Angular',
    note: '`CUSTOM_ELEMENTS_SCHEMA`',
    folder: 'examples/angular',
    framework: '@angular/core',
    isBuilt: true,
    production: { files: 'dist/angular/browser' },
    development: { command: port => ['ng', 'serve', '--port', `${port}`] },
    isRendered: false,
    isQuick: false,
  },
  {
    ...template('React on a server'),
    note: '`@tillside/elements/react`: plain tags lose objects in hydration',
    folder: 'test/stacks/templates/react-ssr',
    framework: 'react',
    borrowed: { ...shop('src'), 'src/shop.tsx': component },
    production: { command: () => ['node', 'dist/server/server.js'] },
    isRendered: true,
  },
  {
    ...template('Nuxt'),
    note: '`isCustomElement`; elements are imported in a client plugin',
    framework: 'nuxt',
    borrowed: shop('app'),
    production: { command: () => ['node', '.output/server/index.mjs'] },
    development: { command: port => ['nuxt', 'dev', '--port', `${port}`] },
    isRendered: true,
  },
  {
    ...template('SvelteKit'),
    note: '`value` as JSON text: Svelte’s server writes an object as `[object Object]`',
    framework: '@sveltejs/kit',
    borrowed: shop('src'),
    production: { command: () => ['node', 'build/index.js'] },
    development: vite.development,
    isRendered: true,
  },
  astro,
  { ...astro, name: 'Astro, an island in React', note: '`client:load`', path: '/island/' },
  {
    ...template('Solid'),
    note: '`on:till-suggestion-accept`',
    framework: 'solid-js',
    borrowed: shop('src'),
    ...vite,
  },
  {
    ...template('Preact'),
    note: '`ontill-suggestion-accept`',
    framework: 'preact',
    borrowed: shop('src'),
    ...vite,
  },
];
