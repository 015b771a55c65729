import { Launcher } from 'chrome-launcher';
import { accessSync, constants, globSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

export type EngineName = 'chromium' | 'firefox' | 'webkit';
export const engineNames: readonly EngineName[] = ['chromium', 'firefox', 'webkit'];

/** Where this project keeps browsers that it downloaded. */
export const browserCache = '.cache/browsers';

const isRunnable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** A program on the path, the first of these names that is there. */
const onPath = (...names: string[]): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap(folder => names.map(name => join(folder, name)))
    .find(isRunnable);

const installedChromes = (): string[] => {
  try {
    return Launcher.getInstallations();
  } catch {
    return [];
  }
};
const first = (...files: (string | undefined)[]): string | undefined =>
  files.find(file => file !== undefined && isRunnable(file));

/** The path of Chromium or Chrome, or undefined. `CHROME_PATH` comes first. */
export const findChromium = (): string | undefined =>
  first(
    process.env.CHROME_PATH,
    onPath('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'),
    ...installedChromes(),
    ...globSync([
      `${browserCache}/{chrome,chromium}/*/*/chrome`,
      join(homedir(), '.cache/puppeteer/chrome/*/*/chrome'),
      join(homedir(), '.cache/ms-playwright/chromium-*/*/chrome'),
    ]),
  );

/** The path of Firefox, or undefined. `FIREFOX_PATH` comes first. */
export const findFirefox = (): string | undefined =>
  first(
    process.env.FIREFOX_PATH,
    onPath('firefox-esr', 'firefox'),
    ...globSync([
      `${browserCache}/firefox/*/firefox/firefox`,
      join(homedir(), '.cache/puppeteer/firefox/*/firefox/firefox'),
      '/Applications/Firefox.app/Contents/MacOS/firefox',
    ]),
  );

/** What WebKitGTK needs to be driven without a screen. */
export interface WebKitTools {
  browser: string;
  driver: string;
  display: string;
  keyboard: string;
}

/** WebKitGTK with its driver, a display for it and a keyboard, or undefined where one of them is missing. */
export function findWebKit(): WebKitTools | undefined {
  const browser = globSync('/usr/{lib,libexec}/{,*/}webkit2gtk-4*/MiniBrowser').find(isRunnable);
  const [driver, display, keyboard] = ['WebKitWebDriver', 'Xvfb', 'xdotool'].map(name => onPath(name));
  return browser && driver && display && keyboard ? { browser, driver, display, keyboard } : undefined;
}

const finders: Record<EngineName, () => unknown> = {
  chromium: findChromium,
  firefox: findFirefox,
  webkit: findWebKit,
};

/** Whether the engine is on this machine. */
export const hasEngine = (name: EngineName): boolean => finders[name]() !== undefined;
