import { median, quantile, table } from '../figures.mjs';
import { openFloor } from './floor.js';
import { post } from './load.js';
import type { Place } from './places.js';
import { startServer } from './process.js';
import { batches } from './signals.js';

const warmUp = 500;
const clock = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};
const quartiles = (times: number[], digits: number): string =>
  [0.25, 0.75].map(share => quantile(times, share).toFixed(digits)).join(' to ');

/**
 * One event through a server and its plain insert, in turns, one request after the other: whatever else the machine
 * does slows both. Gives the lines of a table.
 */
export async function pairs(place: Place, fromSource: boolean, count: number): Promise<string> {
  const server = await startServer(await place.fresh(), fromSource);
  const floor = await openFloor(await place.fresh());
  const ours: number[] = [];
  const plain: number[] = [];
  try {
    for (const batch of batches(warmUp, 1))
      await Promise.all([floor.insert(batch), post(server.address, batch)]);
    for (const batch of batches(count, 1)) {
      plain.push(await clock(() => floor.insert(batch)));
      ours.push(await clock(() => post(server.address, batch)));
    }
  } finally {
    await floor.close();
    await server.end();
  }
  const ratios = ours.map((time, at) => time / plain[at]!);
  return table([
    [`${place.name}: one event, in pairs`, 'median', 'quartiles'],
    ['ms', median(ours).toFixed(2), quartiles(ours, 2)],
    ['floor ms', median(plain).toFixed(2), quartiles(plain, 2)],
    ['× floor', median(ratios).toFixed(2), quartiles(ratios, 2)],
  ]);
}
