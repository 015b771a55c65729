import {
  indexedDbStore,
  type Lock,
  memoryStore,
  noAcknowledgement,
  Outbox,
  type OutboxStore,
  queueOf,
  rowOf,
  type StoredSignal,
} from '@tillside/core/outbox';
import { expect } from '../helpers/elements.js';
import { until } from '../helpers/endpoint.js';
import { signalOf } from '../helpers/signals.js';

const roomy = { count: 1000, size: 1e6 };
const to = (address: string) => ({ address, source: 'https://till.example/1' });
const [q, other] = [queueOf(to('q')), queueOf(to('other'))];
const row = (name: Parameters<typeof signalOf>[0], ref?: string, address = 'q') =>
  rowOf(to(address), signalOf(name, ref));
const idsOf = (rows: readonly StoredSignal[]) => rows.map(({ signal }) => signal.id);

let count = 0;
const used: string[] = [];
const database = () => {
  used.push(`test-${++count}`);
  return used.at(-1)!;
};
after(() => used.forEach(name => indexedDB.deleteDatabase(name)));

const lock: Lock = async (_, action) => {
  await action(() => Promise.resolve(true));
  return true;
};

const stores: [string, () => OutboxStore][] = [
  ['IndexedDB', () => indexedDbStore(database())],
  ['memory', memoryStore],
];
for (const [kind, make] of stores)
  describe(`a store in ${kind}`, () => {
    it('returns the next signals of one queue, by rank and then in their order', async () => {
      const store = make();
      const rows = [
        row('promise.shown'),
        row('suggestion.accepted'),
        row('feedback.submitted'),
        row('feedback.submitted'),
      ];
      for (const each of [...rows, row('feedback.submitted', undefined, 'other')])
        await store.add([each], roomy);
      const [seen, done, said, more] = idsOf(rows);
      expect(idsOf(await store.next(q))).to.deep.equal([said, more, done, seen]);
      expect(idsOf(await store.next(q, 2))).to.deep.equal([said, more]);
      expect(await store.count(q)).to.equal(4);
      expect(await store.count(other)).to.equal(1);
    });

    it('removes a signal once, and keeps refused ones as dead letters', async () => {
      const store = make();
      await store.add([row('feedback.submitted')], roomy);
      await store.add([row('feedback.submitted')], roomy);
      const [first, second] = await store.next(q);
      await store.remove([first!]);
      await store.remove([first!]);
      await store.remove([second!], 'schema');
      expect(await store.count(q)).to.equal(0);
      const dead = await store.deadLetters(q);
      expect(dead.map(({ row, reason }) => [row.signal.id, reason])).to.deep.equal([
        [second!.signal.id, 'schema'],
      ]);
      expect(await store.deadLetters(other)).to.deep.equal([]);
    });

    it('evicts by rank, and counts what was dropped until that is reported', async () => {
      const store = make();
      const gone: string[] = [];
      for (let n = 0; n < 12; n++)
        gone.push(
          ...idsOf(
            await store.add([row(n % 2 ? 'promise.shown' : 'feedback.submitted')], { count: 10, size: 1e6 }),
          ),
        );
      expect(gone).to.have.length(2);
      const told: object[] = [];
      const make1 = (counts: object) => {
        told.push(counts);
        return row('feedback.submitted');
      };
      await store.reportDropped(q, make1);
      await store.reportDropped(q, make1);
      expect(told).to.deep.equal([{ 'dev.tillside.promise.shown': 2 }]);
      expect(await store.count(q)).to.equal(11);
    });

    it('evicts by size, too, and never drops answers', async () => {
      const store = make();
      const { size } = row('promise.shown');
      for (let n = 0; n < 10; n++)
        await store.add([row('feedback.submitted')], { count: 1000, size: size * 3 });
      expect(await store.count(q)).to.equal(10);
      await store.add([row('promise.shown')], { count: 1000, size: size * 3 });
      expect((await store.next(q)).every(({ rank }) => rank === 0)).to.equal(true);
    });

    it('erases the signals of a customer, dead letters included', async () => {
      const store = make();
      for (const ref of ['anna', 'ben', 'anna']) await store.add([row('feedback.submitted', ref)], roomy);
      const rows = await store.next(q);
      await store.remove([rows[2]!], 'schema');
      expect(await store.erase(({ signal }) => signal.data.ref === 'anna')).to.deep.equal([
        rows[0]!.signal.id,
      ]);
      expect((await store.next(q)).map(({ signal }) => signal.data.ref)).to.deep.equal(['ben']);
      expect(await store.deadLetters(q)).to.deep.equal([]);
    });

    it('adds many signals at once, and does not write those that it would evict at once', async () => {
      const store = make();
      const rows = Array.from({ length: 30 }, () => row('promise.shown'));
      const gone = await store.add(rows, { count: 10, size: 1e6 });
      const kept = idsOf(await store.next(q));
      expect(kept.length).to.be.within(9, 10);
      expect([...idsOf(gone), ...kept]).to.have.members(idsOf(rows));
      expect(kept).to.deep.equal(idsOf(rows).slice(0, kept.length));
    });

    it('keeps stuck signals apart from the next ones, and counts them', async () => {
      const store = make();
      const rows = [row('feedback.submitted'), row('feedback.submitted')];
      await store.add(rows, roomy);
      const [first, second] = await store.next(q);
      await store.park([first!], 7);
      expect(idsOf(await store.next(q))).to.deep.equal(idsOf([second!]));
      const [stuck, ...more] = await store.stuck(q);
      expect(more).to.deep.equal([]);
      expect([stuck!.signal.id, stuck!.stuck]).to.deep.equal([first!.signal.id, 7]);
      expect(await store.count(q)).to.equal(2);
      await store.remove([stuck!]);
      await store.park([stuck!], 8);
      expect(await store.stuck(q), 'what is gone does not come back').to.deep.equal([]);
    });

    it('lists the destinations of pending signals, and when a page last named each', async () => {
      const store = make();
      expect(await store.queues()).to.deep.equal([]);
      await store.name(to('q'), 5);
      await store.add([row('promise.shown'), row('feedback.submitted')], roomy);
      await store.add([row('promise.shown', undefined, 'other')], roomy);
      expect(await store.queues()).to.have.deep.members([
        { to: to('q'), count: 2, named: 5 },
        { to: to('other'), count: 1, named: 0 },
      ]);
    });

    it('reroutes signals to another destination, together with the count of dropped ones', async () => {
      const store = make();
      for (let n = 0; n < 12; n++) await store.add([row('promise.shown')], { count: 10, size: 1e6 });
      const waiting = idsOf(await store.next(q));
      expect(await store.move(q, to('other'))).to.have.members(waiting);
      expect(await store.count(q)).to.equal(0);
      expect(idsOf(await store.next(other))).to.have.members(waiting);
      expect((await store.next(other))[0]!.to).to.deep.equal(to('other'));
      const told: object[] = [];
      await store.reportDropped(other, counts => {
        told.push(counts);
        return row('feedback.submitted', undefined, 'other');
      });
      expect(told).to.deep.equal([{ 'dev.tillside.promise.shown': 12 - waiting.length }]);
    });

    it('leases a queue to one holder at a time', async () => {
      const store = make();
      expect(await store.lease(q, 'a', 0, 60)).to.equal(true);
      expect(await store.lease(q, 'b', 10, 70)).to.equal(false);
      expect(await store.lease(q, 'a', 10, 70)).to.equal(true);
      expect(await store.lease(q, 'b', 71, 131)).to.equal(true);
      expect(await store.lease(q, 'b', 80, 0)).to.equal(true);
      expect(await store.lease(q, 'a', 81, 141)).to.equal(true);
    });
  });

