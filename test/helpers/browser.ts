import { setTimeout as delay } from 'node:timers/promises';
import puppeteer, { type Browser, type HTTPResponse, type Page } from 'puppeteer-core';
import type { RequestListener } from 'node:http';
import { json } from 'node:stream/consumers';
import { after, before } from 'node:test';
import { findChromium } from '../browsers/find.js';
import { demoServer, listen } from '../../examples/server.js';
import { facesOf, type Font, installFaces } from './fonts.js';

/** The family that the demonstration's pages ask for first. */
const firstFamily = 'Inter';

declare global {
  interface Window {
    /** The errors on the page, in order. */
    troubles: string[];
    /** The sum of layout shifts that no person caused (CLS). */
    shifts: number;
  }
}

/** Runs in each page before anything else: keeps its errors and layout shifts. */
export function watch(): void {
  window.troubles = [];
  window.shifts = 0;
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    window.troubles.push(`policy: ${violatedDirective} ${blockedURI} ${sample}`),
  );
  new PerformanceObserver(list => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
    })[])
      if (!entry.hadRecentInput) window.shifts += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

export interface VisitOptions {
  /** In CSS pixels. */
  viewport?: { width: number; height: number };
  /** A font instead of the machine's own. */
  font?: Font;
}

export interface Visit {
  page: Page;
  /** All errors: console, exceptions, policy violations, resources not found. */
  troubles(): Promise<string[]>;
  /** The sum of layout shifts so far, once the page is at rest. */
  shifts(): Promise<number>;
}

/** Acknowledges signals as an endpoint for batches does, and stores nothing. */
const receive: RequestListener = (request, response) => {
  void json(request).then(body => {
    const accepted = (body as { id: string }[]).map(({ id }) => id);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ accepted, rejected: [] }));
  });
};

/** Waits as long as a person takes to see a control: an earlier press by a pointer does nothing. */
export const timeToSee = (): Promise<void> => delay(350);

/** A browser and a server for all tests of a file; call it at the top. */
export function site(options: Parameters<typeof demoServer>[0] = {}): {
  visit: (path: string, options?: VisitOptions) => Promise<Visit>;
} {
  let browser: Browser;
  let address: string;
  const server = demoServer({ api: receive, ...options });
  before(async () => {
    address = await listen(server);
    const executablePath = findChromium();
    if (!executablePath) throw new Error('no browser: npm test installs one');
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--lang=en-GB'];
    browser = await puppeteer.launch({ executablePath, args });
  });
  after(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  });
  const visit = async (
    path: string,
    { viewport = { width: 1280, height: 900 }, font }: VisitOptions = {},
  ): Promise<Visit> => {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const heard: string[] = [];
    await page.setViewport(viewport);
    await page.evaluateOnNewDocument(watch);
    if (font) await page.evaluateOnNewDocument(installFaces, firstFamily, facesOf(font));
    page.on('console', message => void heard.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', error => void heard.push(`uncaught: ${String(error)}`));
    page.on('response', (response: HTTPResponse) => {
      if (response.status() >= 400) heard.push(`${response.status()}: ${response.url()}`);
    });
    await page.goto(address + path, { waitUntil: 'networkidle0' });
    return {
      page,
      troubles: async () => [...heard, ...(await page.evaluate(() => window.troubles))],
      shifts: async () => {
        await page.evaluate(
          () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 100))),
        );
        return page.evaluate(() => window.shifts);
      },
    };
  };
  return { visit };
}
