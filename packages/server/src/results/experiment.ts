import type { z } from 'zod';
import type { Experiment } from '../api/experiment-schema.js';
import type { StoreConfig } from '../config/types.js';
import type { Queries } from '../database/database.js';
import { capOf, cappedSums } from '../experiment/cap.js';
import {
  type Arms,
  differenceOver,
  isComparable,
  meanOver,
  momentsToFirstLook,
} from '../experiment/difference.js';
import { sampleRatio } from '../experiment/sample-ratio.js';
import { armRows, armSizes, classesOf, countOf, type Arm, type Measure, type Row } from './arm-cells.js';
import { shareOf } from './totals.js';

type Told = z.output<typeof Experiment>;
type ToldMeasure = Told['measures'][number];

const day = 86_400_000;
const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The period of the same length before. */
function periodBefore(from: string, to: string): { from: string; to: string } {
  const length = Date.parse(to) - Date.parse(from);
  const end = Date.parse(from) - day;
  return { from: isoDay(end - length), to: isoDay(end) };
}

/** Rows of moments that were assigned alike. */
function strataOf(rows: readonly Row[]): { surface: string; rows: Row[] }[] {
  const strata = new Map<string, { surface: string; rows: Row[] }>();
  for (const row of rows) {
    const key = JSON.stringify([row.surface, row.holdout]);
    const stratum = strata.get(key) ?? { surface: row.surface, rows: [] };
    stratum.rows.push(row);
    strata.set(key, stratum);
  }
  return [...strata.values()];
}

/** The values of both arms, and where they are cut off for the test. */
function comparison(rows: readonly Row[], measure: Measure, unit: string) {
  const classes = strataOf(rows).map(({ surface, rows }) => {
    const of = (arm: Arm) =>
      classesOf(
        rows.filter(row => row.arm === arm),
        surface,
        measure,
        unit,
      );
    return { offered: of('offered'), withheld: of('withheld') };
  });
  const isCapped = measure === 'value' || measure === 'items';
  const cap = isCapped
    ? capOf(classes.flatMap(({ offered, withheld }) => [...offered, ...withheld]))
    : undefined;
  const arms = (cap?: number): Arms[] =>
    classes
      .map(({ offered, withheld }) => ({
        offered: cappedSums(offered, cap),
        withheld: cappedSums(withheld, cap),
      }))
      .filter(isComparable);
  return { cap, capped: arms(cap), whole: arms() };
}

const rounded = (value: number): string => value.toFixed(2);

function measureOf(
  rows: readonly Row[],
  earlier: readonly Row[],
  measure: Measure,
  unit: string,
): ToldMeasure {
  const { cap, capped, whole } = comparison(rows, measure, unit);
  const [tested, uncapped] = [differenceOver(capped), differenceOver(whole)];
  const arm = (name: Arm, arms: readonly Arms[]) => ({
    n: arms.reduce((all, one) => all + one[name].n, 0),
    mean: meanOver(arms, name),
  });
  const before = comparison(earlier, measure, unit).whole;
  const { n } = arm('offered', whole);
  return {
    measure,
    currency: unit || null,
    offered: arm('offered', whole),
    withheld: arm('withheld', whole),
    state: tested ? (tested.isClear ? 'clear' : 'unclear') : 'early',
    difference: tested ? { value: tested.value, low: tested.low, high: tested.high } : null,
    needed: tested ? tested.needed : momentsToFirstLook(capped),
    cap: cap === undefined || !Number.isFinite(cap) ? null : cap,
    uncapped: uncapped ? { value: uncapped.value, low: uncapped.low, high: uncapped.high } : null,
    earned:
      uncapped && unit
        ? { low: rounded(uncapped.low * n), high: rounded(uncapped.high * n), currency: unit }
        : null,
    before: { offered: arm('offered', before), withheld: arm('withheld', before) },
  };
}

/** What is measured: value in each currency, items, CSAT, and how many moments are completed. */
function measuresOf(rows: readonly Row[], earlier: readonly Row[]): ToldMeasure[] {
  const kinds = (measure: Measure): string[] => [
    ...new Set(rows.filter(row => row.measure === measure).map(({ unit }) => unit)),
  ];
  const byMoments = (one: ToldMeasure, other: ToldMeasure) =>
    Number(other.currency !== null) - Number(one.currency !== null);
  const of = (measure: Measure) => (unit: string) => measureOf(rows, earlier, measure, unit);
  return [
    ...kinds('value').sort().slice(0, maxCurrencies).map(of('value')),
    ...kinds('items').map(of('items')),
    ...kinds('csat').map(of('csat')),
    ...(rows.length ? [of('completed')('')] : []),
  ].sort(byMoments);
}