describe('IndexedDB', () => {
  /** An older version of the database, with rows in it. */
  const older = (name: string, version: 1 | 2, rows: readonly StoredSignal[]) =>
    new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(name, version);
      request.onupgradeneeded = () => {
        const signals = request.result.createObjectStore('signals', { keyPath: 'n', autoIncrement: true });
        signals.createIndex('order', ['queue', 'rank', 'n']);
        request.result.createObjectStore('dead', { autoIncrement: true });
        request.result.createObjectStore('leases');
        for (const { queue, rank, size, signal } of rows) signals.add({ queue, rank, size, signal });
        if (version === 1) return;
        const tally = { size: 1, dropped: { 'dev.tillside.promise.opened': 4 } };
        request.result.createObjectStore('tallies').put(tally, rows[0]!.queue);
      };
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(new Error('no'));
    });

  for (const version of [1, 2] as const)
    it(`migrates rows of version ${version} to the outbox that names their endpoint and source`, async () => {
      const name = database();
      const old = Array.from({ length: 5 }, () => row('promise.shown'));
      await older(name, version, old);
      const store = indexedDbStore(name);
      const named = { ...to('q'), key: 'k' };
      await store.name({ ...to('q'), source: 'https://another.example' }, 1);
      expect(await store.count(queueOf(named))).to.equal(0);
      await store.name(named, 1);
      const rows = await store.next(queueOf(named));
      expect(idsOf(rows)).to.deep.equal(idsOf(old));
      expect(rows[0]!.to).to.deep.equal(named);
      const { size } = old[0]!;
      const gone = await store.add([rowOf(named, signalOf('feedback.submitted'))], {
        count: 1000,
        size: size * 5,
      });
      expect(gone.length, 'the old ones are weighed, too').to.be.greaterThan(0);
      const told: object[] = [];
      await store.reportDropped(queueOf(named), counts => {
        told.push(counts);
        return row('feedback.submitted');
      });
      const before = version === 2 ? { 'dev.tillside.promise.opened': 4 } : {};
      expect(told).to.deep.equal([{ ...before, 'dev.tillside.promise.shown': gone.length }]);
    });

  it('is shared by two pages, and loses no signal of either', async () => {
    const name = database();
    const [one, two] = [indexedDbStore(name), indexedDbStore(name)];
    const rows = Array.from({ length: 40 }, () => row('feedback.submitted'));
    await Promise.all(rows.map((each, n) => (n % 2 ? one : two).add([each], roomy)));
    expect(idsOf(await one.next(q))).to.have.members(idsOf(rows));
  });

  it('opens again after the browser closed it', async () => {
    const name = database();
    const store = indexedDbStore(name);
    await store.add([row('feedback.submitted')], roomy);
    // Deletion asks every connection to close; ours does, and the next call creates a new database.
    await new Promise(resolve => (indexedDB.deleteDatabase(name).onsuccess = resolve));
    expect(await store.count(q)).to.equal(0);
    await store.add([row('feedback.submitted')], roomy);
    expect(await store.count(q)).to.equal(1);
  });

  it('makes another connection when it is told to, and loses nothing of the old one', async () => {
    const store = indexedDbStore(database());
    const early = store.add([row('feedback.submitted')], roomy);
    store.reconnect!();
    await early;
    const late = store.add([row('feedback.submitted')], roomy);
    store.reconnect!();
    expect(await store.count(q)).to.equal(2);
    await late;
  });

  it('answers on another connection where one never does', async () => {
    const store = indexedDbStore(database());
    await store.count(q);
    const { transaction } = IDBDatabase.prototype;
    const silent = new Set<IDBDatabase>();
    IDBDatabase.prototype.transaction = function (...asked) {
      if (!silent.size) silent.add(this);
      const made = transaction.apply(this, asked);
      if (silent.has(this)) Object.defineProperty(made, 'oncomplete', { set: () => {} });
      return made;
    };
    let isAnswered = false;
    void store.add([row('feedback.submitted')], roomy).then(() => (isAnswered = true));
    expect(await indexedDbStore(used.at(-1)).count(q)).to.equal(1);
    expect(isAnswered).to.equal(false);
    store.reconnect!();
    expect(await store.count(q)).to.equal(1);
    IDBDatabase.prototype.transaction = transaction;
  });

  it('rejects a write that the browser refuses, and works on', async () => {
    const store = indexedDbStore(database());
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const refused = await store.add([row('feedback.submitted')], roomy).then(
      () => '',
      (error: unknown) => String(error),
    );
    IDBObjectStore.prototype.add = add;
    expect(refused).to.contain('full');
    await store.add([row('feedback.submitted')], roomy);
    expect(await store.count(q)).to.equal(1);
  });

  it('rejects while an older page blocks the upgrade, and opens once it no longer does', async () => {
    const name = database();
    await older(name, 1, []);
    const held = await new Promise<IDBDatabase>(resolve => {
      const request = indexedDB.open(name, 1);
      request.onsuccess = () => resolve(request.result);
    });
    held.onversionchange = () => {};
    const store = indexedDbStore(name);
    const refused = await store.count(q).then(
      () => '',
      (error: unknown) => String(error),
    );
    expect(refused).to.contain('refused');
    held.close();
    expect(await store.count(q)).to.equal(0);
  });

  /** Writes rows of another program into a database that is open. */
  const write = async (name: string, rows: readonly object[], place = 'signals') => {
    const db = await new Promise<IDBDatabase>(resolve => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
    });
    const transaction = db.transaction(place, 'readwrite');
    for (const each of rows) transaction.objectStore(place).add(each);
    await new Promise(resolve => (transaction.oncomplete = resolve));
    db.close();
  };
  const key = { queue: q, stuck: 0, rank: 0, size: 9 };
  const malformed: [string, object][] = [
    ['no signal', { ...key, to: to('q') }],
    ['a text as its signal', { ...key, to: to('q'), signal: 'hello' }],
    ['null as its signal', { ...key, to: to('q'), signal: null }],
    ['a signal without an id', { ...key, to: to('q'), signal: { type: 'x', data: {} } }],
    ['a signal without data', { ...key, to: to('q'), signal: { id: 'x', type: 'x' } }],
    ['nothing but its keys', key],
  ];
  for (const [what, written] of malformed)
    it(`sets a row aside that has ${what}, reports it once, and sends the others`, async () => {
      const name = database();
      const store = indexedDbStore(name);
      await store.add([row('promise.shown')], roomy);
      await write(name, [written, written]);
      const statuses: [string, number, string?][] = [];
      const sent: string[] = [];
      const outbox = new Outbox({
        to: to('q'),
        store,
        lock,
        transport: signals => {
          const accepted = signals.map(({ id }) => id);
          sent.push(...accepted);
          return Promise.resolve({ ...noAcknowledgement, accepted });
        },
        onStatusChange: (status, ids, why) =>
          statuses.push(why ? [status, ids.length, why] : [status, ids.length]),
      });
      expect(await outbox.pendingIds()).to.have.length(3);
      await outbox.flush();
      expect(sent).to.have.length(1);
      expect(await outbox.pending()).to.equal(0);
      const refused = ['refused', 1, 'malformed'];
      expect(statuses.filter(([status]) => status === 'refused')).to.deep.equal([refused, refused]);
      const letters = await outbox.deadLetters();
      expect(letters.map(({ reason }) => reason)).to.deep.equal(['malformed', 'malformed']);
      expect(new Set(idsOf(letters.map(({ row }) => row))).size).to.equal(2);
    });

  it('removes no other signal that got the number of one that is gone', async () => {
    const name = database();
    const store = indexedDbStore(name);
    await store.add([row('feedback.submitted')], roomy);
    const sent = await store.next(q);
    await new Promise(resolve => (indexedDB.deleteDatabase(name).onsuccess = resolve));
    const later = row('feedback.submitted');
    await store.add([later], roomy);
    await store.remove(sent);
    await store.park(sent, 7);
    expect(idsOf(await store.next(q))).to.deep.equal([later.signal.id]);
  });

  it('that was cleared has the signals again that this page made and that have not arrived', async () => {
    const name = database();
    const store = indexedDbStore(name);
    const taken: string[] = [];
    const outbox = new Outbox({
      to: to('q'),
      store,
      lock,
      transport: signals => {
        const accepted = signals.map(({ id }) => id).filter(id => taken.includes(id));
        return Promise.resolve({ ...noAcknowledgement, accepted });
      },
    });
    const [arrived, pending] = [signalOf('feedback.submitted'), signalOf('feedback.submitted')];
    taken.push(arrived.id);
    await outbox.enqueue(arrived);
    await outbox.flush();
    await outbox.enqueue(pending);
    expect(await outbox.pendingIds()).to.deep.equal([pending.id]);
    await new Promise(resolve => (indexedDB.deleteDatabase(name).onsuccess = resolve));
    let found: string[] = [];
    const look = () => {
      void store.next(q).then(rows => (found = idsOf(rows)));
      return found;
    };
    await until(look, ids => ids.length > 0);
    expect(found).to.deep.equal([pending.id]);
    outbox.stop();
  });

  it('erases and evicts signals, and lists destinations, although rows are malformed', async () => {
    const name = database();
    const store = indexedDbStore(name);
    await store.add([row('promise.shown', 'anna'), row('feedback.submitted')], roomy);
    const unsized = { ...row('promise.shown', 'ben'), size: undefined, to: undefined };
    await write(name, [...malformed.map(([, written]) => ({ ...written, rank: 2 })), unsized]);
    await write(name, [{}, { row: key }], 'dead');
    expect(await store.erase(({ signal }) => signal.data.ref === 'anna')).to.have.length(1);
    expect(await store.deadLetters(q)).to.have.length(1);
    const queues = await store.queues();
    expect(queues.map(({ to }) => queueOf(to))).to.deep.equal([q]);
    const gone = await store.add([row('feedback.submitted')], { count: 2, size: 1e6 });
    expect(gone).to.have.length(malformed.length + 1);
    expect(await store.count(q)).to.equal(2);
  });

  it('finds rows again that lack a key, and sends those whose signal is sound', async () => {
    const name = database();
    const store = indexedDbStore(name);
    await store.add([row('feedback.submitted')], roomy);
    const { signal } = row('promise.shown');
    await write(name, [
      { to: to('other'), signal },
      { queue: q, signal },
      { queue: q, rank: NaN, stuck: 0, signal: 7 },
      {},
    ]);
    await store.name(to('q'), 1);
    expect(idsOf(await store.next(other))).to.deep.equal([signal.id]);
    expect(await store.count(q)).to.equal(4);
    expect((await store.next(q)).filter(({ isMalformed }) => isMalformed)).to.have.length(2);
  });
});
