import type { Portrait } from '@tillside/contract';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config/load.js';
import type { StoreConfig } from '../config/types.js';
import type { Database } from '../database/database.js';
import { openDatabase } from '../database/open-database.js';
import { readFound, refreshPortraits } from '../huddle/portraits/compute.js';
import type { Attempt, Reason } from '../huddle/portraits/found.js';
import { readPortraits } from '../huddle/portraits/portraits.js';
import { chosenStore, configFile, databasePlace } from './places.js';

const say = (text = ''): void => {
  process.stdout.write(`${text}\n`);
};

/** Why there are no groups, in a sentence. */
const reasons: Record<Reason, string> = {
  'no-customers': 'No groups: the imported orders do not say who bought (a column such as customer does).',
  'few-customers': 'No groups: fewer than 60 customers have ordered.',
  alike: 'No groups: all customers are alike.',
  'few-groups':
    'No groups: fewer than two hold. A group holds if it is found again in random halves of the customers (0.75 or more), and if no customer has more than a quarter of its sales.',
};

const views = { all: 'by everything', goods: 'by what they buy', habits: 'by when and how much they buy' };

function sayAttempt({ view, k, silhouettes, groups }: Attempt): void {
  const all = silhouettes.map(({ k, silhouette }) => `${k}: ${silhouette.toFixed(3)}`).join('  ');
  say(`Compared ${views[view]}: ${k} groups. Mean silhouette by number of groups: ${all}`);
  for (const { people, stability, state } of groups)
    say(`  about ${String(people).padStart(5)} customers   found again ${stability.toFixed(3)}   ${state}`);
}

function sayPortrait({ id, name, line, people, share, facts }: Portrait): void {
  say();
  const sales = share === undefined ? '' : `, ${share} % of sales`;
  say(`${name} (${id}): about ${people} customers${sales}`);
  say(`  ${line}`);
  for (const { label, value, unit, currency, everybody } of facts) {
    const shown = (number: number) =>
      unit === 'percent'
        ? `${number} %`
        : unit === 'duration'
          ? `${number / 86_400} days`
          : `${currency ? `${currency} ` : ''}${number}`;
    say(`  ${label}: ${shown(value)}${everybody === undefined ? '' : ` (everybody ${shown(everybody)})`}`);
  }
}

/** Prints the groups that were found last, how well they hold, and why others are not shown. */
export async function sayPortraits(database: Database, store: StoreConfig): Promise<void> {
  const last = await readFound(database, store.id);
  if (!last) return say('No orders have been looked at yet.');
  const { found, computed } = last;
  say(
    `Found on ${computed.toISOString().slice(0, 10)} in the orders from ${found.from} to ${found.to} of about ${found.customers} customers.`,
  );
  for (const attempt of found.attempts) sayAttempt(attempt);
  if (found.reason) say(reasons[found.reason]);
  for (const portrait of await readPortraits({ database, now: () => new Date() }, store))
    sayPortrait(portrait);
}

/** `tillside portraits`: finds the groups if a week has passed, and prints them. */
export async function portraitsCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { config: { type: 'string' }, data: { type: 'string' }, store: { type: 'string' } },
  });
  const store = chosenStore(loadConfig(configFile(values.config).file), values.store);
  const database = await openDatabase(databasePlace(values.data));
  try {
    await refreshPortraits(database, store, new Date());
    await sayPortraits(database, store);
    return 0;
  } finally {
    await database.close();
  }
}
