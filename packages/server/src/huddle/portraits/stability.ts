import { type ClusterOptions, partition, type Partition, type Point } from './cluster.js';

/** Half-samples that a group has to be found again in. */
const samples = 100;

/** A random half of the numbers below `n`, in order. */
function half(n: number, random: () => number): number[] {
  const all = Array.from({ length: n }, (_, at) => at);
  for (let at = n - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all.slice(0, Math.floor(n / 2)).sort((one, other) => one - other);
}

/** The Jaccard similarities of each group of one labelling with its likest in another one. */
function bestMatches(one: readonly number[], groups: number, other: readonly number[]): (number | null)[] {
  const both = new Map<string, number>();
  const [sizes, otherSizes] = [new Map<number, number>(), new Map<number, number>()];
  for (const [at, group] of one.entries()) {
    const its = other[at]!;
    both.set(`${group} ${its}`, (both.get(`${group} ${its}`) ?? 0) + 1);
    sizes.set(group, (sizes.get(group) ?? 0) + 1);
    otherSizes.set(its, (otherSizes.get(its) ?? 0) + 1);
  }
  return Array.from({ length: groups }, (_, group) => {
    const size = sizes.get(group);
    if (!size) return null;
    const likeness = [...otherSizes].map(([its, otherSize]) => {
      const common = both.get(`${group} ${its}`) ?? 0;
      return common / (size + otherSize - common);
    });
    return Math.max(...likeness);
  });
}

/**
 * How well each group is found again: the mean of its Jaccard similarities with the likest group of a hundred random
 * halves of the points (Hennig 2007, https://doi.org/10.1016/j.csda.2006.11.025).
 */
export async function stability(
  points: readonly Point[],
  k: number,
  { labels, groups }: Partition,
  options: ClusterOptions,
): Promise<number[]> {
  const sums = Array.from({ length: groups }, () => ({ sum: 0, n: 0 }));
  for (let sample = 0; sample < samples; sample++) {
    const chosen = half(points.length, options.random);
    const again = await partition(
      chosen.map(at => points[at]!),
      k,
      { ...options, smallest: options.smallest / 2 },
    );
    const found = bestMatches(
      chosen.map(at => labels[at]!),
      groups,
      again.labels,
    );
    for (const [group, likeness] of found.entries())
      if (likeness !== null) {
        sums[group]!.sum += likeness;
        sums[group]!.n++;
      }
  }
  return sums.map(({ sum, n }) => (n ? sum / n : 0));
}
