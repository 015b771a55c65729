import { globSync } from 'node:fs';
import { literalsHtmlCssMinifier } from '@literals/rollup-plugin-html-css-minifier';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { transform } from 'esbuild';

/** The oldest web view that tills are known to run on. */
const oldest = 'chrome83';

const entries = {
  contract: ['index.ts', 'schemas/index.ts'],
  core: ['index.ts'],
  elements: ['index.ts', 'all.ts', '{moment,promise,suggestion,feedback}/{define,till-*}.ts', 'locales/*.ts'],
};
const isStyles = file => file.endsWith('.styles.ts');

/** A package as it is published: a module for each source file, with declarations and source maps. */
const library = ([name, patterns]) => {
  const cwd = `packages/${name}/src`;
  return {
    input: globSync(patterns, { cwd, exclude: isStyles }).map(file => `${cwd}/${file}`),
    external: [/^[^./]/],
    output: {
      dir: `packages/${name}/dist`,
      format: 'es',
      preserveModules: true,
      preserveModulesRoot: cwd,
      sourcemap: true,
    },
    plugins: [typescript({ tsconfig: `packages/${name}/tsconfig.json`, filterRoot: cwd })],
  };
};

/** Rewrites syntax that the oldest web view does not know; the helpers for it stay inside the one global. */
const lower = {
  name: 'lower',
  renderChunk: async code =>
    transform(code, {
      target: oldest,
      sourcemap: 'external',
      banner: 'var tillside = (() => {',
      footer: 'return tillside; })();',
    }),
};

/** The licences of what is inside ask to be named. */
const preamble = '/* Tillside, MIT. Contains Lit, (c) Google LLC, BSD-3-Clause. */';

/** One file with everything in it, made of the built packages. */
const bundle = output => ({
  input: 'packages/elements/dist/all.js',
  output: { sourcemap: true, ...output },
  plugins: [
    literalsHtmlCssMinifier(),
    nodeResolve(),
    output.format === 'iife' && lower,
    terser({
      ecma: 2020,
      module: output.format === 'es',
      compress: { passes: 3 },
      format: { comments: false, preamble },
    }),
  ],
});

export default [
  ...Object.entries(entries).map(library),
  bundle({ file: 'packages/elements/dist/tillside.js', format: 'es' }),
  bundle({ file: 'packages/elements/dist/tillside.pos.js', format: 'iife', name: 'tillside' }),
];
