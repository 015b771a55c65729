import {
  held,
  loseAnswer,
  portal,
  redirect,
  refuse,
  sleep,
  slow,
  times,
  tooLarge,
} from '../harness/faults.js';
import { type Fault, pass } from '../harness/proxy.js';
import { between } from '../harness/random.js';
import type { Scene } from '../harness/scene.js';
import type { Row } from './row.js';

/** Makes signals during a fault, and goes on until the fault is over. */
export const through =
  (fault: (scene: Scene) => Fault, check?: (scene: Scene) => void) =>
  async (scene: Scene): Promise<void> => {
    scene.proxy.fault = fault(scene);
    await scene.shopper.start();
    const tab = await scene.open();
    for (let n = 0; n < 4; n++) {
      await tab.make(25);
      await sleep(100);
    }
    await scene.settle(tab);
    check?.(scene);
  };

const asked = 2000;
/** Throws if a batch was sent again before the pause was over that the receiver asked for. */
function hasWaited({ proxy: { seen } }: Scene): void {
  const [first, second, third] = seen;
  for (const [before, after] of [
    [first!, second!],
    [second!, third!],
  ] as const)
    if (after.at - before.at < asked)
      throw new Error(`came back after ${Math.round(after.at - before.at)} ms`);
}

const hour = 3_600_000;
const week = 7 * 24;

export const network: Row[] = [
  {
    name: 'answers slow, or lost',
    run: through(({ random }) => {
      const late = slow(() => between(random, 100, 800));
      return times(12, exchange => (random() < 0.4 ? loseAnswer : late)(exchange));
    }),
  },
  {
    name: 'an answer that takes longer than the outbox waits',
    run: async scene => {
      const { fault, reached } = held(exchange => exchange.forward());
      scene.proxy.fault = fault;
      await scene.shopper.start();
      const tab = await scene.open([await scene.handClock(0)]);
      await tab.make(25);
      await Promise.all([scene.saved(), reached]);
      scene.proxy.fault = pass;
      // Only this moves the page's clock: in small steps, so that no other request takes too long by it.
      const isDelivered = async () => {
        await tab.tick(1000);
        return (await tab.pending()) === 0;
      };
      await scene.wait(isDelivered, 'everything is delivered');
      await scene.settle(tab);
    },
  },
  { name: '500, three times', run: through(({ rounds }) => times(rounds, refuse(500))) },
  {
    name: '429 with Retry-After, twice',
    run: through(() => times(2, refuse(429, { 'retry-after': String(asked / 1000) })), hasWaited),
  },
  { name: '413 for all but small batches', run: through(() => tooLarge(2000)) },
  {
    name: 'captive portal: 200 with a page of HTML',
    isShort: true,
    run: through(({ rounds }) => times(rounds, portal)),
  },
  {
    name: 'captive portal: a redirect to its page',
    run: through(({ rounds }) => times(rounds, redirect('/login'))),
  },
  {
    name: 'offline for a week by the clock, with signals every hour',
    chromiumOnly: "Chromium's own protocol takes the network away from the page",
    run: async scene => {
      const { proxy, shopper } = scene;
      await shopper.start();
      const tab = await scene.open([await scene.handClock(-week * hour)]);
      await tab.page.setOfflineMode(true);
      proxy.isAway = true;
      // Content counts as shown after one second.
      await tab.tick(1500);
      for (let n = 0; n < week; n++) {
        await tab.make(2);
        // By a clock that jumps, the store may seem to take too long: then they are in memory for a while.
        const { ledger } = scene;
        const isKept = () => ledger.count('stored') + ledger.count('volatile') >= ledger.made.size;
        await scene.wait(isKept, 'all signals are kept');
        await tab.tick(hour);
      }
      proxy.isAway = false;
      await tab.page.setOfflineMode(false);
      await scene.settle(tab);
    },
  },
];
