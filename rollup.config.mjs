import { globSync } from 'node:fs';
import { literalsHtmlCssMinifier } from '@literals/rollup-plugin-html-css-minifier';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { transform } from 'esbuild';
import { walk } from 'estree-walker';
import MagicString from 'magic-string';

/** The oldest web view that tills are known to run on. */
const oldest = 'chrome83';

const entries = {
  contract: ['index.ts', 'schemas/index.ts'],
  core: ['index.ts', 'outbox/index.ts', 'huddle/index.ts'],
  adapters: ['*.ts'],
  server: ['index.ts', 'cli.ts'],
  elements: [
    'index.ts',
    'all.ts',
    '{moment,promise,suggestion,feedback}/{define,till-*}.ts',
    'huddle/{index,all}.ts',
    'huddle/**/{define,till-*}.ts',
    'mirror/define.ts',
    'bundles/*.ts',
    'moment/outbox/outbox-delivery.ts',
    'hydrate.ts',
    'react/{index,huddle}.ts',
    'typings/{preact,solid,svelte,vue}.ts',
    'shared/scanner-guard.ts',
    'locales/**/*.ts',
  ],
};
const isStyles = file => file.endsWith('.styles.ts');

/** A package as it is published: a module for each source file, with declarations and source maps. */
const library = ([name, patterns]) => {
  const cwd = `packages/${name}/src`;
  return {
    input: globSync(patterns, { cwd, exclude: isStyles }).map(file => `${cwd}/${file}`),
    external: [/^[^./]/],
    // What only has types is imported all the same.
    onwarn: (warning, warn) => warning.code === 'EMPTY_BUNDLE' || warn(warning),
    output: {
      dir: `packages/${name}/dist`,
      format: 'es',
      preserveModules: true,
      preserveModulesRoot: cwd,
      sourcemap: true,
      // For frameworks that render on a server: what has state and listeners is run in the browser.
      banner: ({ name }) => (/^react\/(index|huddle)$/.test(name) ? `'use client';` : ''),
    },
    plugins: [typescript({ tsconfig: `packages/${name}/tsconfig.json`, filterRoot: cwd })],
  };
};

/** Two minifiers in a row find more than either does alone; this one also writes for an engine. */
const shrink = options => ({
  name: 'shrink',
  renderChunk: code => transform(code, { minify: true, sourcemap: 'external', ...options }),
});
/**
 * Turns private names into ordinary ones, which the oldest web view takes: private methods are younger than it,
 * and rewriting each class with weak sets costs 2 kB.
 */
const openPrivates = {
  name: 'open-privates',
  renderChunk(code) {
    const text = new MagicString(code);
    walk(this.parse(code), {
      enter: node => {
        if (node.type === 'PrivateIdentifier') text.overwrite(node.start, node.end, `_till_${node.name}`);
      },
    });
    return { code: text.toString(), map: text.generateMap({ hires: true }) };
  },
};
/** What the oldest web view does not know is rewritten; the helpers for it stay inside the one global, if any. */
const lower = global =>
  shrink({
    target: oldest,
    banner: global ? `var ${global} = (() => {` : '(() => {',
    footer: global ? `return ${global}; })();` : '})();',
  });

/** The licences of what is inside ask to be named; only what draws has Lit inside. */
const preamble = module =>
  `/* Tillside, MIT.${/^(all|bundles|huddle)/.test(module) ? ' Contains Lit, (c) Google LLC, BSD-3-Clause.' : ''} */`;

const outbox = 'moment/outbox/outbox-delivery.js';

/**
 * One file with everything in it that a module needs, made of the built packages. A light one leaves out the outbox,
 * and loads `tillside.outbox.js` from beside it when signals are to be delivered.
 */
const bundle = (module, output, isLight = false) => ({
  input: `packages/elements/dist/${module}`,
  external: id => isLight && id.endsWith(outbox),
  output: {
    sourcemap: true,
    inlineDynamicImports: true,
    paths: id => (id.endsWith(outbox) ? './tillside.outbox.js' : id),
    ...output,
  },
  plugins: [
    literalsHtmlCssMinifier(),
    nodeResolve(),
    output.format === 'iife' && openPrivates,
    output.format === 'iife' ? lower(output.name) : shrink({ target: 'es2022', format: 'esm' }),
    terser({
      ecma: 2020,
      module: output.format === 'es',
      compress: { passes: 3 },
      mangle: { properties: { regex: /^_till_/ } },
      format: { comments: false, preamble: preamble(module) },
    }),
  ],
});

/** English is built in. */
const languages = globSync('*.ts', { cwd: 'packages/elements/src/locales', exclude: ['en.ts'] }).map(file =>
  file.replace(/\.ts$/, ''),
);

/** What the widgets say in one language, for old web views: a script that follows `tillside.pos.js`. */
const words = language => ({
  input: `packages/elements/dist/locales/${language}.js`,
  external: /shared\/strings/,
  output: {
    file: `packages/elements/dist/tillside.${language}.pos.js`,
    format: 'iife',
    name: 'tillside.locales',
    extend: true,
    globals: () => 'tillside',
  },
  plugins: [shrink({ target: oldest })],
});

/** What the Huddle's elements say in other languages, for the server's page. */
const huddleWords = globSync('*.ts', {
  cwd: 'packages/elements/src/locales/huddle',
  exclude: ['en.ts'],
}).map(file => {
  const language = file.replace(/\.ts$/, '');
  return {
    input: `packages/elements/dist/locales/huddle/${language}.js`,
    output: { file: `packages/server/dist/page/tillside.huddle.${language}.js`, format: 'es' },
    plugins: [nodeResolve(), shrink({ target: 'es2022', format: 'esm' })],
  };
});

export default [
  ...Object.entries(entries).map(library),
  bundle('all.js', { file: 'packages/elements/dist/tillside.js', format: 'es' }),
  bundle('all.js', { file: 'packages/elements/dist/tillside.pos.js', format: 'iife', name: 'tillside' }),
  ...['promise', 'promise-suggestion'].map(name =>
    bundle(`bundles/${name}.js`, { file: `packages/elements/dist/tillside.${name}.js`, format: 'es' }, true),
  ),
  bundle(outbox, { file: 'packages/elements/dist/tillside.outbox.js', format: 'es' }),
  bundle('huddle/all.js', { file: 'packages/elements/dist/tillside.huddle.js', format: 'es' }),
  bundle('mirror/define.js', { file: 'packages/elements/dist/tillside.mirror.js', format: 'es' }),
  bundle('mirror/define.js', { file: 'packages/elements/dist/tillside.mirror.pos.js', format: 'iife' }),
  ...languages.map(words),
  ...huddleWords,
];
