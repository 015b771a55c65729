import { kmeansGenerator } from 'ml-kmeans';
import type { Random } from '../../ranking/random.js';
import type { Pause } from './pause.js';

export type Point = readonly number[];

/** A partition of points into groups. */
export interface Partition {
  /** The group of each point, from 0. */
  labels: number[];
  groups: number;
  /** The centres that were found, with the group that each belongs to. */
  centres: { point: number[]; group: number }[];
}

export const distance = (one: Point, other: Point): number => {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at]! - other[at]!) ** 2;
  return sum;
};

const seedOf = (random: Random): number => Math.floor(random() * 2 ** 31) + 1;

/** The best of many k-means (k-means++), by the sum of squares within groups. */
async function bestOfMany(
  points: readonly Point[],
  k: number,
  { starts, random, pause }: ClusterOptions,
): Promise<{ labels: number[]; centroids: number[][] }> {
  const data = points.map(point => [...point]);
  let best = { labels: data.map(() => 0), centroids: [data[0]!], sum: Infinity };
  for (let start = 0; start < starts; start++) {
    let last: { clusters: number[]; centroids: number[][] } | undefined;
    for (const step of kmeansGenerator(data, k, { seed: seedOf(random), maxIterations: 100 })) {
      last = step;
      await pause();
    }
    if (!last) continue;
    const { clusters, centroids } = last;
    const sum = data.reduce((sum, point, at) => sum + distance(point, centroids[clusters[at]!]!), 0);
    if (sum < best.sum) best = { labels: [...clusters], centroids, sum };
  }
  return best;
}

export interface ClusterOptions {
  /** How often k-means starts anew. */
  starts: number;
  /** A group of fewer points joins the nearest. */
  smallest: number;
  random: Random;
  pause: Pause;
}

const centroidOf = (points: readonly Point[]): number[] =>
  points[0]!.map((_, at) => points.reduce((sum, point) => sum + point[at]!, 0) / points.length);

/** Divides points into k groups; those that are too small join the group whose centre is nearest. */
export async function partition(
  points: readonly Point[],
  k: number,
  options: ClusterOptions,
): Promise<Partition> {
  const { labels, centroids } = await bestOfMany(points, k, options);
  const groupOf = centroids.map((_, at) => at);
  const members = (group: number) => points.filter((_, at) => groupOf[labels[at]!] === group);
  for (;;) {
    const groups = [...new Set(groupOf)]
      .map(group => ({ group, points: members(group) }))
      .sort((one, other) => one.points.length - other.points.length);
    const [least, ...others] = groups;
    if (!least || !others.length || least.points.length >= options.smallest) break;
    const centre = least.points.length ? centroidOf(least.points) : centroids[least.group]!;
    const nearest = others
      .filter(other => other.points.length)
      .map(other => ({ group: other.group, away: distance(centre, centroidOf(other.points)) }))
      .reduce((best, other) => (other.away < best.away ? other : best));
    for (const [at, group] of groupOf.entries()) if (group === least.group) groupOf[at] = nearest.group;
  }
  const names = [...new Set(groupOf)];
  const index = groupOf.map(group => names.indexOf(group));
  return {
    labels: labels.map(label => index[label]!),
    groups: names.length,
    centres: centroids.map((point, at) => ({ point, group: index[at]! })),
  };
}

/** The group of the centre that is nearest to a point. */
export const nearestGroup = (centres: Partition['centres'], point: Point): number =>
  centres.reduce((best, centre) =>
    distance(centre.point, point) < distance(best.point, point) ? centre : best,
  ).group;
