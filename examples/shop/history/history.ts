/**
 * The weeks before the first start of the demonstration: shoppers of the tests' simulation, whose signals go to the
 * server as those of a till would.
 */
import type { App } from '@tillside/server';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { seeded } from '../../../packages/server/src/ranking/random.ts';
import type { Signal } from '../../../packages/server/src/signals/check.ts';
import { type Appeal, drawVisits, Shoppers, type Visit } from '../../../test/simulation/shoppers.ts';
import { idOf } from './ids.ts';
import { isHeldOut, saleOf, type Suggested } from './sale.ts';
import { tellStories } from './stories.ts';

const seed = 20;
const days = 56;
const visitsADay = 130;
/**
 * So many times a day the server is asked what to suggest with each basket, more often while the shop is new to it. The
 * others that day see the same: to ask for all would make the first start slow.
 */
const asked = (dayOfAll: number): number => (dayOfAll < 8 ? 4 : 1);
const baskets = ['22423', '22386', '22727'];
const day = 86_400_000;

/** What people would really accept. */
const appeal: Appeal = (_, suggestion) => {
  if (suggestion === 'letter') return 0.008;
  return suggestion.startsWith('together-') ? 0.45 : 0.2;
};

/** What a shop's till needs of a server. */
export interface Door {
  keys: { write: string; staff: string; team: string; manage: string };
  /** An app that believes that it is another time. */
  appAt: (now: () => Date) => Promise<App>;
}

async function suggest(app: App, key: string, { moment, basket }: Visit): Promise<Suggested | undefined> {
  const address = `http://localhost/moment?surface=associate&id=${moment}&basket=${basket}`;
  const response = await app.fetch(new Request(address, { headers: { 'x-tillside-key': key } }));
  const { suggestions } = (await response.json()) as { suggestions: Suggested[] };
  // What needs a consent, or a low score, is not for everybody.
  return suggestions.find(({ kind, reason }) => kind !== 'care' && reason.basis !== 'history');
}

async function send(app: App, key: string, signals: readonly Signal[]): Promise<void> {
  const headers = { 'x-tillside-key': key, 'content-type': 'application/cloudevents-batch+json' };
  for (let at = 0; at < signals.length; at += 500) {
    const body = JSON.stringify(signals.slice(at, at + 500));
    const response = await app.fetch(
      new Request('http://localhost/signals', { method: 'POST', headers, body }),
    );
    if (!response.ok) throw new Error(`the server did not take the history: ${response.status}`);
    const { rejected } = (await response.json()) as { rejected: object[] };
    if (rejected.length) throw new Error(`the server refused ${JSON.stringify(rejected[0])}`);
  }
}

/** Sends the weeks that end with a day, in the order of the days. Sending them again changes nothing. */
async function sendWeeks({ keys, appAt }: Door, until: string): Promise<void> {
  const random = seeded(seed);
  const shoppers = new Shoppers(appeal, seed);
  let time = `${until}T00:00:00.000Z`;
  const app = await appAt(() => new Date(time));
  for (let ahead = days - 1; ahead >= 0; ahead--) {
    const date = new Date(Date.parse(until) - ahead * day).toISOString().slice(0, 10);
    const latest = new Map<string, Suggested | undefined>();
    const left = new Map(baskets.map(basket => [basket, asked(days - 1 - ahead)]));
    const signals: Signal[] = [];
    for (const [n, drawn] of drawVisits(random, visitsADay, baskets).entries()) {
      const visit = { ...drawn, moment: `${date}-${n}` };
      time = new Date(Date.parse(`${date}T09:00:00Z`) + (n / visitsADay) * 9 * 3_600_000).toISOString();
      const { basket, moment } = visit;
      const isAsked = !isHeldOut(moment) && left.get(basket)! > 0;
      if (isAsked) {
        left.set(basket, left.get(basket)! - 1);
        latest.set(basket, await suggest(app, keys.staff, visit));
      }
      const known = latest.get(basket);
      const suggested = known && !isAsked ? { ...known, attribution: undefined } : known;
      const isEarly = ahead >= days / 2;
      const circumstances = { time, response: idOf(moment, 'response'), random, isEarly };
      const made = saleOf(visit, suggested, shoppers, circumstances);
      signals.push(...made.map((signal, at) => ({ ...signal, id: idOf(moment, at) })));
    }
    await send(app, keys.write, signals);
  }
  await app.idle();
}

/** Fills the results with a history that ends yesterday, once; what was interrupted is made again for the same days. */
export async function makeHistory(stamp: string, door: Door, say: (line: string) => void): Promise<void> {
  const [until, state] = existsSync(stamp) ? readFileSync(stamp, 'utf8').split(' ') : [];
  if (until && state === 'sent') return;
  const yesterday = until ?? new Date(Date.now() - day).toISOString().slice(0, 10);
  say('Simulating eight weeks of sales …');
  writeFileSync(stamp, `${yesterday} begun`);
  await sendWeeks(door, yesterday);
  await tellStories(await door.appAt(() => new Date()), door.keys, yesterday);
  writeFileSync(stamp, `${yesterday} sent`);
}
