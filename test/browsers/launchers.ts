import { chromeLauncher, puppeteerCore } from '@web/test-runner-chrome';
import type { BrowserLauncher } from '@web/test-runner-core';
import { type BrowserContext, type Page, ProtocolError } from 'puppeteer-core';
import { type EngineName, findChromium, findFirefox, findWebKit } from './find.ts';
import { WebKitLauncher } from './webkit-launcher.ts';

function chromium(): BrowserLauncher {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Chromium is not on this machine');
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--lang=en-GB',
    // Names and roles as properties of elements: the test of our own way to compute them compares.
    '--enable-blink-features=ComputedAccessibilityInfo',
  ];
  return chromeLauncher({ launchOptions: { executablePath, args } });
}

/** A page in Firefox. Debian's takes its size, but knows no orientation of a screen, which comes with it. */
async function firefoxPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const setViewport = page.setViewport.bind(page);
  page.setViewport = viewport =>
    setViewport(viewport).catch((error: unknown) => {
      if (!(error instanceof ProtocolError && error.message.includes('setScreenOrientationOverride')))
        throw error;
    });
  return page;
}

function firefox(): BrowserLauncher {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('Firefox is not on this machine');
  const extraPrefsFirefox = {
    'intl.accept_languages': 'en-GB',
    'intl.locale.requested': 'en-GB',
    // Alt, with which scanners type numbers, would take focus to the window's menu.
    'ui.key.menuAccessKeyFocuses': false,
  };
  return chromeLauncher({
    puppeteer: puppeteerCore,
    launchOptions: { browser: 'firefox', executablePath, extraPrefsFirefox },
    createPage: ({ context }) => firefoxPage(context),
  });
}

function webkit(): BrowserLauncher {
  const tools = findWebKit();
  if (!tools) throw new Error('WebKitGTK is not on this machine');
  return new WebKitLauncher(tools);
}

/** What starts each engine for the test runner. */
export const launchers: Record<EngineName, () => BrowserLauncher> = { chromium, firefox, webkit };
