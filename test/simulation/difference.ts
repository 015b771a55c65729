import type { Interval } from '../../packages/server/src/experiment/difference.js';
import type { Random } from '../../packages/server/src/ranking/random.js';
import { type Look, runExperiment } from './arms.js';
import { percent, table } from './markdown.js';
import { meanValue } from './sales.js';
import { shareOf } from './summary.js';

type Measure = 'money' | 'capped';
type Kind = 'anytime' | 'planned';

/** Whether an interval leaves out what is true. One that is not told yet is not wrong. */
const isWrong = (interval: Interval | undefined, truth: number): boolean =>
  interval !== undefined && (interval.low > truth || interval.high < truth);

/** So many looks, one a day, at so many moments each. */
export const daily = (days: number, moments: number): number[] =>
  Array.from({ length: days }, (_, day) => (day + 1) * moments);

export interface CoverageOptions {
  runs: number;
  holdout: number;
  lift: number;
  looks: readonly number[];
}

/** How often intervals are wrong at the last look, and how often at any look. */
export function simulateCoverage({ runs, holdout, lift, looks }: CoverageOptions, random: Random) {
  const all = Array.from({ length: runs }, () => runExperiment({ holdout, lift, looks }, random));
  const truth = lift * meanValue;
  const wrong = (measure: Measure, kind: Kind) => {
    const isOff = (look: Look) => isWrong(look[measure][kind], truth);
    return {
      atEnd: shareOf(all, run => isOff(run.at(-1)!)),
      ever: shareOf(all, run => run.some(isOff)),
    };
  };
  return { wrong, splitWrong: shareOf(all, run => run.some(look => look.isSplitWrong)) };
}

export function coverageTable(options: Omit<CoverageOptions, 'lift'>, random: Random): string {
  const apart = simulateCoverage({ ...options, lift: 0.05 }, random);
  const alike = simulateCoverage({ ...options, lift: 0 }, random);
  const row = (name: string, { wrong }: typeof apart, measure: Measure) => {
    const [anytime, planned] = [wrong(measure, 'anytime'), wrong(measure, 'planned')];
    return [
      name,
      percent(1 - anytime.atEnd),
      percent(anytime.ever),
      percent(1 - planned.atEnd),
      percent(planned.ever),
    ];
  };
  const shown = table(
    ['', 'shown: covers at the end', 'ever wrong', 'usual: covers at the end', 'ever wrong'],
    [
      row('suggestions lift by 5 %, all money', apart, 'money'),
      row('A/A shop, all money', alike, 'money'),
      row('A/A shop, capped for the test', alike, 'capped'),
    ],
  );
  const split = percent((apart.splitWrong + alike.splitWrong) / 2);
  return `${shown}\n\nA split that is right was called wrong in ${split} of the runs.`;
}

export interface PowerOptions {
  runs: number;
  lifts: readonly number[];
  holdouts: readonly number[];
  /** Numbers of moments; somebody looks a hundred times up to the last. */
  moments: readonly number[];
}

/** The share of runs that have found that suggestions help, by numbers of moments. */
export function simulatePower(
  { runs, moments }: PowerOptions,
  holdout: number,
  lift: number,
  random: Random,
) {
  const last = moments.at(-1)!;
  const looks = daily(100, last / 100);
  const all = Array.from({ length: runs }, () => runExperiment({ holdout, lift, looks }, random));
  const isFound = (look: Look) => (look.capped.anytime?.isClear && look.capped.anytime.value > 0) ?? false;
  return moments.map(until => shareOf(all, run => run.some(look => look.moments <= until && isFound(look))));
}

export function powerTable(options: PowerOptions, random: Random): string {
  const format = new Intl.NumberFormat('en');
  return table(
    ['', ...options.moments.map(moments => `by ${format.format(moments)} moments`)],
    options.lifts.flatMap(lift =>
      options.holdouts.map(holdout => [
        `${percent(lift)} more, ${percent(holdout)} withheld`,
        ...simulatePower(options, holdout, lift, random).map(percent),
      ]),
    ),
  );
}
