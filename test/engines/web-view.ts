import type { Signal } from '@tillside/contract';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findChromium } from '../browsers/find.js';
import { timeToSee } from '../helpers/browser.js';
import { demoServer } from '../../examples/server.js';
import { ensureDriver, ensureOldEngine, type OldEngine } from './old-engines.js';

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
  /** Calls one of the page's tools by its name. */
  ask<K extends keyof Tools>(tool: K, ...args: Parameters<Tools[K]>): Promise<ReturnType<Tools[K]>>;
  /** The centre of a control; waits until it is there. */
  at(tag: string, selector: string, words?: string): Promise<{ x: number; y: number }>;
  /** Everything that went wrong. */
  troubles: string[];
}

/** A host in a shop's network: plain http, and a name that is no secure context. */
const host = 'till.shop.test';
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--lang=en-GB',
  `--host-resolver-rules=MAP ${host} 127.0.0.1`,
];
/** Warnings about response headers that have no effect on plain http. */
const isExpected = (words: string) => words.includes('only has an effect in a secure context');

/** Launches an old engine, or today's. */
export async function launch(version?: OldEngine): Promise<Browser> {
  if (version) return (await ensureDriver()).launch({ executablePath: await ensureOldEngine(version), args });
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no browser: npm test installs one');
  return puppeteer.launch({ executablePath, args });
}

/** Serves the page, the fixtures and a receiver; `received` has the signals in order of arrival. */
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

/** The name of `createBrowserContext` in the old driver. */
type OldBrowser = Browser & { createIncognitoBrowserContext: Browser['createBrowserContext'] };

/**
 * Runs in each page before anything else: makes shuffled options the same in every engine, and dates the same on
 * every day.
 */
const settle = `{
  Math.random = () => 0.5;
  const DeviceDate = Date;
  const ahead = DeviceDate.parse('2026-12-01T09:00:00Z') - DeviceDate.now();
  window.Date = class extends DeviceDate {
    constructor(...args) {
      super(...(args.length ? args : [DeviceDate.now() + ahead]));
    }
    static now() {
      return DeviceDate.now() + ahead;
    }
  };
}`;

/** Opens the page with a query, at a viewport width in CSS pixels. */
export async function visit(
  browser: Browser,
  address: string,
  query: Record<string, string>,
  width = 360,
): Promise<View> {
  // A new context has no storage of the last visit.
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
    // Chromium reports a response without a body, which nobody reads, as aborted.
    if (errorText !== 'net::ERR_ABORTED') troubles.push(`${errorText}: ${request.url()}`);
  });
  await page.evaluateOnNewDocument(settle);
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
/** Presses a control as a person does, by mouse, touch or keyboard. */
export const pressBy: Record<'mouse' | 'touch' | 'keyboard', (view: View) => Press> = {
  mouse:
    ({ page, at }) =>
    async (...where) => {
      const { x, y } = await at(...where);
      await timeToSee();
      await page.mouse.click(x, y);
    },
  touch:
    ({ page, at }) =>
    async (...where) => {
      const { x, y } = await at(...where);
      await timeToSee();
      await page.touchscreen.tap(x, y);
    },
  keyboard:
    ({ page, ask, at }) =>
    async (...where) => {
      await at(...where);
      await ask('focus', ...where);
      // Held as long as a person holds it: the guard waits after Space for the next key of a scan.
      await page.keyboard.press(/step|option/.test(where[1]) ? 'Space' : 'Enter', { delay: 130 });
    },
};

/** Waits until a value meets a condition; throws the last value after three seconds. */
export async function until<T>(look: () => T | Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  for (let i = 0; ; i++) {
    const value = await look();
    if (isSo(value)) return value;
    if (i > 150) throw new Error(`still ${JSON.stringify(value)}`);
    await setTimeout(20);
  }
}
