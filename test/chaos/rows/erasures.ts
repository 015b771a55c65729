import { sleep } from '../harness/faults.js';
import { pass } from '../harness/proxy.js';
import type { Scene } from '../harness/scene.js';
import type { Row } from './row.js';

const customer = 'anna';
/** From now on, these signals of the customer need not arrive. */
function withdraw({ ledger }: Scene, matches: (type: string) => boolean = () => true): void {
  for (const [id, type] of ledger.made) if (matches(type)) ledger.withdrawn.add(id);
}
/** Throws if a withdrawn signal was sent after a time. */
function hasSent({ proxy: { seen }, ledger: { withdrawn } }: Scene, since: number): void {
  const late = seen.filter(({ at, ids }) => at > since && ids.some(id => withdrawn.has(id)));
  if (late.length) throw new Error(`${late.length} requests with what was withdrawn`);
}
const refuse = { status: 413, headers: { 'access-control-allow-origin': '*' }, body: '' };

export const erasures: Row[] = [
  {
    name: 'a customer forgotten while a batch is on its way, and refused for its size',
    page: { customer, batch: 20 },
    run: async scene => {
      const { proxy, shopper } = scene;
      let release = () => {};
      proxy.fault = exchange => void (release = () => exchange.answer(refuse));
      await shopper.start();
      const tab = await scene.open();
      await tab.make(20);
      await scene.saved();
      await scene.wait(() => proxy.seen.length > 0, 'a batch is in flight');
      withdraw(scene);
      await tab.page.evaluate(ref => document.querySelector('till-moment')!.forget(ref), customer);
      const since = performance.now();
      proxy.fault = pass;
      release();
      await tab.flush();
      await scene.settle(tab);
      hasSent(scene, since);
    },
  },
  {
    name: 'a customer forgotten in another tab, and the tab with their signals closes',
    page: { customer, hasWitness: true },
    run: async scene => {
      const { proxy, shopper } = scene;
      await shopper.start();
      proxy.isAway = true;
      const theirs = await scene.open();
      await theirs.make(15);
      await scene.saved();
      withdraw(scene);
      const other = await scene.open();
      await other.page.evaluate(ref => document.querySelector('till-moment')!.forget(ref), customer);
      // A message to another tab is delivered in a separate task.
      await sleep(100);
      const since = performance.now();
      proxy.isAway = false;
      await theirs.page.close({ runBeforeUnload: true });
      await other.flush();
      await scene.settle(other);
      hasSent(scene, since);
    },
  },
  {
    name: 'a visitor opts out while impressions and answers wait',
    run: async scene => {
      const { proxy, shopper } = scene;
      proxy.isAway = true;
      await shopper.start();
      const tab = await scene.open();
      await tab.make(30);
      await scene.saved();
      withdraw(scene, type => !type.includes('.feedback.'));
      await tab.page.evaluate(() => document.querySelector('till-moment')!.setAttribute('signals', 'off'));
      await scene.wait(
        async () => (await tab.pending()) === scene.ledger.made.size - scene.ledger.withdrawn.size,
        'only answers are pending',
      );
      const since = performance.now();
      proxy.isAway = false;
      await tab.flush();
      await scene.settle(tab);
      hasSent(scene, since);
    },
  },
];
