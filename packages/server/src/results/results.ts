import type { z } from 'zod';
import type { Results } from '../api/schemas.js';
import type { Queries } from '../store/database.js';
import { distinct, shareOf, totals, type Totals } from './counts.js';
import { erasures, followUps } from './due.js';
import { answers, scores } from './scores.js';

const kept = (totals: Totals, item: string, parts: readonly string[]) => {
  const sum = (value: string) =>
    parts.reduce((all, part) => all + totals.sum({ name: 'kept', item, part, value }), 0);
  const [yes, partly, no] = [sum('yes'), sum('partly'), sum('no')];
  const of = yes + partly + no;
  return { yes, partly, no, of, share: shareOf(yes, of) };
};

const promises = (totals: Totals) =>
  distinct(totals.named(/^(promise\.|kept$)/).map(({ item }) => item)).map(promise => ({
    promise,
    shown: totals.sum({ name: 'promise.shown', item: promise }),
    opened: totals.sum({ name: 'promise.opened', item: promise }),
    kept: kept(totals, promise, ['open', 'invited']),
    invited: kept(totals, promise, ['invited']),
  }));

const suggestions = (totals: Totals) => {
  const rows = totals.named(/^suggestion\./);
  return distinct(rows.map(({ item, part }) => JSON.stringify([item, part]))).map(key => {
    const [item, part] = JSON.parse(key) as [string, string];
    const sum = (name: string) => totals.sum({ name: `suggestion.${name}`, item, part });
    const values = (name: string) =>
      rows
        .filter(
          row => row.name === `suggestion.${name}` && row.item === item && row.part === part && row.value,
        )
        .sort((a, b) => b.n - a.n);
    const [kind = '', basis = ''] = part.split('/');
    return {
      suggestion: item,
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
      reasons: values('declined').map(({ value, n }) => ({ reason: value, n })),
      instead: values('replaced').map(({ value, n }) => ({ instead: value, n })),
    };
  });
};

const forms = (totals: Totals) =>
  distinct(totals.named(/^feedback\./).map(({ item }) => item)).map(form => {
    const sum = (name: string) => totals.sum({ name: `feedback.${name}`, item: form });
    return {
      form,
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
    totals: totals
      .named('moment')
      .filter(({ value }) => value)
      .map(({ part, value, amount, n }) => ({ outcome: part, total: { currency: value, value: amount }, n })),
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
        .filter(row => row.part === part && row.item === 'completed' && row.value)
        .map(({ value, amount }) => ({ currency: value, value: amount })),
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
  store: string,
  { from, to }: { from: string; to: string },
  now: Date,
): Promise<z.output<typeof Results>> {
  const counted = await totals(queries, store, from, to);
  return {
    store,
    from,
    to,
    promises: promises(counted),
    suggestions: suggestions(counted),
    scores: scores(counted),
    answers: answers(counted),
    forms: forms(counted),
    moments: moments(counted),
    holdout: holdout(counted),
    followUps: await followUps(queries, store, now),
    erasures: await erasures(queries, store, now),
    dropped: counted.named('outbox.dropped').map(({ item, value, n }) => ({ why: item, type: value, n })),
  };
}
