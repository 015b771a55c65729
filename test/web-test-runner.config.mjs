import { esbuildPlugin } from '@web/dev-server-esbuild';
import { build } from 'esbuild';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { keyboard } from './browsers/keyboard.ts';
import { launchers } from './browsers/launchers.ts';
import { countingReporter } from './reporters/browser.ts';

/**
 * `ONLY='a word' npm test -- suggestion` runs the tests whose titles have the word. `BROWSERS=chromium,firefox`
 * names the engines.
 */
const { ONLY: grep, BROWSERS = 'chromium' } = process.env;
const browsers = BROWSERS.split(',').map(name => ({ name, launcher: launchers[name]() }));
const rootDir = fileURLToPath(new URL('..', import.meta.url));

/** The one dependency that is not a module for browsers. */
const fakeTimers = {
  name: 'fake-timers',
  async serve({ path }) {
    if (!path.endsWith('/@sinonjs/fake-timers/src/fake-timers-src.js')) return undefined;
    const contents = "import all from '@sinonjs/fake-timers'; export const { install } = all;";
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: rootDir },
      bundle: true,
      format: 'esm',
      external: ['util', 'timers', 'timers/promises'],
      write: false,
    });
    return { body: outputFiles[0].text, type: 'js' };
  },
};

/** All files of stories as one module, whichever there are: tests of every state need no list. */
const stories = {
  name: 'stories',
  serve({ path }) {
    if (path !== '/test/stories.js') return undefined;
    const files = globSync('stories/*.stories.ts', { cwd: rootDir }).sort();
    const lines = files.map(file => {
      const name = file
        .replace(/^.*?(\w[\w-]*)\.stories\.ts$/, '$1')
        .replace(/-(\w)/g, (_, c) => c.toUpperCase());
      return `export * as ${name} from '/${file}';`;
    });
    return { body: lines.join('\n'), type: 'js' };
  },
};

export default {
  rootDir,
  files: ['test/elements/**/*.test.ts'],
  nodeResolve: { exportConditions: ['@tillside/source', 'browser'] },
  plugins: [
    fakeTimers,
    stories,
    keyboard(),
    esbuildPlugin({ ts: true, tsconfig: `${rootDir}tsconfig.json`, target: 'es2022' }),
  ],
  browsers: browsers.map(({ launcher }) => launcher),
  // One engine after the other, on as few as two cores beside the tests in Node: who types as fast as a scanner, or
  // waits for frames, is slow where more engines draw at once.
  concurrentBrowsers: 1,
  // A page in the background is not painted, and what is not painted is not seen.
  concurrency: 1,
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 900_000,
  testFramework: { config: { timeout: 60_000, ...(grep && { grep }) } },
  reporters: [countingReporter(launcher => browsers.find(each => each.launcher.name === launcher).name)],
};
