import { loseAnswer, sleep, slow } from '../harness/faults.js';
import { pass } from '../harness/proxy.js';
import { between } from '../harness/random.js';
import type { PageOptions } from '../harness/scene.js';
import type { Row } from './row.js';

/** Several tabs make signals at once, and the answers are slow or lost. */
export const tabsRow = (name: string, count: number, page?: PageOptions): Row => ({
  name,
  ...(page && { page }),
  run: async scene => {
    const { proxy, random, shopper } = scene;
    const late = slow(() => between(random, 0, 150));
    proxy.fault = exchange => (random() < 0.2 ? loseAnswer : late)(exchange);
    await shopper.start();
    const tabs = [];
    for (let n = 0; n < count; n++) tabs.push(await scene.open());
    await Promise.all(tabs.map(tab => tab.make(60, 10)));
    proxy.fault = pass;
    for (const tab of tabs) await scene.settle(tab);
  },
});

export const tabs: Row[] = [
  {
    name: 'reload while signals are made and sent',
    isShort: true,
    page: { hasWitness: true, hasLastWord: true },
    run: async scene => {
      const { proxy, random, shopper } = scene;
      proxy.fault = slow(() => between(random, 0, 80));
      await shopper.start();
      const tab = await scene.open();
      for (let round = 0; round < 3 * scene.rounds; round++) {
        const making = tab.make(40, 5).catch(() => undefined);
        await sleep(between(random, 20, 250));
        await tab.reload();
        await making;
      }
      await scene.settle(tab);
    },
  },
  {
    name: 'tab closed while signals are made and sent',
    page: { hasWitness: true, hasLastWord: true },
    run: async scene => {
      const { proxy, random, shopper } = scene;
      proxy.fault = slow(() => between(random, 0, 80));
      await shopper.start();
      for (let round = 0; round < 3 * scene.rounds; round++) {
        const tab = await scene.open();
        const making = tab.make(40, 5).catch(() => undefined);
        await sleep(between(random, 20, 250));
        await tab.page.close({ runBeforeUnload: true });
        await making;
      }
      await scene.settle(await scene.open());
    },
  },
  tabsRow('two tabs', 2),
  tabsRow('five tabs', 5),
];
