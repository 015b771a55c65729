import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import type { PuppeteerNode } from 'puppeteer-core';
import { run } from '../../.scripts/run.js';

const cache = resolve('.cache/engines');

/**
 * Old versions of Chromium, as in web views on tills, oldest first. They come from npm packages that contain
 * builds for cloud functions, which run without a display. They are fetched when needed and kept in the cache.
 */
export const oldEngines = {
  83: {
    spec: 'chrome-aws-lambda@3.1.1',
    sha512: 'ikOcpFgobiiUvDXtBft+jxVz2CsauRV58owDtVyF1ocl/YN+/eqdIrrmbItm3yeJGnb9RtKxzFAqGcpBTQbTCA==',
  },
  88: {
    spec: 'chrome-aws-lambda@5.5.0',
    sha512: 'nYSDzTsVEVsvIFaUUAUN53ulXBLKSRXFS+eVYZOLZD5SA1If59rqBAiy4raMgorQwXWqjSsjK1SF4As+qzPLqA==',
  },
  92: {
    spec: 'chrome-aws-lambda@10.1.0',
    sha512: 'NZQVf+J4kqG4sVhRm3WNmOfzY0OtTSm+S8rg77pwePa9RCYHzhnzRs8YvNI6L9tALIW6RpmefWiPURt3vURXcw==',
  },
  109: {
    spec: '@sparticuz/chromium@109.0.6',
    sha512: '9hTE03DXnrWTiGNpfjLfmGhIfmiVAerSPinDb+x5bBdM4KF4PMM1NZ0A+V7WKazoA+CasSX/osHK8K0MuO6uqg==',
  },
};
export type OldEngine = keyof typeof oldEngines;

/** The newest version that drives all of them. */
const driver = 'puppeteer-core@10.1.0';

/** Runs no scripts of packages, and gives up quickly without a network. */
const options = [
  '--ignore-scripts',
  '--loglevel=error',
  '--fetch-retries=1',
  '--fetch-retry-mintimeout=2000',
];

const npm = async (what: string, args: string[], cwd: string): Promise<void> => {
  const env = { PUPPETEER_SKIP_DOWNLOAD: '1' };
  const { code, output } = await run('npm', [...args, ...options], { quiet: true, cwd, env });
  const why = /npm error (?:code )?(.+)/.exec(output)?.[1] ?? output.trim().split('\n').pop();
  if (code) throw new Error(`${what} could not be fetched from npm: ${why}`);
};

/** The path of an engine, which is fetched if it is missing; throws an error of one clear line if that is impossible. */
export const ensureOldEngine = async (version: OldEngine): Promise<string> => {
  const { spec, sha512 } = oldEngines[version];
  const folder = `${cache}/${version}`;
  const path = `${folder}/chromium`;
  const what = `Chromium ${version} (${spec})`;
  if (existsSync(path)) return path;
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`${what} runs on Linux on x64 only`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  console.log(`Fetching ${what} …`);
  await npm(what, ['pack', spec, '--silent'], folder);
  const archive = `${folder}/${spec.replace(/^@/, '').replace(/[/@]/g, '-')}.tgz`;
  if (createHash('sha512').update(readFileSync(archive)).digest('base64') !== sha512)
    throw new Error(`the checksum of ${what} has changed`);
  const { code, output } = await run('tar', ['-xzf', archive, 'package/bin/chromium.br'], {
    quiet: true,
    cwd: folder,
  });
  if (code) throw new Error(`${what} could not be unpacked: ${output.trim()}`);
  await pipeline(
    createReadStream(`${folder}/package/bin/chromium.br`),
    createBrotliDecompress(),
    createWriteStream(`${path}.part`, { mode: 0o755 }),
  );
  for (const rest of [archive, `${folder}/package`]) rmSync(rest, { recursive: true });
  renameSync(`${path}.part`, path);
  return path;
};

/** The driver of old engines, which is fetched if it is missing. */
export const ensureDriver = async (): Promise<PuppeteerNode> => {
  const folder = `${cache}/driver`;
  const path = `${folder}/node_modules/puppeteer-core`;
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    await npm(driver, ['install', '--prefix', '.', '--no-save', '--no-audit', '--no-fund', driver], folder);
  }
  return createRequire(import.meta.url)(path) as PuppeteerNode;
};
