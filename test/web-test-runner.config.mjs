import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { fileURLToPath } from 'node:url';
import { counting } from '../.scripts/reporters/browser.mjs';

const rootDir = fileURLToPath(new URL('..', import.meta.url));

export default {
  rootDir,
  files: ['test/elements/**/*.test.ts'],
  nodeResolve: { exportConditions: ['@tillside/source', 'browser'] },
  plugins: [esbuildPlugin({ ts: true, json: true, tsconfig: `${rootDir}tsconfig.json`, target: 'es2022' })],
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: process.env.CHROME_PATH,
        args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--lang=en-GB'],
      },
    }),
  ],
  concurrency: 2,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  testFramework: { config: { timeout: 10_000 } },
  reporters: [counting()],
};
