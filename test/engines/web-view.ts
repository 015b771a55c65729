import type { Signal } from '@tillside/contract';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findBrowser } from '../../.scripts/browser.mjs';
import { demoServer } from '../../.scripts/demo-server.mjs';
import { ensureDriver, ensureEngine } from '../../.scripts/engines.mjs';

/** A box on the page: left, top, width and height in px. */
export interface Box {
  name: string;
  box: [number, number, number, number];
}
interface Tools {
  signals(): Signal[];
  words(tag: string): string;
  find(tag: string, selector: string, words?: string): { x: number; y: number } | null;
  focus(tag: string, selector: string, words?: string): void;
  focused(): string;
  boxes(): Box[];
}
export interface View {
  page: Page;
  /** Asks the page, by the name of one of its tools. */
  ask<K extends keyof Tools>(tool: K, ...args: Parameters<Tools[K]>): Promise<ReturnType<Tools[K]>>;
  /** Where the control is; waits until it is there. */
  at(tag: string, selector: string, words?: string): Promise<{ x: number; y: number }>;
  /** Everything that went wrong. */
  troubles: string[];
}

/** A host in a shop's network: no encryption, no name that browsers trust. */
const host = 'till.shop.test';
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--lang=en-GB',
  `--host-resolver-rules=MAP ${host} 127.0.0.1`,
];
/** What the page's own headers cause where they mean nothing. */
const isExpected = (words: string) => words.includes('only has an effect in a secure context');

/** An engine of this version, or the one of today. */
export async function launch(version?: number): Promise<Browser> {
  if (version) return (await ensureDriver()).launch({ executablePath: await ensureEngine(version), args });
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('no browser: npm test installs one');
  return puppeteer.launch({ executablePath, args });
}

/** Serves the page, the fixtures and a receiver of signals; the signals are in the order in which they came. */
export async function shop() {
  const received: Signal[] = [];
  const server = demoServer({
    mounts: { '/engines': 'test/engines/page', '/moments': 'test/fixtures/valid' },
    api: (request, response) => {
      let body = '';
      request.on('data', chunk => (body += String(chunk)));
      request.on('end', () => {
        if (request.method === 'POST' && request.url === '/signals')
          received.push(JSON.parse(body) as Signal);
        response.writeHead(request.method === 'POST' ? 204 : 404).end();
      });
    },
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    received,
    address: `http://${host}:${port}/engines/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What it was called. */
type OldBrowser = Browser & { createIncognitoBrowserContext: Browser['createBrowserContext'] };

/** Opens the page, as wide as said, with what the query says. */
export async function visit(
  browser: Browser,
  address: string,
  query: Record<string, string>,
  width = 360,
): Promise<View> {
  // What the last visit left behind is not here.
  const context = await (
    browser.createBrowserContext ?? (browser as OldBrowser).createIncognitoBrowserContext
  ).call(browser);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', message => {
    if (!isExpected(message.text())) troubles.push(message.text());
  });
  page.on('pageerror', error => void troubles.push(String(error)));
  page.on('requestfailed', request => {
    const { errorText } = request.failure()!;
    // So is called an answer without a body that nobody reads.
    if (errorText !== 'net::ERR_ABORTED') troubles.push(`${errorText}: ${request.url()}`);
  });
  // Options that are shuffled come in the same order in every engine.
  await page.evaluateOnNewDocument('Math.random = () => 0.5');
  await page.setViewport({ width, height: 800, hasTouch: true });
  await page.goto(`${address}?${new URLSearchParams(query)}`);
  await page.waitForFunction("document.querySelector('till-moment').moment !== null");
  const ask: View['ask'] = (tool, ...args) =>
    page.evaluate(`tools.${tool}(...${JSON.stringify(args)})`) as never;
  const at: View['at'] = async (...where) => {
    for (let i = 0; i < 100; i++) {
      const found = await ask('find', ...where);
      if (found) return found;
      await setTimeout(20);
    }
    throw new Error(`no ${where.join(' ')} in ${await ask('words', where[0])}`);
  };
  return { page, ask, at, troubles };
}

type Press = (tag: string, selector: string, words?: string) => Promise<void>;
/** The ways in which a person presses a control. */
export const pressBy: Record<'mouse' | 'touch' | 'keyboard', (view: View) => Press> = {
  mouse:
    ({ page, at }) =>
    async (...where) => {
      const { x, y } = await at(...where);
      await page.mouse.click(x, y);
    },
  touch:
    ({ page, at }) =>
    async (...where) => {
      const { x, y } = await at(...where);
      await page.touchscreen.tap(x, y);
    },
  keyboard:
    ({ page, ask, at }) =>
    async (...where) => {
      await at(...where);
      await ask('focus', ...where);
      // As long as a person's finger is on it: Space waits for what a scanner would send after it.
      await page.keyboard.press(/step|option/.test(where[1]) ? 'Space' : 'Enter', { delay: 130 });
    },
};

/** Waits until something is so; rejects after three seconds, with what it was last. */
export async function until<T>(look: () => T | Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  for (let i = 0; ; i++) {
    const value = await look();
    if (isSo(value)) return value;
    if (i > 150) throw new Error(`still ${JSON.stringify(value)}`);
    await setTimeout(20);
  }
}
