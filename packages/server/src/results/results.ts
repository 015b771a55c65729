import type { Evidence } from '@tillside/contract';
import type { z } from 'zod';
import type { Results } from '../api/schemas.js';
import type { StoreConfig } from '../config/types.js';
import { evidenceFor } from '../moments/evidence.js';
import type { Queries } from '../database/database.js';
import { keysOf, shareOf, totals, type Totals } from './totals.js';
import { experimentOf } from './experiment.js';
import { erasures, followUps } from './due.js';
import { knownOf, type Names, namesOf } from './names.js';
import { answers, scores } from './scores.js';
import { retired, retiredIds } from './retired.js';
import { latestComments } from './comments.js';

const kept = (totals: Totals, item: string | null, parts: readonly string[]) => {
  const sum = (value: string) =>
    parts.reduce((all, part) => all + totals.sum({ name: 'kept', item, part, value }), 0);
  const [yes, partly, no] = [sum('yes'), sum('partly'), sum('no')];
  const of = yes + partly + no;
  return { yes, partly, no, of, share: shareOf(yes, of) };
};

const promises = (totals: Totals, names: Names, evidence: ReadonlyMap<string, Evidence>) => {
  const counted = keysOf(totals.named(/^(promise\.|kept$)/), ({ item }) => [item] as const);
  const silent = [...evidence.keys()].filter(id => !counted.some(([item]) => item === id));
  return [...counted, ...silent.map(id => [id] as const)].map(([promise]) => ({
    promise,
    title: names.promise(promise),
    shown: totals.sum({ name: 'promise.shown', item: promise }),
    opened: totals.sum({ name: 'promise.opened', item: promise }),
    kept: kept(totals, promise, ['open', 'invited']),
    invited: kept(totals, promise, ['invited']),
    evidence: evidence.get(promise ?? '') ?? null,
  }));
};

const suggestions = (totals: Totals, names: Names) => {
  const rows = totals.named(/^suggestion\./);
  return keysOf(rows, ({ item, part }) => [item, part] as const).map(([item, part]) => {
    const sum = (name: string) => totals.sum({ name: `suggestion.${name}`, item, part });
    const values = (name: string) =>
      rows
        .filter(
          row =>
            row.name === `suggestion.${name}` && row.item === item && row.part === part && row.value !== '',
        )
        .sort((a, b) => Number(a.value === null) - Number(b.value === null) || b.n - a.n);
    const [kind = null, basis = null] = part?.split('/') ?? [];
    return {
      suggestion: item,
      title: names.suggestion(item),
      kind,
      basis,
      shown: sum('shown'),
      asked: sum('asked'),
      accepted: sum('accepted'),
      declined: sum('declined'),
      replaced: sum('replaced'),
      expired: sum('expired'),
      failed: sum('failed'),
      withheld: sum('withheld'),
      acceptance: shareOf(sum('accepted'), sum('shown')),
      found: sum('found'),
      prices: values('price').flatMap(({ value, n, amount }) =>
        value === null ? [] : [{ currency: value, mean: Number(amount) / n, n }],
      ),
      reasons: values('declined').map(({ value, n }) => ({
        reason: value,
        label: names.choice(item, value),
        n,
      })),
      instead: values('replaced').map(({ value, n }) => ({
        instead: value,
        label: names.choice(item, value),
        n,
      })),
    };
  });
};

const forms = (totals: Totals, names: Names) =>
  keysOf(totals.named(/^feedback\./), ({ item }) => [item] as const).map(([form]) => {
    const sum = (name: string) => totals.sum({ name: `feedback.${name}`, item: form });
    return {
      form,
      title: names.form(form),
      started: sum('started'),
      submitted: sum('submitted'),
      abandoned: sum('abandoned'),
      followups: sum('followup'),
      recoveries: sum('recovery'),
    };
  });

const moments = (totals: Totals) => {
  const sum = (part: string) => totals.sum({ name: 'moment', part });
  return {
    completed: sum('completed'),
    voided: sum('voided'),
    returned: sum('returned'),
    partlyReturned: sum('partly-returned'),
    totals: totals
      .named('moment')
      .flatMap(({ part, value, amount, n }) =>
        part && value ? [{ outcome: part, total: { currency: value, value: amount }, n }] : [],
      ),
  };
};

const holdout = (totals: Totals) => {
  const arm = (part: string) => {
    const sum = (item: string) => totals.sum({ name: 'holdout', item, part });
    const all = ['open', 'completed', 'voided', 'returned'].reduce((n, item) => n + sum(item), 0);
    return {
      moments: all,
      accepted: sum('accepted'),
      completed: sum('completed'),
      share: shareOf(sum('completed'), all),
      totals: totals
        .named('holdout')
        .filter(row => row.part === part && row.item === 'completed')
        .flatMap(({ value, amount }) => (value ? [{ currency: value, value: amount }] : [])),
    };
  };
  const [offered, withheld] = [arm('offered'), arm('withheld')];
  if (!withheld.moments) return null;
  const known = offered.share !== null && withheld.share !== null;
  return { offered, withheld, difference: known ? offered.share! - withheld.share! : null };
};

/** What came in for a store in a range of days, both included. */
export async function resultsOf(
  queries: Queries,
  store: StoreConfig,
  { from, to }: { from: string; to: string },
  now: Date,
): Promise<z.output<typeof Results>> {
  const { id } = store;
  const counted = await totals(queries, id, { from, to, known: knownOf(store) });
  const suggested = counted.named(/^suggestion\./).flatMap(({ item }) => item ?? []);
  const gone = await retiredIds(queries, id);
  const names = await namesOf(queries, store, [...new Set([...suggested, ...gone])]);
  return {
    store: id,
    note: store.note ?? null,
    from,
    to,
    promises: promises(counted, names, await evidenceFor(queries, store, now)),
    suggestions: suggestions(counted, names),
    scores: scores(counted, names),
    answers: answers(counted, names),
    forms: forms(counted, names),
    moments: moments(counted),
    holdout: holdout(counted),
    experiment: await experimentOf(queries, store, { from, to }),
    followUps: await followUps(queries, id, names, now),
    erasures: await erasures(queries, id, now),
    retired: await retired(queries, id, names),
    comments: await latestComments(queries, id, { from, to }, names),
    dropped: counted.named('outbox.dropped').map(({ item, value, n }) => ({ why: item, type: value, n })),
  };
}
