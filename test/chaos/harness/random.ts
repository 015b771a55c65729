import { type Random, seeded } from '../../../packages/server/src/ranking/random.js';

export { type Random, seeded };

/** A whole number in a range, both ends included. */
export const between = (random: Random, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1));
