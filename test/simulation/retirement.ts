import type { Random } from '../../packages/server/src/ranking/random.js';
import { isBelow } from '../../packages/server/src/ranking/reception.js';
import { percent, table } from './markdown.js';
import { quantileOf, shareOf } from './summary.js';

/** After how many showings a suggestion with this acceptance is retired; infinite if it is not until the last one. */
function showingsUntilRetired(
  acceptance: number,
  minAcceptance: number,
  most: number,
  random: Random,
): number {
  const reception = { accepted: 0, refused: 0 };
  for (let shown = 1; shown <= most; shown++) {
    reception[random() < acceptance ? 'accepted' : 'refused'] += 1;
    if (isBelow(minAcceptance, reception)) return shown;
  }
  return Infinity;
}

export interface RetirementOptions {
  runs: number;
  /** How often each suggestion is shown at most. */
  showings: number;
}

/** The acceptances to try, as multiples of the least. */
const multiples = [0.1, 0.25, 0.5, 0.75, 1, 1.25, 2];

/** Shows suggestions of known acceptance until they are retired, and asks after every showing whether they are. */
export function simulateRetirement(
  minAcceptance: number,
  { runs, showings }: RetirementOptions,
  random: Random,
) {
  return multiples.map(multiple => {
    const until = Array.from({ length: runs }, () =>
      showingsUntilRetired(multiple * minAcceptance, minAcceptance, showings, random),
    );
    return {
      acceptance: multiple * minAcceptance,
      isGood: multiple >= 1,
      retired: shareOf(until, shown => shown < Infinity),
      median: quantileOf(until, 0.5),
      slow: quantileOf(until, 0.9),
    };
  });
}

/** How soon suggestions are retired, by how many accept them. */
export function retirementTable(minAcceptance: number, options: RetirementOptions, random: Random): string {
  const told = (shown: number) => (shown < Infinity ? String(shown) : '–');
  const format = new Intl.NumberFormat('en');
  return table(
    [
      'accepted by',
      `retired within ${format.format(options.showings)} showings`,
      'after (median)',
      '9 of 10 after',
    ],
    simulateRetirement(minAcceptance, options, random).map(({ acceptance, retired, median, slow }) => [
      percent(acceptance),
      percent(retired),
      told(median),
      told(slow),
    ]),
  );
}
