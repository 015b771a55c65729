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
      await scene.arrived();
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
      await scene.arrived();
    },
  },
  {
    name: 'tab closed before the code of the outbox has come',
    isShort: true,
    page: { page: 'never/till', hasWitness: true, hasLastWord: true },
    run: async scene => {
      await scene.shopper.start();
      const tab = await scene.open();
      await tab.make(20);
      await tab.page.close({ runBeforeUnload: true });
      scene.options = { ...scene.options, page: 'till' };
      await scene.settle(await scene.open());
      await scene.arrived();
    },
  },
  {
    name: 'signals made before the code of the outbox has come, without a connection',
    isShort: true,
    page: { page: 'late/till' },
    run: async scene => {
      scene.proxy.isAway = true;
      await scene.shopper.start();
      const tab = await scene.open();
      await tab.make(20);
      await scene.saved();
      scene.proxy.isAway = false;
      await scene.settle(tab);
    },
  },
  tabsRow('two tabs', 2),
  tabsRow('five tabs', 5),
  {
    name: 'a tab that is frozen while it holds the lock',
    chromiumOnly: "Chromium's own protocol freezes the tab",
    run: async scene => {
      const { proxy, shopper } = scene;
      proxy.fault = () => undefined;
      await shopper.start();
      const frozen = await scene.open();
      await frozen.make(20);
      await scene.saved();
      await scene.wait(() => proxy.seen.length > 0, 'a batch is in flight');
      await frozen.session.send('Debugger.enable');
      await frozen.session.send('Debugger.pause');
      proxy.reset();
      const other = await scene.open();
      await other.make(20);
      await scene.settle(other);
      await frozen.session.send('Debugger.resume').catch(() => undefined);
      // What other tabs told it meanwhile may be lost: it has to look again.
      await frozen.flush();
      await scene.settle(frozen);
    },
  },
];
