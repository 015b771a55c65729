import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { handClock } from './pages.js';
import { type Server, type Shop } from './server.js';
import { Ledger } from './ledger.js';
import { type Proxy } from './proxy.js';
import { type ChaosEngine, Shopper, type Tab } from './browser.js';
import { sleep } from './faults.js';
import type { Random } from './random.js';

/** How long pending signals may take to arrive once the fault is over, in milliseconds. */
const usualPatience = 90_000;

/** Options for the page of a row. */
export interface PageOptions {
  /**
   * `till` for a `<till-moment>`, `sandboxed` for the same without an origin, `file` for the same opened from a file,
   * `late/till` and `never/till` for one whose outbox is loaded after two seconds or not at all, `direct` for the outbox
   * alone, `huddle` for a `<till-huddle>` with its forms.
   */
  page?: 'till' | 'huddle' | 'sandboxed' | 'file' | 'late/till' | 'never/till' | 'direct';
  /** The host name, `localhost` by default. */
  host?: string;
  batch?: number;
  /** The ranks of the signals that it makes, in turn. */
  kinds?: string;
  /** The path of the endpoint, `/signals` by default; the proxy maps all paths to it. */
  path?: string;
  /** A suffix of the source. */
  source?: string;
  /** A write key other than the shop's. */
  key?: string;
  /** The customer's reference. */
  customer?: string;
  /** Whether another tab records its signals, since a tab that is closed or reloaded cannot report its last ones. */
  hasWitness?: boolean;
  /** Whether it makes more signals while it is being closed, which only a request can save. */
  hasLastWord?: boolean;
  /** Which flaw it has on purpose. */
  flaw?: string;
}

/** The environment of a row: a shop on a server, a proxy in front of it, and a browser. */
export class Scene {
  readonly ledger = new Ledger();
  readonly shopper: Shopper;
  readonly proxy: Proxy;
  readonly server: Server;
  readonly shop: Shop;
  readonly random: Random;
  /** How often a row repeats its fault. */
  readonly rounds: number;
  /** What went wrong, for the row's report. */
  readonly notes: string[] = [];
  options: PageOptions;
  #witness: Tab | undefined;
  readonly #pages: number;
  readonly #folder: string;
  readonly #port: number;
  readonly #patience: number;

  constructor(parts: {
    engine: ChaosEngine;
    server: Server;
    shop: Shop;
    proxy: Proxy;
    proxyPort: number;
    pages: number;
    folder: string;
    random: Random;
    rounds: number;
    options: PageOptions;
    patience?: number | undefined;
  }) {
    ({ server: this.server, shop: this.shop, proxy: this.proxy, random: this.random } = parts);
    this.rounds = parts.rounds;
    this.options = parts.options;
    this.#pages = parts.pages;
    this.#folder = parts.folder;
    this.#patience = parts.patience ?? usualPatience;
    this.#port = parts.proxyPort;
    const profile = mkdtempSync(join(parts.folder, 'profile-'));
    this.shopper = new Shopper(parts.engine, profile, news => this.ledger.hear(news));
  }

  /** The URL that signals are sent to. */
  get endpoint(): string {
    return `http://${this.options.host ?? 'localhost'}:${this.#port}${this.options.path ?? '/signals'}`;
  }

  get origin(): string {
    return `http://${this.options.host ?? 'localhost'}:${this.#pages}`;
  }

  get source(): string {
    return `https://till.example/${this.shop.id}${this.options.source ?? ''}`;
  }

