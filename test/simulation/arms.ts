import { isWithheld } from '../../packages/core/src/holdout.js';
import { capOf, cappedSums, type ClassSums, classOf } from '../../packages/server/src/experiment/cap.js';
import {
  differenceOf,
  type Interval,
  plannedDifferenceOf,
} from '../../packages/server/src/experiment/difference.js';
import { sampleRatio } from '../../packages/server/src/experiment/sample-ratio.js';
import { noSums, type Sums } from '../../packages/server/src/experiment/sums.js';
import type { Random } from '../../packages/server/src/ranking/random.js';
import { drawValue } from './sales.js';

/** A shop that withholds suggestions in a share of moments. */
export interface Experiment {
  holdout: number;
  /** By which share suggestions lift what a moment brings. */
  lift: number;
  /** After so many moments each, somebody looks at the results. */
  looks: readonly number[];
}
/** What somebody sees who looks: of the money as it is, and of amounts that were cut off for the test. */
export interface Look {
  moments: number;
  money: { anytime: Interval | undefined; planned: Interval | undefined };
  capped: { anytime: Interval | undefined; planned: Interval | undefined };
  isSplitWrong: boolean;
}

/** The values of an arm, as the server sums them up. */
class Arm {
  readonly classes = new Map<number, ClassSums>();

  add(value: number): void {
    const number = classOf(value);
    let sums = this.classes.get(number);
    if (!sums) this.classes.set(number, (sums = { class: number, ...noSums }));
    sums.n += 1;
    sums.nonzero += value === 0 ? 0 : 1;
    sums.sum += value;
    sums.squares += value * value;
  }
}

const intervalsOf = (offered: Sums, withheld: Sums) => ({
  anytime: differenceOf(offered, withheld),
  planned: plannedDifferenceOf(offered, withheld),
});

function look(moments: number, holdout: number, offered: Arm, withheld: Arm): Look {
  const [one, other] = [[...offered.classes.values()], [...withheld.classes.values()]];
  const [all, without] = [cappedSums(one), cappedSums(other)];
  const cap = capOf([...one, ...other]);
  return {
    moments,
    money: intervalsOf(all, without),
    capped: intervalsOf(cappedSums(one, cap), cappedSums(other, cap)),
    isSplitWrong: sampleRatio([{ holdout, offered: all.n, withheld: without.n }]).isWrong,
  };
}

/** Runs a shop's experiment; its moments get into the arms as the widgets decide. */
export function runExperiment({ holdout, lift, looks }: Experiment, random: Random): Look[] {
  const [offered, withheld] = [new Arm(), new Arm()];
  const pacing = { max: 1, holdout };
  const run = Math.floor(random() * 2 ** 32).toString(36);
  let moments = 0;
  return looks.map(until => {
    for (; moments < until; moments++) {
      if (isWithheld({ id: `${run}-${moments}`, pacing })) withheld.add(drawValue(random));
      else offered.add(drawValue(random, lift));
    }
    return look(moments, holdout, offered, withheld);
  });
}
