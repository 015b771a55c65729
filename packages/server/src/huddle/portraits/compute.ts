import { fewestCases } from '@tillside/contract';
import { createHash, randomUUID } from 'node:crypto';
import type { StoreConfig } from '../../config/types.js';
import { type Database, json } from '../../database/database.js';
import { portrayEverybody } from './core.js';
import { type Customer, readSample, type Sample } from './customers.js';
import type { Found, Model } from './found.js';
import { createPause, type Pause } from './pause.js';
import { portray } from './portray.js';

/** So many customers are looked at; of more, a random sample. */
const mostCustomers = 2000;
/** Groups are found anew after a week at the earliest. */
const week = 7 * 86_400_000;
/** A process that does not end its search is given up after so long. */
const leaseTime = 15 * 60_000;
const bucketCount = 1024;
const bucketWidth = 6;
/** Counts up when groups are found in another way. */
const version = 1;

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Fingerprints of what customers bought, in buckets by their digests: tells how many have changed without keeping
 * anything of anybody.
 */
function bucketsOf({ customers }: Sample, { timeZone, locale }: StoreConfig): string {
  const buckets = Array.from({ length: bucketCount }, (): string[] => []);
  const contentOf = ({ digest, purchases, goods, bought, returned }: Customer) =>
    json([digest, purchases, [...goods], bought, returned]);
  for (const customer of customers)
    buckets[parseInt(customer.digest.slice(0, 8), 16) % bucketCount]!.push(contentOf(customer));
  return buckets
    .map(contents => digestOf(json([version, timeZone, locale, contents])).slice(0, bucketWidth))
    .join('');
}

/** How many customers at least differ between two sets of fingerprints. */
function changedSince(before: string, now: string): number {
  let changed = 0;
  for (let at = 0; at < now.length; at += bucketWidth)
    if (before.slice(at, at + bucketWidth) !== now.slice(at, at + bucketWidth)) changed++;
  return changed;
}

/** What `refreshPortraits` did. */
export type Refreshed =
  /** Less than a week has passed, or another process is at it. */
  | 'not-due'
  /** Too few customers have other orders than last time: what was found stays. */
  | 'unchanged'
  | 'found';

/**
 * Finds the groups of a store's customers anew, if a week has passed. Two results that can be compared differ in at
 * least thirty customers or not at all, so that no difference tells of one. Of several processes one computes; others
 * can go on meanwhile. A store whose orders had too few customers is looked at every time.
 *
 * @param signal ends the search without a result
 */
export async function refreshPortraits(
  database: Database,
  store: StoreConfig,
  now: Date,
  signal?: AbortSignal,
): Promise<Refreshed> {
  const lease = randomUUID();
  const claimed = await claim(database, store.id, lease, now);
  if (!claimed) return 'not-due';
  try {
    const next = await search(database, store, claimed, now, createPause(signal));
    const time = now.toISOString();
    if (next) {
      const { found, model = claimed.model ?? null, buckets = '' } = next;
      await database.query(save, [store.id, lease, time, json(found), json(model), buckets]);
    } else await database.query(markChecked, [store.id, lease, time]);
    return next ? 'found' : 'unchanged';
  } finally {
    await database.query(release, [store.id, lease]);
  }
}

/** What was found last time. */
interface Last {
  found?: Found | undefined;
  model?: Model | undefined;
  buckets: string;
}
interface Next {
  found: Found;
  model?: Model | undefined;
  buckets?: string;
}

/** Looks at the orders; undefined if what was found last time stays. */
async function search(
  database: Database,
  store: StoreConfig,
  { found: last, model, buckets: before }: Last,
  now: Date,
  pause: Pause,
): Promise<Next | undefined> {
  const { timeZone, locale = 'en', huddle } = store;
  const question = { store: store.id, timeZone, days: huddle.portraits.days, limit: mostCustomers };
  const sample = await readSample(database, question, pause);
  if (sample.customers.length >= 2 * fewestCases) {
    const buckets = bucketsOf(sample, store);
    if (last?.core?.of === 'customers' && changedSince(before, buckets) < fewestCases) return undefined;
    return { ...(await portray(sample, locale, pause, model)), buckets };
  }
  const everybody = await portrayEverybody(database, store, now);
  const { people = 0, of } = everybody.core ?? {};
  if (last?.core && last.core.of === of && Math.abs(last.core.people - people) < fewestCases)
    return undefined;
  const { found } = await portray(sample, locale, pause);
  if (last && last.reason === found.reason && !last.core && !everybody.core) return undefined;
  return { found: { ...found, ...everybody } };
}

async function claim(
  { query }: Database,
  store: string,
  lease: string,
  now: Date,
): Promise<Last | undefined> {
  await query('INSERT INTO portraits (store) VALUES ($1) ON CONFLICT DO NOTHING', [store]);
  const time = now.toISOString();
  const until = new Date(now.getTime() + leaseTime).toISOString();
  const due = new Date(now.getTime() - week).toISOString();
  const [row] = await query(take, [store, lease, time, until, due]);
  if (!row) return undefined;
  return {
    found: (row.found ?? undefined) as Found | undefined,
    model: (row.model ?? undefined) as Model | undefined,
    buckets: (row.buckets ?? '') as string,
  };
}

/** What was found last; undefined if nothing was looked at yet. */
export async function readFound(
  { query }: Pick<Database, 'query'>,
  store: string,
): Promise<{ found: Found; computed: Date } | undefined> {
  const [row] = await query(
    `SELECT found, extract(epoch FROM computed) * 1000 AS ms FROM portraits WHERE store = $1 AND found IS NOT NULL`,
    [store],
  );
  return row && { found: row.found as Found, computed: new Date(Number(row.ms)) };
}

const few = `(found ->> 'reason' IN ('no-customers', 'few-customers') AND found ->> 'core' IS NULL)`;
const take = `UPDATE portraits SET lease = $2, leased_until = $4::timestamptz
  WHERE store = $1 AND (leased_until IS NULL OR leased_until < $3::timestamptz)
    AND (checked IS NULL OR checked <= $5::timestamptz OR ${few})
  RETURNING found, model, buckets`;
const markChecked = `UPDATE portraits SET checked = $3::timestamptz WHERE store = $1 AND lease = $2`;
const save = `UPDATE portraits SET checked = $3::timestamptz, computed = $3::timestamptz, found = $4::text::jsonb,
  model = $5::text::jsonb, buckets = $6 WHERE store = $1 AND lease = $2`;
const release = `UPDATE portraits SET lease = NULL, leased_until = NULL WHERE store = $1 AND lease = $2`;
