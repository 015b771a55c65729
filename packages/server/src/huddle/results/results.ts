import type { ResultInput } from '@tillside/contract';
import type { StoreConfig } from '../../config/types.js';
import type { Services } from '../../context.js';
import type { Queries } from '../../database/database.js';
import { daysBefore, type Days } from '../period.js';
import { firstDay } from './blocks.js';
import { type Candidate, isChanged, type LeftOut, told } from './candidate.js';
import { knownCandidates } from './known.js';
import { measured, measureSeries } from './measures.js';
import { figuresOf } from './series.js';
import { wordsOf } from './words/words.js';

type Entry = NonNullable<StoreConfig['huddle']['results']>[number];
type MeasureEntry = Extract<Entry, { measure: string }>;

/** The results of a period, and why others are not told. */
export interface Told {
  results: ResultInput[];
  leftOut: LeftOut[];
}

const most = 12;

/** What the configuration says instead of the usual words. */
const ownWords = ({ id, label, means, source, serves, owner, actions }: Entry): Partial<Candidate> => ({
  ...(id !== undefined && { id }),
  ...(label !== undefined && { label }),
  ...(means !== undefined && { means }),
  ...(source !== undefined && { source }),
  ...(serves !== undefined && { serves }),
  ...(owner !== undefined && { owner }),
  ...(actions && { actions }),
});

/** Without a configuration: what has clearly changed first. One promise alone needs no sum. */
function usual(candidates: readonly Candidate[]): Candidate[] {
  const single = candidates.filter(({ promise, after }) => promise !== undefined && after).length === 1;
  const own = candidates.filter(({ id }) => !(single && id === 'promises-kept'));
  return [...own].sort((one, other) => Number(isChanged(other)) - Number(isChanged(one)));
}

/** The results of a period beside the one before. */
async function resultsOf(queries: Queries, store: StoreConfig, period: Days): Promise<Told> {
  const known = await knownCandidates(queries, store, period);
  const entries = store.huddle.results;
  const chosen = entries ? await configured(queries, store, period, { known, entries }) : usual(known);
  const { results, leftOut } = told(chosen);
  return { results: results.slice(0, most), leftOut };
}

async function configured(
  queries: Queries,
  store: StoreConfig,
  period: Days,
  { known, entries }: { known: readonly Candidate[]; entries: readonly Entry[] },
): Promise<Candidate[]> {
  const names = entries.flatMap(entry => ('measure' in entry ? entry.measure : []));
  const reading = { from: firstDay(daysBefore(period).from), to: period.to };
  const rows = await measured(queries, store.id, names, reading);
  const ofMeasure = (entry: MeasureEntry): Candidate => {
    const { measure, label, means, unit, currency, better, promise } = entry;
    const series = measureSeries(
      rows.filter(row => row.measure === measure),
      { unit, currency },
    );
    return {
      ...{ id: measure, label, means, unit, better, source: wordsOf(store.locale).measured },
      ...(currency !== undefined && { currency }),
      ...(promise !== undefined && { promise }),
      ...figuresOf(series, period),
    };
  };
  return entries.flatMap(entry => {
    const found = 'measure' in entry ? ofMeasure(entry) : known.find(({ id }) => id === entry.result);
    return found ? [{ ...found, ...ownWords(entry) }] : [];
  });
}

/** So long an answer stands: many screens ask every minute, and one signal more is to change nothing that is seen. */
const memory = 3_600_000;
const maxRemembered = 50;
const remembered = new WeakMap<Services, Map<string, { at: number; told: Promise<Told> }>>();

/** Works results out anew when they are asked for next: numbers have come in that people wait for. */
export const forgetResults = (services: Services): void => void remembered.delete(services);

/** The results of a period and what is left out, worked out at most once an hour. */
export function toldResults(services: Services, store: StoreConfig, period: Days): Promise<Told> {
  const { database, now } = services;
  const known = remembered.get(services) ?? new Map<string, { at: number; told: Promise<Told> }>();
  remembered.set(services, known);
  const key = JSON.stringify([store.id, period]);
  const at = now().getTime();
  const found = known.get(key);
  if (found && Math.abs(at - found.at) < memory) return found.told;
  if (known.size >= maxRemembered) known.clear();
  const told = resultsOf(database, store, period);
  known.set(key, { at, told });
  told.catch(() => known.delete(key));
  return told;
}

/** The results of a period beside the one before, best first. */
export const readResults = async (
  services: Services,
  store: StoreConfig,
  period: Days,
): Promise<ResultInput[]> => (await toldResults(services, store, period)).results;
