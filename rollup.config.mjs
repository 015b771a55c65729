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
  core: ['index.ts', 'outbox/index.ts'],
  server: ['index.ts', 'cli.ts'],
  elements: [
    'index.ts',
    'all.ts',
    '{moment,promise,suggestion,feedback}/{define,till-*}.ts',
    'mirror/define.ts',
    'shared/scanner-guard.ts',
    'locales/*.ts',
  ],
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
  `/* Tillside, MIT.${module === 'all.js' ? ' Contains Lit, (c) Google LLC, BSD-3-Clause.' : ''} */`;

/** One file with everything in it that a module needs, made of the built packages. */
const bundle = (module, output) => ({
  input: `packages/elements/dist/${module}`,
  output: { sourcemap: true, ...output },
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

export default [
  ...Object.entries(entries).map(library),
  bundle('all.js', { file: 'packages/elements/dist/tillside.js', format: 'es' }),
  bundle('all.js', { file: 'packages/elements/dist/tillside.pos.js', format: 'iife', name: 'tillside' }),
  bundle('mirror/define.js', { file: 'packages/elements/dist/tillside.mirror.js', format: 'es' }),
  bundle('mirror/define.js', { file: 'packages/elements/dist/tillside.mirror.pos.js', format: 'iife' }),
  ...['ar', 'de'].map(words),
];
