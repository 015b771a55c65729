import { literalsHtmlCssMinifier } from '@literals/rollup-plugin-html-css-minifier';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type OutputChunk, rollup } from 'rollup';

export const elements = 'packages/elements/dist';
const outbox = `${elements}/moment/outbox/outbox-delivery.js`;

/** What a page loads, and how much that may be, in kB (1,000 bytes) of minified code after gzip -9. */
export interface Budget {
  what: string;
  /** The ceiling, just above the present size, so that growth is noticed. */
  most: number;
  /** The size to reach. */
  goal: number;
  /** A single file, measured as built. */
  single?: string;
  /** Modules, measured in one bundle with all their imports, as a page would load them at first. */
  modules?: readonly string[];
}

export const budgets: readonly Budget[] = [
  {
    what: 'till-promise alone, with Lit',
    ...{ most: 19.9, goal: 12.5, modules: [`${elements}/promise/define.js`] },
  },
  {
    what: 'tillside.promise.js, moment and promise',
    ...{ most: 28.9, goal: 19, single: `${elements}/tillside.promise.js` },
  },
  {
    what: 'tillside.promise-suggestion.js, and suggestion',
    ...{ most: 35.2, goal: 22.5, single: `${elements}/tillside.promise-suggestion.js` },
  },
  {
    what: 'tillside.js, all elements',
    ...{ most: 53.3, goal: 36, single: `${elements}/tillside.js` },
  },
  {
    what: 'tillside.pos.js, the same for old web views',
    ...{ most: 55.3, goal: 38, single: `${elements}/tillside.pos.js` },
  },
  {
    what: 'tillside.outbox.js, which light files load where signals are delivered',
    ...{ most: 11.1, goal: 8, single: `${elements}/tillside.outbox.js` },
  },
  {
    what: 'tillside.mirror.js, the mirror',
    ...{ most: 10.7, goal: 8, single: `${elements}/tillside.mirror.js` },
  },
  {
    what: 'tillside.mirror.pos.js, the same for old web views',
    ...{ most: 11.2, goal: 8.5, single: `${elements}/tillside.mirror.pos.js` },
  },
  {
    what: "tillside.huddle.js, the team's screen, which no shopper loads",
    ...{ most: 47.6, goal: 40, single: `${elements}/tillside.huddle.js` },
  },
  {
    what: 'core with its outbox, without the validator',
    ...{ most: 12.9, goal: 9 },
    modules: ['packages/core/dist/index.js', 'packages/core/dist/outbox/index.js'],
  },
];

/** Modules with all that they import at first, as one minified file. */
async function bundle(modules: readonly string[]): Promise<OutputChunk> {
  const exported = modules.map(module => `export * from ${JSON.stringify(resolve(module))};`);
  const built = await rollup({
    input: 'all',
    external: id => resolve(id) === resolve(outbox),
    plugins: [
      {
        name: 'all',
        resolveId: id => (id === 'all' ? id : null),
        load: id => (id === 'all' ? exported.join('\n') : null),
      },
      literalsHtmlCssMinifier(),
      nodeResolve(),
      terser({ ecma: 2020, module: true, compress: { passes: 3 } }),
    ],
  });
  const { output } = await built.generate({ format: 'es' });
  await built.close();
  return output[0];
}

/** The size of what a page loads, in kB. */
export async function sizeOf({ single, modules = [] }: Budget): Promise<number> {
  const code = single ? readFileSync(single, 'utf8') : (await bundle(modules)).code;
  return gzipSync(code, { level: 9 }).length / 1000;
}
