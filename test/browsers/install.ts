import {
  Browser,
  computeExecutablePath,
  detectBrowserPlatform,
  install,
  resolveBuildId,
} from '@puppeteer/browsers';
import { existsSync } from 'node:fs';
import { run } from '../../.scripts/run.ts';
import { browserCache, type EngineName, findChromium, hasEngine } from './find.ts';

/** Debian's packages, which bring the libraries that an engine needs. */
const packages: Record<EngineName, string[]> = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb', 'xdotool'],
};

const installByApt = async (name: EngineName): Promise<void> => {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { quiet: true, env });
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages[name]], { quiet: true, env });
};

/** The makers' own builds; there is none of WebKitGTK. */
const builds: Partial<Record<EngineName, Browser>> = { chromium: Browser.CHROME, firefox: Browser.FIREFOX };

const installByDownload = async (browser: Browser): Promise<void> => {
  const platform = detectBrowserPlatform();
  if (!platform) return;
  try {
    const buildId = await resolveBuildId(browser, platform, 'stable');
    await install({ browser, buildId, platform, cacheDir: browserCache });
    computeExecutablePath({ browser, buildId, platform, cacheDir: browserCache });
  } catch {
    // Whether it worked is seen by looking for it.
  }
};

/** Whether an engine is here, after it was installed where that is possible. */
export async function ensureEngine(name: EngineName): Promise<boolean> {
  if (hasEngine(name)) return true;
  console.log(`Installing ${name} …`);
  await installByApt(name);
  const build = builds[name];
  if (!hasEngine(name) && build) await installByDownload(build);
  return hasEngine(name);
}

/** The path of Chromium, installed if need be; throws one clear line where it cannot be had. */
export async function ensureChromium(): Promise<string> {
  await ensureEngine('chromium');
  const path = findChromium();
  if (path) return path;
  throw new Error(
    'The browser tests need Chromium or Chrome, which is neither here nor could be installed: install it, or set CHROME_PATH to it.',
  );
}
