import { pass } from '../harness/proxy.js';
import type { Scene } from '../harness/scene.js';
import type { Row } from './row.js';
import { tabsRow } from './tabs.js';

const plain = { host: 'shop.test' };

/** Makes signals that only fit in memory while nothing can be sent, then lets them be sent from there. */
async function inMemory(scene: Scene, forbid: (scene: Scene) => Promise<void>, allow = async () => {}) {
  const { proxy } = scene;
  proxy.isAway = true;
  await forbid(scene);
  const tab = await scene.open();
  await tab.make(50);
  await scene.wait(() => scene.ledger.count('volatile') >= 50, 'all signals are in memory');
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

/** Creates the database of the first version, with pending signals. */
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

/** Opening a database never completes. */
const silentDatabase = `IDBFactory.prototype.open = () => new EventTarget();`;
/** Reading signals from a database never completes. */
const silentReads = `IDBIndex.prototype.getAll = () => new EventTarget();`;

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
    chromiumOnly: "the quota is set by Chromium's own protocol",
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
    chromiumOnly: 'the settings are a file of Chromium’s',
    run: scene =>
      inMemory(scene, () =>
        scene.shopper.start({ profile: { default_content_setting_values: { cookies: 2 } } }),
      ),
  },
  {
    name: 'a sandboxed frame, which has no storage',
    page: { page: 'sandboxed' },
    run: async scene => {
      await scene.shopper.start();
      await inMemory(scene, async () => {});
    },
  },
  {
    name: 'a database that never opens',
    run: async scene => {
      scene.proxy.isAway = true;
      await scene.shopper.start();
      const tab = await scene.open([silentDatabase]);
      await tab.make(50);
      await scene.wait(() => scene.ledger.count('volatile') >= 50, 'all signals are in memory');
      scene.proxy.isAway = false;
      await tab.flush();
      await scene.settle(tab);
    },
  },
  {
    name: 'a database that stops answering in one of two tabs',
    run: async scene => {
      await scene.shopper.start();
      const silent = await scene.open([silentReads]);
      const other = await scene.open();
      await silent.make(20);
      await other.make(20);
      await scene.settle(other);
    },
  },
  {
    name: '5,000 signals in one tick',
    page: { batch: 50, kinds: 'seen,seen,seen,seen,said' },
    run: async scene => {
      scene.proxy.isAway = true;
      await scene.shopper.start();
      const tab = await scene.open();
      await tab.make(5000);
      await scene.wait(
        () => scene.ledger.count('stored') + scene.ledger.count('dropped') >= 5000,
        'each signal is stored or dropped',
      );
      scene.proxy.isAway = false;
      await tab.flush();
      await scene.settle(tab);
    },
  },
  {
    name: 'storage cleared while signals wait, and the page goes on',
    chromiumOnly: "Chromium's own protocol clears the storage",
    run: async scene => {
      scene.proxy.isAway = true;
      await scene.shopper.start();
      const tab = await scene.open();
      await tab.make(20);
      await scene.saved();
      const storageTypes = 'indexeddb,local_storage';
      await tab.session.send('Storage.clearDataForOrigin', { origin: scene.origin, storageTypes });
      await tab.make(20);
      await scene.saved();
      await scene.wait(async () => (await tab.pending()) === scene.ledger.made.size, 'all are stored again');
      scene.proxy.isAway = false;
      await tab.flush();
      await scene.settle(tab);
    },
  },
  {
    name: 'more than there is room for, while a batch is on its way',
    page: { batch: 50, kinds: 'seen,seen,seen,seen,said' },
    run: async scene => {
      let release = () => {};
      const allMade = new Promise<void>(resolve => (release = resolve));
      scene.proxy.fault = async exchange => {
        await allMade;
        await pass(exchange);
      };
      await scene.shopper.start();
      const tab = await scene.open();
      for (let n = 0; n < 30; n++) await tab.make(100);
      release();
      await scene.settle(tab);
      if (!scene.ledger.count('dropped')) throw new Error('nothing was dropped');
    },
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
      await scene.wait(() => scene.proxy.seen.length > 0, 'a batch is in flight');
      await scene.kill();
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
      await scene.wait(() => scene.proxy.seen.length > 0, 'a batch is in flight');
      await scene.kill();
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
      ledger.hear({ made: ids.map(id => [id, 'dev.tillside.promise.shown']), status: 'stored', ids });
      const tab = await scene.open();
      await tab.make(20);
      await scene.settle(tab);
    },
  },
  {
    name: 'more than there is room for',
    page: { batch: 50, kinds: 'seen,seen,seen,seen,said', hasWitness: true, hasLastWord: true },
    run: async scene => {
      scene.proxy.isAway = true;
      await scene.shopper.start();
      const tab = await scene.open();
      const { ledger } = scene;
      const isDecided = () => ledger.count('stored') + ledger.count('dropped') >= ledger.made.size;
      for (let n = 0; n < 14; n++) {
        await tab.make(100);
        await scene.wait(isDecided, 'each signal is stored or dropped');
      }
      if (!scene.ledger.count('dropped')) throw new Error('nothing was dropped');
      scene.proxy.isAway = false;
      await tab.reload();
      await scene.settle(tab);
    },
  },
];
