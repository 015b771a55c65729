import { scales, type ScaleType, scaleTypes } from '@tillside/contract';
import { keysOf, type Total, type Totals } from './totals.js';
import type { Names } from './names.js';

type Histogram = Record<string, number>;

const between = (histogram: Histogram, from: number, to: number): number =>
  Object.entries(histogram)
    .filter(([value]) => Number(value) >= from && Number(value) <= to)
    .reduce((sum, [, n]) => sum + n, 0);
const all = (histogram: Histogram): number => between(histogram, -Infinity, Infinity);
const mean = (histogram: Histogram): number | null => {
  const n = all(histogram);
  return n
    ? Object.entries(histogram).reduce((sum, [value, times]) => sum + Number(value) * times, 0) / n
    : null;
};

/**
 * A score as the field defines it. CSAT: the percentage of 4 and 5 among 1 to 5. NPS: the percentage of 9 and
 * 10 less that of 0 to 6. CES 2.0: the mean of 1 to 7, where high is easy.
 */
export function scoreOf(type: ScaleType, histogram: Histogram): number | null {
  const n = all(histogram);
  if (!n) return null;
  if (type === 'ces') return mean(histogram);
  const { min, max, low, high } = scales[type];
  const satisfied = between(histogram, high, max);
  const detracting = type === 'nps' ? between(histogram, min, low) : 0;
  return (100 * (satisfied - detracting)) / n;
}

/** The score of every question with a scale. */
export const scores = (totals: Totals, names: Names) =>
  scaleTypes.flatMap(type => {
    const rows = totals.named(`answer.${type}`);
    const { min, max } = scales[type];
    const steps = Array.from({ length: max - min + 1 }, (_, at) => String(min + at));
    const histogram = (name: string, item: string | null, part: string | null): Histogram =>
      Object.fromEntries(steps.map(value => [value, totals.sum({ name, item, part, value })]));
    return questionsOf(rows).map(([form, question]) => {
      const given = histogram(`answer.${type}`, form, question);
      const invited = histogram(`invited.${type}`, form, question);
      return {
        form,
        question,
        label: names.question(form, question),
        type,
        n: all(given),
        score: scoreOf(type, given),
        mean: mean(given),
        histogram: given,
        invited: { n: all(invited), score: scoreOf(type, invited) },
      };
    });
  });

/** The other questions: how often each option, word or consent was given; for texts only their number. */
export const answers = (totals: Totals, names: Names) =>
  ['kept', 'choice', 'text', 'consent', 'contact'].flatMap(type => {
    const rows = totals.named(`answer.${type}`);
    return questionsOf(rows).map(([form, question]) => {
      const own = rows.filter(({ item, part }) => item === form && part === question);
      const values = own
        .filter(({ value }) => value !== '')
        .map(({ value, n }) => ({
          value,
          label: names.option(form, question, value),
          n,
        }));
      // For a choice, '' counts the people who answered, since one answer may have several options.
      const n = (type === 'choice' ? own.filter(({ value }) => value === '') : own).reduce(
        (sum, row) => sum + row.n,
        0,
      );
      return { form, question, label: names.question(form, question), type, n, values };
    });
  });

const questionsOf = (rows: readonly Total[]) => keysOf(rows, ({ item, part }) => [item, part] as const);
