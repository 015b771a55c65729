import { sleep } from '../harness/faults.js';
import type { Scene } from '../harness/scene.js';
import type { Row } from './row.js';
import { tabsRow } from './tabs.js';

const plain = { host: 'shop.test' };

/** Makes signals that only memory takes while nothing can be sent, and sends them from there. */
async function inMemory(scene: Scene, forbid: (scene: Scene) => Promise<void>, allow = async () => {}) {
  const { proxy } = scene;
  proxy.isAway = true;
  await forbid(scene);
  const tab = await scene.open();
  await tab.make(50);
  await scene.wait(() => scene.ledger.count('kept') >= 50, 'kept in memory');
  await scene.wait(
    async () => (await tab.page.evaluate(() => window.chaos.state())) === 'volatile',
    'the outbox says that it is volatile',
  );
  proxy.isAway = false;
  await scene.settle(tab);
  await allow();
  await tab.make(10);
  await scene.settle(tab);
}

/** The database as its first version made it, with rows that wait. */
function firstVersion(queue: string, source: string, count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, n) => {
    const signal = {
      ...{ specversion: '1.0', id: crypto.randomUUID(), source, type: 'dev.tillside.promise.shown' },
      ...{ time: new Date().toISOString(), subject: 'promise/mend', datacontenttype: 'application/json' },
      dataschema: 'https://tillside.dev/schemas/1/signal.json',
      data: { moment: `old-${n}`, surface: 'customer', promise: 'mend' },
    };
    return { queue, rank: 2, size: JSON.stringify(signal).length, signal };
  });
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('tillside', 1);
    request.onerror = () => reject(new Error('no database'));
    request.onupgradeneeded = () => {
      const { result: db } = request;
      db.createObjectStore('signals', { keyPath: 'n', autoIncrement: true });
      db.createObjectStore('dead', { autoIncrement: true });
      db.createObjectStore('leases');
      const signals = request.transaction!.objectStore('signals');
      signals.createIndex('order', ['queue', 'rank', 'n']);
      for (const row of rows) signals.add(row);
    };
    request.onsuccess = () => {
      request.result.close();
      resolve(rows.map(({ signal }) => signal.id));
    };
  });
}

/** A clock that can be set. */
const settable = `{
  const RealDate = Date;
  window.ahead = 0;
  window.Date = class extends RealDate {
    constructor(...args) {
      if (args.length) super(...args);
      else super(RealDate.now() + window.ahead);
    }
    static now() {
      return RealDate.now() + window.ahead;
    }
  };
}`;
const day = 86_400_000;

export const storage: Row[] = [
  {
    name: 'quota full, then not',
    run: async scene => {
      const origin = scene.origin;
      await scene.shopper.start();
      const blank = await scene.blank();
      const limit = (quotaSize?: number) =>
        blank.session.send('Storage.overrideQuotaForOrigin', {
          origin,
          ...(quotaSize !== undefined && { quotaSize }),
        });
      await inMemory(
        scene,
        () => limit(1),
        () => limit(),
      );
    },
  },
  {
    name: 'storage refused by the browser’s settings',
    run: scene =>
      inMemory(scene, () =>
        scene.shopper.start({ profile: { default_content_setting_values: { cookies: 2 } } }),
      ),
  },
  tabsRow('no Web Locks (plain http): two tabs', 2, plain),
  {
    name: 'no Web Locks (plain http): browser killed as it sends',
    page: plain,
    run: async scene => {
      scene.proxy.fault = () => undefined;
      await scene.shopper.start();
      const tab = await scene.open();
      await tab.make(20);
      await scene.saved();
      await scene.wait(() => scene.proxy.seen.length > 0, 'on its way');
      await scene.shopper.kill();
      scene.proxy.reset();
      await scene.shopper.start();
      await scene.settle(await scene.open());
    },
  },
  {
    name: 'clock set back a day while signals wait',
    run: async scene => {
      scene.proxy.isAway = true;
      await scene.shopper.start();
      const tab = await scene.open([settable]);
      await tab.make(20);
      await scene.saved();
      await tab.page.evaluate(ms => void (window.ahead = -ms), day);
      await tab.make(20);
      await scene.saved();
      scene.proxy.isAway = false;
      await scene.settle(tab);
    },
  },
  {
    name: 'clock set back a day, no Web Locks, browser killed as it sends',
    page: plain,
    run: async scene => {
      scene.proxy.fault = () => undefined;
      await scene.shopper.start();
      const tab = await scene.open();
      await tab.make(20);
      await scene.saved();
      await scene.wait(() => scene.proxy.seen.length > 0, 'on its way');
      await scene.shopper.kill();
      scene.proxy.reset();
      await scene.shopper.start();
      const later = await scene.open([settable.replace('ahead = 0', `ahead = ${-day}`)]);
      await later.make(20);
      await scene.settle(later);
    },
  },
  {
    name: 'database of the first version, with signals in it',
    run: async scene => {
      const { ledger, queue, source } = scene;
      await scene.shopper.start();
      const blank = await scene.blank();
      const ids = await blank.page.evaluate(firstVersion, queue, source, 40);
      ledger.hear({ made: ids.map(id => [id, 'dev.tillside.promise.shown']), fate: 'stored', ids });
      const tab = await scene.open();
      await tab.make(20);
      await scene.settle(tab);
    },
  },
  {
    name: 'more than there is room for',
    page: { batch: 50, kinds: 'seen,seen,seen,seen,said', hasWitness: true },
    run: async scene => {
      scene.proxy.isAway = true;
      await scene.shopper.start();
      const tab = await scene.open();
      for (let n = 0; n < 14; n++) {
        await tab.make(100);
        await scene.saved();
      }
      await sleep(100);
      if (!scene.ledger.count('dropped')) throw new Error('nothing was dropped');
      scene.proxy.isAway = false;
      await tab.reload();
      await scene.settle(tab);
    },
  },
];
