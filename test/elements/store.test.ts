import {
  indexedDbStore,
  memoryStore,
  type OutboxStore,
  rowOf,
  type StoredSignal,
} from '@tillside/core/outbox';
import { expect } from '../helpers/elements.js';
import { signalOf } from '../helpers/signals.js';

const roomy = { count: 1000, size: 1e6 };
const row = (name: Parameters<typeof signalOf>[0], ref?: string, queue = 'q') =>
  rowOf(queue, signalOf(name, ref));
const idsOf = (rows: readonly StoredSignal[]) => rows.map(({ signal }) => signal.id);

let count = 0;
const used: string[] = [];
const database = () => {
  used.push(`test-${++count}`);
  return used.at(-1)!;
};
after(() => used.forEach(name => indexedDB.deleteDatabase(name)));

const stores: [string, () => OutboxStore][] = [
  ['IndexedDB', () => indexedDbStore(database())],
  ['memory', memoryStore],
];
for (const [kind, make] of stores)
  describe(`a store in ${kind}`, () => {
    it('gives what is next: by rank, then in its order, of one queue', async () => {
      const store = make();
      const rows = [
        row('promise.shown'),
        row('suggestion.accepted'),
        row('feedback.submitted'),
        row('feedback.submitted'),
      ];
      for (const each of [...rows, row('feedback.submitted', undefined, 'other')])
        await store.add(each, roomy);
      const [seen, done, said, more] = idsOf(rows);
      expect(idsOf(await store.next('q'))).to.deep.equal([said, more, done, seen]);
      expect(idsOf(await store.next('q', 2))).to.deep.equal([said, more]);
      expect(await store.count('q')).to.equal(4);
      expect(await store.count('other')).to.equal(1);
    });

    it('removes what is there, once, and keeps what was refused aside', async () => {
      const store = make();
      await store.add(row('feedback.submitted'), roomy);
      await store.add(row('feedback.submitted'), roomy);
      const [first, second] = await store.next('q');
      await store.remove([first!]);
      await store.remove([first!]);
      await store.remove([second!], 'schema');
      expect(await store.count('q')).to.equal(0);
      const dead = await store.dead('q');
      expect(dead.map(({ row, reason }) => [row.signal.id, reason])).to.deep.equal([
        [second!.signal.id, 'schema'],
      ]);
      expect(await store.dead('other')).to.deep.equal([]);
    });

    it('makes room by rank and counts what went, to be told once', async () => {
      const store = make();
      const gone: string[] = [];
      for (let n = 0; n < 12; n++)
        gone.push(
          ...idsOf(
            await store.add(row(n % 2 ? 'promise.shown' : 'feedback.submitted'), { count: 10, size: 1e6 }),
          ),
        );
      expect(gone).to.have.length(2);
      const told: object[] = [];
      const make1 = (counts: object) => {
        told.push(counts);
        return row('feedback.submitted');
      };
      await store.account('q', make1);
      await store.account('q', make1);
      expect(told).to.deep.equal([{ 'dev.tillside.promise.shown': 2 }]);
      expect(await store.count('q')).to.equal(11);
    });

    it('goes by bytes, too, and never drops what was said', async () => {
      const store = make();
      const { size } = row('promise.shown');
      for (let n = 0; n < 10; n++)
        await store.add(row('feedback.submitted'), { count: 1000, size: size * 3 });
      expect(await store.count('q')).to.equal(10);
      await store.add(row('promise.shown'), { count: 1000, size: size * 3 });
      expect((await store.next('q')).every(({ rank }) => rank === 0)).to.equal(true);
    });

    it('forgets a customer, here and among what was put aside', async () => {
      const store = make();
      for (const ref of ['anna', 'ben', 'anna']) await store.add(row('feedback.submitted', ref), roomy);
      const rows = await store.next('q');
      await store.remove([rows[2]!], 'schema');
      expect(await store.forget('q', 'anna')).to.deep.equal([rows[0]!.signal.id]);
      expect((await store.next('q')).map(({ signal }) => signal.data.ref)).to.deep.equal(['ben']);
      expect(await store.dead('q')).to.deep.equal([]);
    });

    it('leases a queue to one holder at a time', async () => {
      const store = make();
      expect(await store.lease('q', 'a', 0, 60)).to.equal(true);
      expect(await store.lease('q', 'b', 10, 70)).to.equal(false);
      expect(await store.lease('q', 'a', 10, 70)).to.equal(true);
      expect(await store.lease('q', 'b', 71, 131)).to.equal(true);
      expect(await store.lease('q', 'b', 80, 0)).to.equal(true);
      expect(await store.lease('q', 'a', 81, 141)).to.equal(true);
    });
  });

describe('IndexedDB', () => {
  /** The first version of the database, with rows in it. */
  const first = (name: string, rows: StoredSignal[]) =>
    new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => {
        const signals = request.result.createObjectStore('signals', { keyPath: 'n', autoIncrement: true });
        signals.createIndex('order', ['queue', 'rank', 'n']);
        request.result.createObjectStore('dead', { autoIncrement: true });
        request.result.createObjectStore('leases');
        for (const each of rows) signals.add(each);
      };
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(new Error('no'));
    });

  it('carries rows over from its first version, and goes on weighing them', async () => {
    const name = database();
    const old = Array.from({ length: 5 }, () => row('promise.shown'));
    await first(name, old);
    const store = indexedDbStore(name);
    expect(idsOf(await store.next('q'))).to.deep.equal(idsOf(old));
    const { size } = old[0]!;
    const gone = await store.add(row('feedback.submitted'), { count: 1000, size: size * 5 });
    expect(gone.length, 'the old ones count').to.be.greaterThan(0);
  });

  it('is shared by two pages, and loses nothing to either', async () => {
    const name = database();
    const [one, two] = [indexedDbStore(name), indexedDbStore(name)];
    const rows = Array.from({ length: 40 }, () => row('feedback.submitted'));
    await Promise.all(rows.map((each, n) => (n % 2 ? one : two).add(each, roomy)));
    expect(idsOf(await one.next('q'))).to.have.members(idsOf(rows));
  });

  it('opens again after the browser closed it', async () => {
    const name = database();
    const store = indexedDbStore(name);
    await store.add(row('feedback.submitted'), roomy);
    // Deleting asks every connection to close; ours does, and the next call makes a new database.
    await new Promise(resolve => (indexedDB.deleteDatabase(name).onsuccess = resolve));
    expect(await store.count('q')).to.equal(0);
    await store.add(row('feedback.submitted'), roomy);
    expect(await store.count('q')).to.equal(1);
  });

  it('rejects what the browser refuses, and is none the worse for it', async () => {
    const store = indexedDbStore(database());
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const refused = await store.add(row('feedback.submitted'), roomy).then(
      () => '',
      (error: unknown) => String(error),
    );
    IDBObjectStore.prototype.add = add;
    expect(refused).to.contain('full');
    await store.add(row('feedback.submitted'), roomy);
    expect(await store.count('q')).to.equal(1);
  });

  it('rejects where an older page will not let go of it, and is had when it does', async () => {
    const name = database();
    const held = await new Promise<IDBDatabase>(resolve => {
      const request = indexedDB.open(name, 1);
      request.onsuccess = () => resolve(request.result);
    });
    held.onversionchange = () => {};
    const store = indexedDbStore(name);
    const refused = await store.count('q').then(
      () => '',
      (error: unknown) => String(error),
    );
    expect(refused).to.contain('refused');
    held.close();
  });
});
