import { randomUUID } from 'node:crypto';
import { sleep } from '../harness/faults.js';
import { pass } from '../harness/proxy.js';
import { between } from '../harness/random.js';
import type { Scene } from '../harness/scene.js';
import { both, type Row } from './row.js';

/** Starts the server again after it stopped or was killed. */
async function restart({ server, proxy }: Scene): Promise<void> {
  await server.start();
  proxy.target = server.address;
}

/** A batch as an outbox sends it. */
const batchOf = (source: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    ...{ specversion: '1.0', id: randomUUID(), source, type: 'dev.tillside.promise.shown' },
    ...{ time: new Date().toISOString(), subject: 'promise/mend', datacontenttype: 'application/json' },
    dataschema: 'https://tillside.dev/schemas/1/signal.json',
    data: { moment: `m-${n}`, surface: 'customer', promise: 'mend' },
  }));

export const servers: Row[] = [
  {
    name: 'server down, then up',
    on: both,
    run: async scene => {
      await scene.shopper.start();
      await scene.server.end('SIGTERM');
      const tab = await scene.open();
      await tab.make(60);
      await scene.saved();
      await restart(scene);
      await scene.settle(tab);
    },
  },
  {
    name: 'server killed in the middle of batches',
    page: { hasWitness: true },
    on: both,
    isShort: true,
    run: async scene => {
      const { proxy, random, server, shopper } = scene;
      await shopper.start();
      const tab = await scene.open();
      for (let round = 0; round < scene.rounds; round++) {
        let killed: Promise<void> | undefined;
        proxy.fault = async exchange => {
          const answer = exchange.forward();
          await sleep(between(random, 0, 15));
          killed ??= server.end('SIGKILL');
          exchange.answer(await answer);
        };
        await tab.make(60, 2);
        await scene.wait(() => killed !== undefined, 'the server is killed');
        await killed;
        proxy.fault = pass;
        await restart(scene);
        // A reloaded page sends at once, without waiting for the next attempt.
        await tab.reload();
      }
      await scene.settle(tab);
    },
  },
  {
    name: 'the same batch sent 100 times in parallel',
    on: both,
    isShort: true,
    run: async ({ ledger, server, shop, source }) => {
      const batch = batchOf(source, 50);
      ledger.hear({ made: batch.map(({ id, type }) => [id, type]) });
      const send = async () => {
        const response = await fetch(`${server.address}/signals`, {
          method: 'POST',
          body: JSON.stringify(batch),
          headers: {
            'content-type': 'application/cloudevents-batch+json',
            authorization: `Bearer ${shop.keys.write}`,
          },
        });
        const { accepted } = (await response.json()) as { accepted?: string[] };
        if (accepted?.length !== batch.length)
          throw new Error(`${response.status}: ${accepted?.length} accepted`);
      };
      await Promise.all(Array.from({ length: 100 }, send));
    },
  },
];
