import { usualHalfLife } from '../ranking/half-life.js';
import { usualPairRule } from '../ranking/pair-rule.js';
import { difference, estimate, type Estimate } from './bootstrap.js';
import type { Evaluation } from './evaluate.js';
import type { Judgement } from './judge.js';

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
const interval = ({ low, high }: Estimate): string => `${(low * 100).toFixed(1)} to ${percent(high)}`;
const points = ({ value, low, high }: Estimate): string =>
  `${(value * 100).toFixed(1)} points (${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)})`;

const heads = ['', 'HR@1', '95 % interval', 'HR@5', '95 % interval', 'MRR', 'suggests', 'products'];

function cellsOf({ name, baskets, coverage }: Judgement, products: number): string[] {
  const [first, five] = [estimate(baskets, 'first'), estimate(baskets, 'five')];
  return [
    name,
    percent(first.value),
    interval(first),
    percent(five.value),
    interval(five),
    estimate(baskets, 'reciprocal').value.toFixed(3),
    percent(estimate(baskets, 'suggested').value),
    `${coverage} of ${products}`,
  ];
}

function tableOf(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map(row => row[at]!.length)));
  return rows.map(row =>
    row
      .map((cell, at) => (at ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
      .join('  ')
      .trimEnd(),
  );
}

/** What these orders are too few to tell. */
function limitsOf({ judged, days, judgements, settings }: Evaluation): string[] {
  const ours = estimate(judgements[0]!.baskets, 'suggested').value;
  return [
    ...(judged < 200 ? [`${judged} baskets are few to judge on: differences of a point are chance.`] : []),
    ...(settings ? [] : ['Too few orders to choose settings on: the usual ones stay.']),
    ...(days === null ? ['The file has no times: the order of its lines was taken for that of time.'] : []),
    ...(days !== null && days < 2 * usualHalfLife
      ? [`${days} days are too few to choose a half-life on: ${usualHalfLife} days stay.`]
      : []),
    ...(ours < 0.95 ? [`Only ${percent(ours)} of baskets get a suggestion: import more orders.`] : []),
  ];
}

function settingsOf({ settings }: Evaluation): string[] {
  if (!settings) return [];
  const { rule, gain, isClear } = settings;
  const name = `minSupport ${rule.minSupport}, minLift ${rule.minLift}`;
  const usual = `minSupport ${usualPairRule.minSupport}, minLift ${usualPairRule.minLift}`;
  if (isClear)
    return [`Best settings: ${name}: HR@1 by ${points(gain)} more than the usual ones (${usual}).`];
  if (rule === usualPairRule) return [`Best settings: the usual ones (${usual}).`];
  return [
    `Best settings: ${name}, but by ${points(gain)} only, which may be chance: the usual ones (${usual}) are as good.`,
  ];
}

/** An evaluation as lines of text. */
export function reportOf(evaluation: Evaluation): string[] {
  const { learned, judged, products, judgements } = evaluation;
  const [ours, ...others] = judgements;
  return [
    `Learned from ${learned} orders, judged on the ${judged} after them.`,
    '',
    ...tableOf([heads, ...judgements.map(judgement => cellsOf(judgement, products))]),
    '',
    ...others.map(({ name, baskets }) => {
      const gain = difference(ours!.baskets, baskets, 'first');
      return `HR@1 of the best pair less that of ${name}: ${points(gain)}.`;
    }),
    '',
    ...settingsOf(evaluation),
    ...limitsOf(evaluation),
  ];
}
