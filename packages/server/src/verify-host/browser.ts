import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Browser, LaunchOptions } from 'puppeteer-core';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

const isRunnable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** A browser on this machine: the named one, `CHROME_PATH`, one on the path, or an installed Chrome. */
function launchOptions(named: string | undefined): LaunchOptions {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap(folder => names.map(name => join(folder, name)));
  const wanted = named ?? process.env.CHROME_PATH;
  if (wanted && !isRunnable(wanted)) throw new Error(`${wanted} is not an executable browser`);
  const executablePath = wanted ?? onPath.find(isRunnable);
  return executablePath ? { executablePath } : { channel: 'chrome' };
}

/**
 * Starts a browser without a window.
 * @throws Error that says how to get `puppeteer-core` or a browser if either is missing
 */
export async function startBrowser(named?: string): Promise<Browser> {
  const { default: puppeteer } = await import('puppeteer-core').catch((cause: unknown) => {
    throw new Error('verify-host drives a browser with puppeteer-core: npm install puppeteer-core', {
      cause,
    });
  });
  const options = launchOptions(named);
  // Chromium's sandbox does not run as root.
  const isRoot = process.getuid?.() === 0;
  const args = ['--disable-background-networking', ...(isRoot ? ['--no-sandbox'] : [])];
  try {
    return await puppeteer.launch({ ...options, args });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new Error(`no browser could be started: install Chrome or Chromium, or use --browser (${why})`, {
      cause,
    });
  }
}
