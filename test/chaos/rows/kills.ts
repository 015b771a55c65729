import { timeToSee } from '../../helpers/browser.js';
import type { Exchange } from '../harness/proxy.js';
import { held, loseAnswer, sleep, slow } from '../harness/faults.js';
import { between } from '../harness/random.js';
import type { Scene } from '../harness/scene.js';
import type { Row } from './row.js';

const some = 20;

/** Starts the browser a last time, after which everything has to arrive. */
async function recover(scene: Scene): Promise<void> {
  scene.proxy.reset();
  await scene.shopper.start();
  await scene.settle(await scene.open());
}

/** Kills the browser when everything is saved and a batch has reached a step on its way. */
const atStep = (step: (exchange: Exchange) => Promise<unknown> | undefined) => async (scene: Scene) => {
  for (let round = 0; round < scene.rounds; round++) {
    const { fault, reached } = held(step);
    scene.proxy.fault = fault;
    await scene.shopper.start();
    const tab = await scene.open();
    await tab.make(some);
    await Promise.all([scene.saved(), reached]);
    await scene.kill();
  }
  await recover(scene);
};

/** Kills the browser when everything is stored and nothing is sent. */
const whileAway = async (scene: Scene) => {
  scene.proxy.isAway = true;
  for (let round = 0; round < scene.rounds; round++) {
    await scene.shopper.start();
    const tab = await scene.open();
    await tab.make(some);
    await scene.saved();
    const state = await tab.page.evaluate(() => window.chaos.state());
    if (state !== 'durable') throw new Error(`the outbox says that it is ${state}`);
    await scene.kill();
  }
  await recover(scene);
};

/** Reports the first removal and never completes it: a transaction with new requests stays open. */
const removeForever = `{
  const { delete: remove } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.delete = function (key) {
    if (this.name === 'signals') {
      told(JSON.stringify({ at: 'removal' }));
      const goOn = () => (this.get(0).onsuccess = goOn);
      goOn();
    }
    return remove.call(this, key);
  };
}`;

export const kills: Row[] = [
  {
    name: 'browser killed when signals are stored and none is sent',
    isShort: true,
    run: whileAway,
  },
  {
    name: 'a page opened from a file: browser killed when signals are stored and none is sent',
    isShort: true,
    page: { page: 'file' },
    run: whileAway,
  },
  { name: 'browser killed when a batch is sent and has not arrived', run: atStep(() => undefined) },
  {
    name: 'browser killed when the server has committed and the answer is lost',
    isShort: true,
    run: atStep(exchange => exchange.forward()),
  },
  {
    name: 'browser killed when signals are acknowledged and not removed yet',
    isShort: true,
    run: async scene => {
      for (let round = 0; round < scene.rounds; round++) {
        await scene.shopper.start();
        const tab = await scene.open([removeForever]);
        const removal = tab.told(({ at }) => at === 'removal');
        await tab.make(some);
        await Promise.all([scene.saved(), removal]);
        await scene.kill();
      }
      await recover(scene);
    },
  },
  {
    name: 'browser killed as soon as the screen says that a clicked answer is saved',
    run: async scene => {
      scene.proxy.isAway = true;
      scene.ledger.isKilled = true;
      for (let round = 0; round < 2 * scene.rounds; round++) {
        await scene.shopper.start();
        const tab = await scene.open();
        await tab.page.waitForSelector('till-suggestion >>> [part=accept]');
        // A press right after a control appeared does not count.
        await timeToSee();
        await tab.page.click('till-suggestion >>> [part=accept]');
        await tab.page.click('till-feedback >>> label:nth-of-type(4)');
        await tab.page.waitForSelector('till-feedback[status=saved]');
        await scene.shopper.kill();
      }
      await recover(scene);
      const answers = [...scene.ledger.made.values()].filter(type => type.endsWith('feedback.answered'));
      if (answers.length !== 2 * scene.rounds) throw new Error(`${answers.length} answers were made`);
    },
  },
  {
    name: 'browser killed at random moments while signals are made and sent',
    run: async scene => {
      const { proxy, random, shopper, ledger } = scene;
      ledger.isKilled = true;
      const late = slow(() => between(random, 0, 60));
      proxy.fault = exchange => (random() < 0.5 ? loseAnswer : late)(exchange);
      for (let round = 0; round < 3 * scene.rounds; round++) {
        await shopper.start();
        await scene.inspect();
        const tab = await scene.open();
        const making = tab.make(60, 5).catch(() => undefined);
        await sleep(between(random, 10, 400));
        await shopper.kill();
        await making;
      }
      await shopper.start();
      await scene.inspect();
      await shopper.kill();
      await recover(scene);
    },
  },
];
