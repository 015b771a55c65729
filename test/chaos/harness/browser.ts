import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import puppeteer, { type Browser, type CDPSession, type LaunchOptions, type Page } from 'puppeteer-core';
import { findFirefox } from '../../browsers/find.js';
import { ensureChromium } from '../../browsers/install.js';
import type { News } from '../page/tell.js';
import { sleep } from './faults.js';

const flags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--lang=en-GB', '--no-first-run'],
  // Hosts other than `localhost`, where plain http is no secure context.
  '--host-resolver-rules=MAP *.test 127.0.0.1',
  // Background tabs run like others.
  '--disable-background-timer-throttling',
];

export type ChaosEngine = 'chromium' | 'firefox';

/** The launch options of each engine. Firefox does not throttle tabs that its driver opened. */
const launchOptions: Record<ChaosEngine, () => Promise<LaunchOptions>> = {
  chromium: async () => ({ executablePath: await ensureChromium(), args: flags, pipe: true }),
  firefox: () => {
    const executablePath = findFirefox();
    if (!executablePath) throw new Error('Firefox is not on this machine');
    const extraPrefsFirefox = {
      'intl.accept_languages': 'en-GB',
      'network.dns.localDomains': 'shop.test',
      // After a few kills it would offer to start in safe mode.
      'toolkit.startup.max_resumed_crashes': -1,
    };
    return Promise.resolve({ browser: 'firefox', executablePath, extraPrefsFirefox });
  },
};

/** How long to wait for a message from a page, in milliseconds. */
const patience = 60_000;

/** A tab and its messages. */
export class Tab {
  readonly page: Page;
  readonly #session: CDPSession | undefined;
  #listeners: ((news: News) => void)[] = [];

  /** Only Chromium has a CDP session. */
  constructor(page: Page, session: CDPSession | undefined, hear: (news: News) => void) {
    this.page = page;
    this.#session = session;
    this.#listeners.push(hear);
  }

  /** Lets the page tell, by a binding called `told`. */
  async listen(): Promise<void> {
    const hear = (payload: string) => {
      const news = JSON.parse(payload) as News;
      for (const listener of [...this.#listeners]) listener(news);
    };
    if (!this.#session) return this.page.exposeFunction('told', hear);
    this.#session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === 'told') hear(payload);
    });
    await this.#session.send('Runtime.enable');
    await this.#session.send('Runtime.addBinding', { name: 'told' });
  }

  get session(): CDPSession {
    if (!this.#session) throw new Error("this needs Chromium's own protocol");
    return this.#session;
  }

  /** Resolves when the page sends a matching message. */
  told(isIt: (news: News) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error('the page did not send the expected message')),
        patience,
      );
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
    // A script that never comes may keep the page from being complete.
    await Promise.all([ready, this.page.goto(address, { waitUntil: 'domcontentloaded' })]);
  }

  async reload(): Promise<void> {
    const ready = this.told(({ ready }) => !!ready);
    await Promise.all([ready, this.page.reload()]);
  }

  /** Makes signals, with a gap in milliseconds between them. */
  make(count: number, gap = 0): Promise<void> {
    return this.page.evaluate((count, gap) => window.chaos.make(count, gap), count, gap);
  }

  /** Advances the page's clock and runs the timers that are due. */
  async tick(ms: number): Promise<void> {
    await this.page.evaluate(ms => window.clock!.tickAsync(ms), ms);
    await sleep(10);
  }

  /** Sends pending signals, as on a person's request. */
  flush(): Promise<void> {
    return this.page.evaluate(() => window.chaos.flush());
  }

  /** The number of pending signals. */
  pending(): Promise<number> {
    return this.page.evaluate(() => window.chaos.pending());
  }
}

/** A browser with its own profile, which survives kills. */
export class Shopper {
  readonly #engine: ChaosEngine;
  readonly #profile: string;
  readonly #hear: (news: News) => void;
  #browser: Browser | undefined;

  constructor(engine: ChaosEngine, profile: string, hear: (news: News) => void) {
    this.#engine = engine;
    this.#profile = profile;
    this.#hear = hear;
  }

  get isRunning(): boolean {
    return this.#browser !== undefined;
  }

  /** Whether all that a page told is heard when the browser is killed right after. */
  get tellsItsLast(): boolean {
    return this.#engine === 'chromium';
  }

  async start(preferences?: object): Promise<void> {
    if (preferences) {
      mkdirSync(join(this.#profile, 'Default'), { recursive: true });
      writeFileSync(join(this.#profile, 'Default/Preferences'), JSON.stringify(preferences));
    }
    const options = await launchOptions[this.#engine]();
    this.#browser = await puppeteer.launch({ ...options, userDataDir: this.#profile });
  }

  /** Opens a tab; the scripts run before those of its pages. */
  async tab(scripts: readonly string[] = []): Promise<Tab> {
    const page = await this.#browser!.newPage();
    const session = this.#engine === 'chromium' ? await page.createCDPSession() : undefined;
    const tab = new Tab(page, session, this.#hear);
    await tab.listen();
    for (const script of scripts) await page.evaluateOnNewDocument(script);
    return tab;
  }

  /** Kills all processes of the browser (SIGKILL). */
  async kill(): Promise<void> {
    const child = this.#browser?.process();
    if (!child?.pid) return;
    const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
    process.kill(-child.pid, 'SIGKILL');
    await gone;
    this.#browser = undefined;
    // The other processes are dead, too, but their file locks may take a moment to be released.
    await sleep(50);
  }
}
