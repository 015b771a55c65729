import { distance, type Point } from './cluster.js';
import type { Pause } from './pause.js';

/**
 * The mean silhouette (Rousseeuw 1987) of several partitions of the same points, from -1 to 1: how much nearer points
 * are to their own group than to the next.
 */
export async function silhouettes(
  points: readonly Point[],
  partitions: readonly { labels: readonly number[]; groups: number }[],
  pause: Pause,
): Promise<number[]> {
  const sizes = partitions.map(({ labels, groups }) =>
    Array.from({ length: groups }, (_, group) => labels.filter(label => label === group).length),
  );
  const sums = partitions.map(() => 0);
  for (const [at, point] of points.entries()) {
    const away = partitions.map(({ groups }) => new Float64Array(groups));
    for (const [other, its] of points.entries()) {
      const length = Math.sqrt(distance(point, its));
      for (let which = 0; which < partitions.length; which++)
        away[which]![partitions[which]!.labels[other]!]! += length;
    }
    for (const [which, { labels }] of partitions.entries())
      sums[which]! += widthOf(labels[at]!, away[which]!, sizes[which]!);
    await pause();
  }
  return sums.map(sum => sum / points.length);
}

/** The silhouette of one point, from the sums of its distances to each group; 0 for a point alone. */
function widthOf(own: number, sums: Float64Array, sizes: readonly number[]): number {
  if (sizes[own]! < 2) return 0;
  const within = sums[own]! / (sizes[own]! - 1);
  let next = Infinity;
  for (const [group, size] of sizes.entries())
    if (group !== own && size) next = Math.min(next, sums[group]! / size);
  const most = Math.max(within, next);
  return Number.isFinite(next) && most > 0 ? (next - within) / most : 0;
}
