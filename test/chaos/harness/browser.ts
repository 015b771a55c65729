import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer-core';
import { ensureBrowser } from '../../../.scripts/browser.mjs';
import type { News } from '../page/tell.js';
import { sleep } from './faults.js';

const flags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--lang=en-GB', '--no-first-run'],
  // Names of hosts that are not `localhost`, where the browser trusts plain http less.
  '--host-resolver-rules=MAP *.test 127.0.0.1',
  // A tab in the background is a tab all the same.
  '--disable-background-timer-throttling',
];

/** How long to wait for something that has to come. */
const patience = 60_000;

/** A tab, and what it tells. */
export class Tab {
  readonly page: Page;
  readonly session: CDPSession;
  #listeners: ((news: News) => void)[] = [];

  constructor(page: Page, session: CDPSession, hear: (news: News) => void) {
    this.page = page;
    this.session = session;
    this.#listeners.push(hear);
    session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name !== 'told') return;
      const news = JSON.parse(payload) as News;
      for (const listener of [...this.#listeners]) listener(news);
    });
  }

  /** Resolves when the page tells that. */
  told(isIt: (news: News) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the page did not get so far')), patience);
      const listener = (news: News) => {
        if (!isIt(news)) return;
        clearTimeout(timer);
        this.#listeners = this.#listeners.filter(other => other !== listener);
        resolve();
      };
      this.#listeners.push(listener);
    });
  }

  async goto(address: string): Promise<void> {
    const ready = this.told(({ ready }) => !!ready);
    await Promise.all([ready, this.page.goto(address)]);
  }

  async reload(): Promise<void> {
    const ready = this.told(({ ready }) => !!ready);
    await Promise.all([ready, this.page.reload()]);
  }

  /** Makes signals; does not wait for the end where the page may go in between. */
  make(count: number, gap = 0): Promise<void> {
    return this.page.evaluate((count, gap) => window.chaos.make(count, gap), count, gap);
  }

  /** Winds the page's clock, and lets it do what that brings about. */
  async tick(ms: number): Promise<void> {
    await this.page.evaluate(ms => window.clock!.tickAsync(ms), ms);
    await sleep(10);
  }

  /** How many signals wait. */
  pending(): Promise<number> {
    return this.page.evaluate(() => window.chaos.pending());
  }
}

/** A browser with a profile of its own that survives it. */
export class Shopper {
  readonly #profile: string;
  readonly #hear: (news: News) => void;
  #browser: Browser | undefined;

  constructor(profile: string, hear: (news: News) => void) {
    this.#profile = profile;
    this.#hear = hear;
  }

  async start(preferences?: object): Promise<void> {
    if (preferences) {
      mkdirSync(join(this.#profile, 'Default'), { recursive: true });
      writeFileSync(join(this.#profile, 'Default/Preferences'), JSON.stringify(preferences));
    }
    this.#browser = await puppeteer.launch({
      ...{ executablePath: await ensureBrowser(), userDataDir: this.#profile, args: flags, pipe: true },
    });
  }

  /** A new tab; the scripts run in it before any of the page's. */
  async tab(scripts: readonly string[] = []): Promise<Tab> {
    const page = await this.#browser!.newPage();
    const session = await page.createCDPSession();
    await session.send('Runtime.enable');
    await session.send('Runtime.addBinding', { name: 'told' });
    for (const script of scripts) await page.evaluateOnNewDocument(script);
    return new Tab(page, session, this.#hear);
  }

  /** SIGKILL, for all of its processes. */
  async kill(): Promise<void> {
    const child = this.#browser?.process();
    if (!child?.pid) return;
    const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
    process.kill(-child.pid, 'SIGKILL');
    await gone;
    this.#browser = undefined;
    // The others of the group are dead as well, but their locks on files may take a moment.
    await sleep(50);
  }
}
