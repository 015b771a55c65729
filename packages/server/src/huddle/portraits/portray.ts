import { fewestCases } from '@tillside/contract';
import { findCategories, type Category } from './categories.js';
import { nearestGroup } from './cluster.js';
import type { Sample } from './customers.js';
import { coreFacts, factsOf, isDominated, type MeasuredCustomer, shareOfSales, traitsOf } from './facts.js';
import { createMeasure, featuresOf, pointOf, type Scale, scalesOf } from './features.js';
import { findGroups, type Grouping, leastStability } from './find-groups.js';
import { type Attempt, type Found, type FoundGroup, inFives, type Model, type View } from './found.js';
import type { Pause } from './pause.js';

const round = (value: number): number => Math.round(value * 1000) / 1000;
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Which features a view has. */
const sees = (view: View, { name }: Scale): boolean =>
  view === 'all' || (name === 'category') === (view === 'goods');

/** The keys of groups: that of last time where more than half of both is common, else a new one; the largest first. */
function keysOf(
  members: readonly MeasuredCustomer[],
  { labels, groups }: Grouping,
  before: Model | undefined,
  locale: string,
  sample: Sample,
): { keys: string[]; count: number } {
  let count = before?.keys ?? 0;
  const old = before && membersBefore(members, before, locale, sample);
  const keys = new Map<number, string>();
  const sizes = Array.from({ length: groups }, (_, group) => ({
    group,
    size: labels.filter(label => label === group).length,
  }));
  for (const { group, size } of sizes.sort((one, other) => other.size - one.size)) {
    const known = [...new Set(old)].find(key => {
      const common = old!.filter((other, at) => other === key && labels[at] === group).length;
      const its = old!.filter(other => other === key).length;
      return common / (size + its - common) > 0.5;
    });
    keys.set(group, known ?? `group-${++count}`);
  }
  return { keys: Array.from({ length: groups }, (_, group) => keys.get(group)!), count };
}

/** The groups that customers would be in by what was known last time. */
function membersBefore(
  members: readonly MeasuredCustomer[],
  { scales, centres, kind }: Model,
  locale: string,
  sample: Sample,
): string[] {
  const categories = scales.flatMap(({ name, item }): Category[] =>
    name === 'category' ? [{ kind, name: item }] : [],
  );
  const measure = createMeasure(sample, categories, locale);
  const places = centres.map(({ point }, group) => ({ point, group }));
  return members.map(({ customer }) => {
    const group = nearestGroup(places, pointOf(measure(customer), scales));
    return centres[group]!.key;
  });
}

/** Finds the groups of a sample of customers, and what can be said of them. */
export async function portray(
  sample: Sample,
  locale: string,
  pause: Pause,
  before?: Model,
): Promise<{ found: Found; model?: Model }> {
  const { customers, from, to, currency } = sample;
  const times = customers.length ? sample.of / customers.length : 0;
  const found: Found = {
    reason: null,
    customers: inFives(sample.of),
    sample: inFives(customers.length),
    from: dayOf(from),
    to: dayOf(to),
    currency,
    kinds: 'words',
    view: null,
    attempts: [],
    groups: [],
    core: null,
  };
  if (customers.length < 2 * fewestCases)
    return { found: { ...found, reason: customers.length ? 'few-customers' : 'no-customers' } };
  const categories = await findCategories(sample, locale, pause);
  found.kinds = categories[0]?.kind ?? 'words';
  const measure = createMeasure(sample, categories, locale);
  const members = customers.map(customer => ({ customer, measure: measure(customer) }));
  const scales = await scalesOf(
    featuresOf(categories),
    members.map(({ measure }) => measure),
    pause,
  );
  found.core = { people: inFives(sample.of), facts: coreFacts(members, scales), of: 'customers' };
  const describe = ({ labels, stability }: Grouping, group: number, key: string): FoundGroup => {
    const own = members.filter((_, at) => labels[at] === group);
    const traits = traitsOf(own, scales);
    const buyers = own.map(({ customer }) => customer);
    const share = shareOfSales(buyers, sample);
    const held = stability[group]!;
    const state = isDominated(buyers) ? 'dominated' : held < leastStability ? 'unstable' : 'shown';
    const people = inFives(own.length * times);
    if (state !== 'shown') return { key, state, stability: round(held), people, facts: [], traits: [] };
    return {
      key,
      state,
      stability: round(held),
      people,
      ...(share !== undefined && { share }),
      facts: factsOf(own, members, traits),
      traits: traits.filter(({ by }) => Math.abs(by) >= 0.3).slice(0, 8),
    };
  };
  let best: { found: Found; model: Model; shown: number } | undefined;
  for (const view of viewsAfter(before)) {
    const seen = scales.filter(scale => sees(view, scale));
    const points = members.map(({ measure }) => pointOf(measure, seen));
    const grouping = await findGroups(points, pause);
    if (!grouping) continue;
    const last = before?.view === view ? before : undefined;
    const { keys, count } = keysOf(members, grouping, last, locale, sample);
    const groups = keys.map((key, group) => describe(grouping, group, key));
    found.attempts.push(attemptOf(view, grouping, groups));
    const shown = groups.filter(({ state }) => state === 'shown').length;
    if (shown < 2 || shown <= (best?.shown ?? 0)) continue;
    groups.sort((one, other) => other.people - one.people);
    const centres = grouping.centres.map(({ point, group }) => ({ point, key: keys[group]! }));
    const model = {
      view,
      kind: found.kinds,
      scales: seen,
      centres,
      keys: Math.max(count, before?.keys ?? 0),
    };
    best = { found: { ...found, view, groups }, model, shown };
    // Groups of last time that still hold stay: two views that are about as good would take turns.
    if (last) break;
  }
  if (best) return { found: best.found, model: best.model };
  return { found: { ...found, reason: found.attempts.length ? 'few-groups' : 'alike' } };
}

const views: readonly View[] = ['all', 'goods', 'habits'];

/** The view of last time comes first. */
const viewsAfter = (before: Model | undefined): View[] =>
  [...views].sort((one, other) => Number(other === before?.view) - Number(one === before?.view));

const attemptOf = (view: View, { k, silhouettes }: Grouping, groups: readonly FoundGroup[]): Attempt => ({
  view,
  k,
  silhouettes: silhouettes.map(({ k, silhouette }) => ({ k, silhouette: round(silhouette) })),
  groups: groups.map(({ people, stability, state }) => ({ people, stability, state })),
});
