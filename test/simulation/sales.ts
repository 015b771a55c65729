import type { Random } from '../../packages/server/src/ranking/random.ts';

/** A number of the standard normal distribution (Box and Muller 1958). */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
/** A number of a long-tailed (log-normal) distribution with the mean 1. */
export const longTailed = (random: Random, spread: number): number =>
  Math.exp(spread * normal(random) - spread ** 2 / 2);

/** Two of three moments end without a sale; one sale of two hundred is a trader's, and some come back. */
const share = { sold: 0.35, trader: 1 / 200, returned: 0.06, partlyReturned: 0.06, accepted: 0.08 };
const usual = { sale: 45, trader: 8 };
const kept = 1 - share.returned - share.partlyReturned / 2;

/** The mean value of a moment in which nothing is suggested. */
export const meanValue = share.sold * usual.sale * (1 + share.trader * (usual.trader - 1)) * kept;

/** What a sale with an accepted suggestion is more, so that all moments together bring so much more. */
const extraOf = (lift: number): number => (lift * meanValue) / (share.sold * share.accepted * kept);

/**
 * What is left of a moment when returns are in: mostly nothing, and sometimes much. Suggestions lift the mean by a
 * share.
 */
export function drawValue(random: Random, lift = 0): number {
  if (random() >= share.sold) return 0;
  const isTrader = random() < share.trader;
  const sale = usual.sale * longTailed(random, 0.9) * (isTrader ? usual.trader : 1);
  const isAccepted = random() < share.accepted;
  const extra = isAccepted ? extraOf(lift) * longTailed(random, 0.5) : 0;
  const back = random();
  if (back < share.returned) return 0;
  return (sale + extra) * (back < share.returned + share.partlyReturned ? random() : 1);
}
