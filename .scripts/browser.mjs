/** Finds a Chromium or Chrome, or installs one where that is possible. */
import {
  Browser,
  computeExecutablePath,
  detectBrowserPlatform,
  install,
  resolveBuildId,
} from '@puppeteer/browsers';
import { Launcher } from 'chrome-launcher';
import { accessSync, constants, existsSync, globSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

const cacheDir = '.cache/browsers';
const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const caches = [
  `${cacheDir}/{chrome,chromium}/*/*/chrome`,
  join(homedir(), '.cache/puppeteer/chrome/*/*/chrome'),
  join(homedir(), '.cache/ms-playwright/chromium-*/*/chrome'),
];

const isRunnable = file => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const known = () => {
  try {
    return Launcher.getInstallations();
  } catch {
    return [];
  }
};

/** The path of a browser on this machine, or undefined. `CHROME_PATH` comes first. */
export const findBrowser = () => {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap(folder => names.map(name => join(folder, name)));
  const given = process.env.CHROME_PATH ? [process.env.CHROME_PATH] : [];
  return [...given, ...onPath, ...known(), ...globSync(caches)].find(isRunnable);
};

/** Debian's and Ubuntu's own way, which brings the libraries that a browser needs. */
const installByApt = async () => {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { quiet: true, env });
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { quiet: true, env });
};

const installByDownload = async () => {
  try {
    const platform = detectBrowserPlatform();
    const buildId = await resolveBuildId(Browser.CHROME, platform, 'stable');
    await install({ browser: Browser.CHROME, buildId, platform, cacheDir });
    const path = computeExecutablePath({ browser: Browser.CHROME, buildId, platform, cacheDir });
    return isRunnable(path) ? path : undefined;
  } catch {
    return undefined;
  }
};

/** The path of a browser, installed if need be; throws one clear line where there is none to be had. */
export const ensureBrowser = async () => {
  const found = findBrowser();
  if (found) return found;
  console.log('Installing Chromium …');
  await installByApt();
  const path = findBrowser() ?? (await installByDownload());
  if (path) return path;
  throw new Error(
    'The browser tests need Chromium or Chrome, and none is here nor could be installed: install one, or set CHROME_PATH to it.',
  );
};
