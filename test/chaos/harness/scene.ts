import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { handClock } from './pages.js';
import { type Server, type Shop } from './server.js';
import { Ledger } from './ledger.js';
import { type Proxy } from './proxy.js';
import { Shopper, type Tab } from './browser.js';
import { sleep } from './faults.js';
import type { Random } from './random.js';

/** How long what waits may take to arrive when all is well again. */
const patience = 90_000;

/** What the page of a row is like. */
export interface PageOptions {
  /** `till` for a `<till-moment>`, `direct` for the outbox alone. */
  page?: 'till' | 'direct';
  /** The host's name, `localhost` by default. */
  host?: string;
  batch?: number;
  /** Which ranks of signals it makes. */
  kinds?: string;
  /** Another tab is to hear of what it makes, since a tab that is closed or loaded again cannot tell its last. */
  hasWitness?: boolean;
  /** It says something more as it goes, which only the network can save. */
  hasLastWord?: boolean;
  /** What is broken in it on purpose. */
  flaw?: string;
}

/** Where a row takes place: a shop on a server, a proxy before it, and a browser. */
export class Scene {
  readonly ledger = new Ledger();
  readonly shopper: Shopper;
  readonly proxy: Proxy;
  readonly server: Server;
  readonly shop: Shop;
  readonly random: Random;
  /** How often a row makes its trouble. */
  readonly rounds: number;
  /** Said of the row behind its name. */
  readonly notes: string[] = [];
  options: PageOptions;
  #witness: Tab | undefined;
  readonly #pages: number;
  readonly #port: number;

  constructor(parts: {
    server: Server;
    shop: Shop;
    proxy: Proxy;
    proxyPort: number;
    pages: number;
    folder: string;
    random: Random;
    rounds: number;
    options: PageOptions;
  }) {
    ({ server: this.server, shop: this.shop, proxy: this.proxy, random: this.random } = parts);
    this.rounds = parts.rounds;
    this.options = parts.options;
    this.#pages = parts.pages;
    this.#port = parts.proxyPort;
    this.shopper = new Shopper(mkdtempSync(join(parts.folder, 'profile-')), news => this.ledger.hear(news));
  }

  /** Where signals are sent. */
  get endpoint(): string {
    return `http://${this.options.host ?? 'localhost'}:${this.#port}/signals`;
  }

  get origin(): string {
    return `http://${this.options.host ?? 'localhost'}:${this.#pages}`;
  }

  get source(): string {
    return `https://till.example/${this.shop.id}`;
  }

  /** The queue's name, as the element makes it. */
  get queue(): string {
    return `${this.endpoint} ${this.source}`;
  }

  get address(): string {
    const {
      page = 'till',
      batch = 10,
      kinds = 'seen,done,said',
      hasWitness,
      hasLastWord,
      flaw = '',
    } = this.options;
    const query = new URLSearchParams({
      ...{ endpoint: this.endpoint, source: this.source, batch: String(batch), kinds, flaw },
      'write-key': this.shop.keys.write,
      ...(hasWitness && { witness: '1' }),
      ...(hasLastWord && { 'last-word': '1' }),
    });
    return `${this.origin}/${page}?${query.toString()}`;
  }

  /** Opens the page in a new tab of a browser that runs. */
  async open(scripts: readonly string[] = []): Promise<Tab> {
    if (this.options.hasWitness) this.#witness ??= await this.blank();
    const tab = await this.shopper.tab(scripts);
    await tab.goto(this.address);
    return tab;
  }

  /** A script that gives a page a clock that only goes when it is wound, so many milliseconds from now. */
  async handClock(offset: number): Promise<string> {
    const now = Date.now() + offset;
    const fake = JSON.stringify(['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval']);
    return `${await handClock()};window.clock = handClock.install({ now: ${now}, toFake: ${fake} });`;
  }

  /** Opens a page that sends nothing. */
  async blank(): Promise<Tab> {
    const tab = await this.shopper.tab();
    await tab.goto(`${this.origin}/blank`);
    return tab;
  }

  /** Resolves when so many signals had a fate. */
  async until(fate: string, count: number): Promise<void> {
    await this.wait(() => this.ledger.count(fate) >= count, `${count} ${fate}`);
  }

  async wait(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
    const end = performance.now() + patience;
    while (!(await isSo())) {
      if (performance.now() > end) throw new Error(`never: ${what}`);
      await sleep(20);
    }
  }

  /** Resolves when nothing waits any more; or when that has had its time, and the judge finds what is missing. */
  async settle(tab: Tab): Promise<void> {
    let calm = 0;
    let made = 0;
    const isCalm = async () => {
      const isEmpty = (await tab.pending()) === 0 && this.ledger.made.size === made;
      made = this.ledger.made.size;
      calm = isEmpty ? calm + 1 : 0;
      return calm > 10;
    };
    await this.wait(isCalm, 'nothing waits').catch((error: unknown) => this.notes.push(String(error)));
  }

  /** Resolves when all that was made is said to be saved. */
  saved(): Promise<void> {
    const { made, saved } = this.ledger;
    return this.wait(() => made.size > 0 && [...made.keys()].every(id => saved.has(id)), 'all saved');
  }

  /** After a kill: what is on disk was made and saved, whether or not the page came to say so. */
  async inspect(): Promise<void> {
    const tab = await this.blank();
    for (const id of await tab.page.evaluate(() => window.chaos.onDisk())) {
      if (!this.ledger.made.has(id)) this.ledger.made.set(id, 'found on disk');
      this.ledger.saved.add(id);
    }
    await tab.page.close();
  }
}
