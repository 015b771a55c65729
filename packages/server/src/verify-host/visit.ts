import { setTimeout } from 'node:timers/promises';
import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import { assertOwn } from '../verify-sink/sink.js';
import { type Probe, probeScripts } from './probe.js';

/** How the page is visited. */
export interface VisitOptions {
  /** In CSS pixels. */
  width: number;
  height: number;
  /** What a scan types. */
  code: string;
}

/** A request of the page, and its response. */
export interface Sent {
  body: string;
  /** 0 if there was no response. */
  status: number;
}

/** The host's page in a browser context of its own, so that nothing is left from the previous check. */
export interface Visit extends VisitOptions {
  page: Page;
  /** Calls the function of this name in `probe/`. */
  call<K extends keyof Probe>(name: K, ...args: Parameters<Probe[K]>): Promise<Awaited<ReturnType<Probe[K]>>>;
  reload(): Promise<void>;
  /** Warnings and errors in the console and uncaught exceptions, and the script that each came from. */
  heard: { text: string; from: string }[];
  /** POST requests. */
  sent: Sent[];
  dialogs: string[];
  /** How often the page was navigated or reloaded, other than by `reload`. */
  departures(): number;
  close(): Promise<void>;
}

export const pause = (ms: number): Promise<void> => setTimeout(ms);

/** Polls until it is so; false if it is not in time. */
export async function eventually(isSo: () => Promise<boolean>, limit: number): Promise<boolean> {
  const end = performance.now() + limit;
  for (;;) {
    if (await isSo()) return true;
    if (performance.now() > end) return false;
    await pause(50);
  }
}

function listen(page: Page, visit: Pick<Visit, 'heard' | 'sent' | 'dialogs'>): void {
  page.on('console', message => {
    if (!['error', 'warn'].includes(message.type())) return;
    visit.heard.push({ text: message.text(), from: message.location().url ?? '' });
  });
  page.on('pageerror', error => {
    const { stack = '' } = error as Error;
    visit.heard.push({ text: `uncaught: ${String(error)}`, from: stack });
  });
  page.on('dialog', dialog => {
    visit.dialogs.push(`${dialog.type()}: ${dialog.message()}`);
    void dialog.dismiss().catch(() => undefined);
  });
  const note = async (request: HTTPRequest, status: number) => {
    if (request.method() !== 'POST') return;
    const body = await request.fetchPostData().catch(() => undefined);
    visit.sent.push({ body: body ?? '', status });
  };
  page.on('requestfinished', request => void note(request, request.response()?.status() ?? 0));
  page.on('requestfailed', request => void note(request, 0));
}

/**
 * Opens the page and waits until Tillside is defined.
 * @throws Error if there is no Tillside in it, or the page cannot be loaded
 */
export async function open(browser: Browser, url: URL, options: VisitOptions): Promise<Visit> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const visit = { heard: [], sent: [], dialogs: [] };
  let loads = 0;
  let ours = 0;
  listen(page, visit);
  page.on('domcontentloaded', () => loads++);
  for (const script of await probeScripts()) await page.evaluateOnNewDocument(script);
  await page.setViewport({ width: options.width, height: options.height });

  const call: Visit['call'] = (name, ...args) =>
    page.evaluate(
      (name, args) => {
        const probe = (window as unknown as Record<symbol, Record<string, (...args: unknown[]) => unknown>>)[
          Symbol.for('tillside.verify-host')
        ];
        return probe![name]!(...args);
      },
      name,
      args,
    ) as never;

  const load = async (go: () => Promise<unknown>) => {
    await go();
    await assertOwn(new URL(page.url()), 'a page');
    await ready(call);
    ours = loads;
  };
  await load(async () => {
    const response = await page.goto(url.href, { waitUntil: 'load', timeout: 20_000 });
    if (response && !response.ok()) throw new Error(`${url.href} answered ${response.status()}`);
  });
  return {
    ...options,
    ...visit,
    page,
    call,
    reload: () => load(() => page.reload({ waitUntil: 'load', timeout: 20_000 })),
    departures: () => loads - ours,
    close: () => context.close(),
  };
}

/** Waits until the elements are defined and, if the host gives them a document, until it is in force. */
async function ready(call: Visit['call']): Promise<void> {
  const isDefined = await eventually(async () => {
    const { moments, defined } = await call('there');
    return moments > 0 && defined === moments;
  }, 8000);
  const { moments } = await call('there');
  if (!moments) throw new Error('there is no <till-moment> in the page');
  if (!isDefined) {
    const [violation] = await call('violations');
    throw new Error(`no script defines the page's <till-moment>${violation ? `: ${violation.what}` : ''}`);
  }
  await eventually(async () => (await call('own')) !== 'null', 2000);
  await call('settled');
}
