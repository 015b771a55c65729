import { fewestCases } from '@tillside/contract';
import { seeded } from '../../ranking/random.js';
import { type Partition, partition, type Point } from './cluster.js';
import type { Pause } from './pause.js';
import { silhouettes } from './silhouette.js';
import { stability } from './stability.js';

/** A group is shown if it is found again so well. */
export const leastStability = 0.75;

const starts = 10;
const seed = 20_070_115;

/** Groups of points, with how well they hold. */
export interface Grouping extends Partition {
  /** How many groups k-means was asked for. */
  k: number;
  /** The mean silhouette of each number of groups that was tried. */
  silhouettes: { k: number; silhouette: number }[];
  /** Of each group, its mean Jaccard similarity over half-samples. */
  stability: number[];
}

/**
 * Finds groups: as many, from 2 to 8, as have the best mean silhouette. The same points have the same groups.
 *
 * @returns undefined if there are too few points, or all are the same
 */
export async function findGroups(points: readonly Point[], pause: Pause): Promise<Grouping | undefined> {
  const different = new Set(points.map(point => point.join())).size;
  if (points.length < 2 * fewestCases || different < 2) return undefined;
  const random = seeded(seed);
  const options = { starts, smallest: fewestCases, random, pause };
  const tried: (Partition & { k: number })[] = [];
  for (let k = 2; k <= Math.min(8, different); k++)
    tried.push({ k, ...(await partition(points, k, options)) });
  const widths = await silhouettes(points, tried, pause);
  const best = tried[widths.indexOf(Math.max(...widths))]!;
  return {
    ...best,
    silhouettes: tried.map(({ k }, at) => ({ k, silhouette: widths[at]! })),
    stability: await stability(points, best.k, best, options),
  };
}