/** Anybody with the publishable key can make up currencies. */
const maxCurrencies = 10;

function armOf(rows: readonly Row[], arm: Arm): Told['offered'] {
  const own = rows.filter(row => row.arm === arm);
  const atTill = own.filter(({ surface }) => surface === 'associate');
  const ended = shareOf(countOf(atTill, 'completed'), countOf(atTill, 'assigned'));
  return {
    assigned: countOf(own, 'assigned'),
    seen: countOf(own, 'seen'),
    accepted: countOf(own, 'accepted'),
    completed: countOf(own, 'completed'),
    missing: ended === null ? null : 1 - ended,
  };
}

/** The share that is withheld, as it was assigned and as it should have been. */
function ratioOf(rows: readonly Row[]): Told['ratio'] {
  const sizes = armSizes(rows);
  const sum = (of: (size: (typeof sizes)[number]) => number) =>
    sizes.reduce((all, size) => all + of(size), 0);
  const all = sum(({ offered, withheld }) => offered + withheld);
  return {
    expected: shareOf(
      sum(({ holdout, offered, withheld }) => holdout * (offered + withheld)),
      all,
    ),
    found: shareOf(
      sum(({ withheld }) => withheld),
      all,
    ),
    isWrong: sampleRatio(sizes).isWrong,
  };
}

const messages = {
  'no-holdout':
    'Suggestions are withheld in no moment, so nobody can tell whether they help. A holdout (pacing.holdout) of 0.1 withholds them in one of ten.',
  'not-assigned':
    'No moment was assigned to an arm: pages need a version of the elements that sends suggestion.assigned.',
  'too-few':
    'So few moments are withheld that no difference will be found within a year: a larger holdout would tell sooner.',
  'sample-ratio':
    'The arms are not of the sizes that the holdout says, so their difference cannot be trusted: some moments of one arm are lost or counted twice.',
  missing:
    'At the till, moments of one arm are completed more often, so what is missing may make the difference.',
} as const;

const warning = (code: keyof typeof messages): Told['warnings'][number] => ({
  code,
  message: messages[code],
});

function warningsOf(
  { pacing }: StoreConfig,
  rows: readonly Row[],
  { days, measures, ratio }: { days: number; measures: readonly ToldMeasure[]; ratio: Told['ratio'] },
): Told['warnings'] {
  const assigned = countOf(rows, 'assigned');
  const withheld = countOf(
    rows.filter(({ arm }) => arm === 'withheld'),
    'assigned',
  );
  if (!assigned) return [warning(pacing?.holdout ? 'not-assigned' : 'no-holdout')];
  const main = measures[0];
  const isSlow = main?.state === 'early' && (main.needed === null || main.needed / assigned > yearly / days);
  const atTill = rows.filter(({ surface }) => surface === 'associate');
  const isMissing = measureOf(atTill, [], 'completed', '').state === 'clear';
  return [
    ...(withheld ? [] : [warning('no-holdout')]),
    ...(withheld && isSlow ? [warning('too-few')] : []),
    ...(ratio.isWrong ? [warning('sample-ratio')] : []),
    ...(isMissing ? [warning('missing')] : []),
  ];
}

const yearly = 365;

/** Whether suggestions helped: moments in which they were offered beside those in which they were withheld. */
export async function experimentOf(
  queries: Queries,
  store: StoreConfig,
  { from, to }: { from: string; to: string },
): Promise<Told> {
  const before = periodBefore(from, to);
  const all = await armRows(queries, store.id, { before: before.from, from, to });
  const rows = all.filter(({ isNow }) => isNow);
  const earlier = all.filter(({ isNow }) => !isNow);
  const surfaces = [...new Set(rows.map(({ surface }) => surface))];
  const [measures, ratio] = [measuresOf(rows, earlier), ratioOf(rows)];
  const days = (Date.parse(to) - Date.parse(from)) / day + 1;
  const on = (some: readonly Row[], surface: string) => some.filter(row => row.surface === surface);
  return {
    before,
    offered: armOf(rows, 'offered'),
    withheld: armOf(rows, 'withheld'),
    mixed: countOf(
      rows.filter(({ arm }) => arm === 'both'),
      'assigned',
    ),
    ratio,
    warnings: warningsOf(store, rows, { days, measures, ratio }),
    measures,
    surfaces: surfaces.map(surface => ({
      surface: surface as 'customer' | 'associate',
      offered: armOf(on(rows, surface), 'offered'),
      withheld: armOf(on(rows, surface), 'withheld'),
      measures: measuresOf(on(rows, surface), on(earlier, surface)),
    })),
  };
}
