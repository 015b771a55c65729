import { median, quantile, table } from '../figures.mjs';
import { openFloor } from './floor.js';
import { hangUp, post, timed, type Timed } from './load.js';
import type { Place } from './places.js';
import { startServer } from './process.js';
import { batches } from './signals.js';

/** How much is measured. */
export interface Amount {
  /** Signals in a batch. */
  sizes: readonly number[];
  /** Requests under way. */
  atOnce: readonly number[];
  /** Signals of a round, by the size of its batches: few, so that whatever else the machine does slows both sides. */
  signals: (size: number) => number;
  /** Pairs of a round of each side. */
  rounds: number;
}

type Side = 'ours' | 'plain';
const rate = (size: number, { each, all }: Timed) => (each.length * size) / (all / 1000);
const whole = (n: number) => Math.round(n).toLocaleString('en');

/** Signals per second through a server and by plain inserts, in pairs of short rounds; gives the lines of a table. */
export async function throughput(place: Place, fromSource: boolean, amount: Amount): Promise<string> {
  const server = await startServer(await place.fresh(), fromSource);
  const floor = await openFloor(await place.fresh());
  const rows = [
    [
      `${place.name}: batch of`,
      'at once',
      'signals/s',
      'floor',
      '× floor',
      'quartiles',
      'p50 ms',
      'p99 ms',
      'floor p50',
      'floor p99',
    ],
  ];
  const run = async (size: number, atOnce: number, signals: number): Promise<Record<Side, Timed>> => {
    const sent = batches(Math.ceil(signals / size), size);
    const plain = await timed(sent, atOnce, batch => floor.insert(batch));
    const ours = await timed(sent, atOnce, batch => post(server.address, batch));
    return { plain, ours };
  };
  try {
    // Both are warm before anything is measured.
    for (const size of amount.sizes)
      for (let n = 0; n < Math.min(5, amount.rounds); n++)
        await run(size, Math.max(...amount.atOnce), amount.signals(size));
    for (const size of amount.sizes)
      for (const atOnce of amount.atOnce) {
        hangUp();
        const rounds: Record<Side, Timed>[] = [];
        for (let n = 0; n < amount.rounds; n++) rounds.push(await run(size, atOnce, amount.signals(size)));
        const [ours, plain] = (['ours', 'plain'] as const).map(side => ({
          rate: median(rounds.map(round => rate(size, round[side]))),
          each: rounds.flatMap(round => round[side].each),
        }));
        const ratios = rounds.map(({ ours, plain }) => ours.all / plain.all);
        const quartiles = [0.25, 0.75].map(share => quantile(ratios, share).toFixed(2));
        const at = (each: number[], share: number) => quantile(each, share).toFixed(1);
        rows.push([
          String(size),
          String(atOnce),
          whole(ours!.rate),
          whole(plain!.rate),
          median(ratios).toFixed(2),
          quartiles.join(' to '),
          at(ours!.each, 0.5),
          at(ours!.each, 0.99),
          at(plain!.each, 0.5),
          at(plain!.each, 0.99),
        ]);
      }
  } finally {
    await floor.close();
    await server.end();
  }
  return table(rows);
}
