import { stringify } from 'csv-stringify/sync';
import type { z } from 'zod';
import type { Results } from '../api/schemas.js';

type Told = z.output<typeof Results>;
type Measure = Told['experiment']['measures'][number];

const rowOf = ({ store, from, to }: Told, surface: string, measure: Measure) => ({
  store,
  from,
  to,
  surface,
  measure: measure.measure,
  currency: measure.currency,
  offered: measure.offered.n,
  offered_mean: measure.offered.mean,
  withheld: measure.withheld.n,
  withheld_mean: measure.withheld.mean,
  state: measure.state,
  difference: measure.difference?.value,
  low: measure.difference?.low,
  high: measure.difference?.high,
  cap: measure.cap,
  needed: measure.needed,
  uncapped: measure.uncapped?.value,
  uncapped_low: measure.uncapped?.low,
  uncapped_high: measure.uncapped?.high,
  earned_low: measure.earned?.low,
  earned_high: measure.earned?.high,
  before_offered: measure.before.offered.n,
  before_offered_mean: measure.before.offered.mean,
  before_withheld: measure.before.withheld.n,
  before_withheld_mean: measure.before.withheld.mean,
});

/** Whether suggestions helped, as CSV (RFC 4180): a line for each measure, over all surfaces and on each. */
export function experimentCsv(results: Told): string {
  const { measures, surfaces } = results.experiment;
  const lines = [
    ...measures.map(measure => rowOf(results, 'all', measure)),
    ...surfaces.flatMap(({ surface, measures }) => measures.map(measure => rowOf(results, surface, measure))),
  ];
  return stringify(lines, { columns, header: true, bom: true, record_delimiter: '\r\n' });
}

const columns = [
  'store',
  'from',
  'to',
  'surface',
  'measure',
  'currency',
  'offered',
  'offered_mean',
  'withheld',
  'withheld_mean',
  'state',
  'difference',
  'low',
  'high',
  'cap',
  'needed',
  'uncapped',
  'uncapped_low',
  'uncapped_high',
  'earned_low',
  'earned_high',
  'before_offered',
  'before_offered_mean',
  'before_withheld',
  'before_withheld_mean',
];