  /** The name of the queue in the first version of the database. */
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
      customer = '',
      key = this.shop.keys[page === 'huddle' ? 'team' : 'write'],
    } = this.options;
    const query = new URLSearchParams({
      ...{ endpoint: this.endpoint, source: this.source, batch: String(batch), kinds, flaw },
      ...{ 'write-key': key, customer },
      ...(hasWitness && { witness: '1' }),
      ...(hasLastWord && { 'last-word': '1' }),
    });
    return `${this.#addressOf(page)}?${query.toString()}`;
  }

  /** Opens the page in a new tab of the running browser. */
  async open(scripts: readonly string[] = []): Promise<Tab> {
    if (this.options.hasWitness) this.#witness ??= await this.blank();
    const tab = await this.shopper.tab(scripts);
    await tab.goto(this.address);
    return tab;
  }

  /** A script that gives a page a manual clock with an offset in milliseconds from now. */
  async handClock(offset: number): Promise<string> {
    const now = Date.now() + offset;
    const fake = JSON.stringify(['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval']);
    return `${await handClock()};window.clock = handClock.install({ now: ${now}, toFake: ${fake} });`;
  }

  /** Opens a page that sends nothing. */
  async blank(): Promise<Tab> {
    const tab = await this.shopper.tab();
    await tab.goto(this.#addressOf('blank'));
    return tab;
  }

  /** Resolves when this many signals have reached a status. */
  async until(status: string, count: number): Promise<void> {
    await this.wait(() => this.ledger.count(status) >= count, `${count} ${status}`);
  }

  async wait(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
    const end = performance.now() + this.#patience;
    while (!(await isSo())) {
      if (performance.now() > end) throw new Error(`never happened: ${what}`);
      await sleep(20);
    }
  }

  /** Resolves when nothing is pending, or when that takes too long: the verdict then shows what is missing. */
  async settle(tab: Tab): Promise<void> {
    let calm = 0;
    let made = 0;
    const isCalm = async () => {
      const isEmpty = (await tab.pending()) === 0 && this.ledger.made.size === made;
      made = this.ledger.made.size;
      calm = isEmpty ? calm + 1 : 0;
      return calm > 10;
    };
    await this.wait(isCalm, 'nothing is pending').catch((error: unknown) => this.notes.push(String(error)));
  }

  /**
   * Resolves when all signals made have arrived, or when that takes too long: the verdict then shows what is missing.
   * What a page sends as it is closed is on its way without anybody who could tell, and a busy browser takes its time.
   */
  async arrived(): Promise<void> {
    const haveArrived = async () => (await this.server.results(this.shop)) >= this.ledger.made.size;
    await this.wait(haveArrived, 'all have arrived').catch(() => undefined);
  }

  /** Resolves when all signals made are reported as saved. */
  saved(): Promise<void> {
    const { made, saved } = this.ledger;
    return this.wait(
      () => made.size > 0 && [...made.keys()].every(id => saved.has(id)),
      'all signals are saved',
    );
  }

  /** Records the signals that are still on disk at the end. */
  async lookAtDisk(): Promise<void> {
    if (!this.shopper.isRunning) return;
    const tab = await this.blank();
    for (const id of await tab.page.evaluate(() => window.chaos.onDisk())) this.ledger.onDisk.add(id);
  }

  /** Kills the browser when all that was made is saved. */
  async kill(): Promise<void> {
    if (!this.shopper.tellsItsLast) this.ledger.isKilled = true;
    await this.shopper.kill();
  }

  /** What a killed browser sent was made, even if the engine did not come to tell. */
  noteSent(): void {
    const { isKilled, made } = this.ledger;
    if (!isKilled || this.shopper.tellsItsLast) return;
    for (const { ids } of this.proxy.seen)
      for (const id of ids) if (!made.has(id)) made.set(id, 'found on its way');
  }

  /** Counts signals on disk after a kill as made and saved, even if the page could not report them. */
  async inspect(): Promise<void> {
    const tab = await this.blank();
    for (const id of await tab.page.evaluate(() => window.chaos.onDisk())) {
      if (!this.ledger.made.has(id)) this.ledger.made.set(id, 'found on disk');
      this.ledger.saved.add(id);
    }
    await tab.page.close();
  }

  /** The address of a page, in the same storage as the row's own page. */
  #addressOf(page: string): string {
    if (this.options.page !== 'file') return `${this.origin}/${page}`;
    return pathToFileURL(join(this.#folder, page === 'file' ? 'till.html' : `${page}.html`)).href;
  }
}
