import { timeToSee } from '../../helpers/browser.js';
import type { Tab } from '../harness/browser.js';
import { held } from '../harness/faults.js';
import type { Scene } from '../harness/scene.js';
import type { Row } from './row.js';

const [story, thanks] = ['till-story', 'till-thanks'];

async function click(tab: Tab, selector: string): Promise<void> {
  await tab.page.waitForSelector(selector);
  // A press right after a control appeared does not count.
  await timeToSee();
  await tab.page.click(selector);
}

/** Opens a form and types into its fields. */
async function write(tab: Tab, element: string, ...texts: string[]): Promise<void> {
  await click(tab, `${element} >>> [part=open]`);
  await tab.page.waitForSelector(`${element} >>> [part=field]`);
  const fields = await tab.page.$$(`${element} >>> [part=field]`);
  // Slower than a scanner, whose keys the guard would remove.
  for (const [at, text] of texts.entries()) await fields[at]!.type(text, { delay: 60 });
}

/** Tells a story and thanks somebody, each with a double press. */
async function tellBoth(tab: Tab, round: number): Promise<void> {
  await write(tab, story, `Story ${round}`);
  await timeToSee();
  await tab.page.click(`${story} >>> [part=send]`, { count: 2 });
  await write(tab, thanks, 'Ben', `Thanks ${round}`);
  await timeToSee();
  await tab.page.click(`${thanks} >>> [part=send]`, { count: 2 });
}

/** Starts the browser a last time; what was told then waits for a person, each once. */
async function recover(scene: Scene): Promise<void> {
  scene.proxy.reset();
  await scene.shopper.start();
  await scene.settle(await scene.open());
  const told = await scene.server.waitingStories(scene.shop);
  const rounds = Array.from({ length: scene.rounds }, (_, round) => [`Story ${round}`, `Thanks ${round}`]);
  if (told.sort().join() !== rounds.flat().sort().join()) throw new Error(`what waits is ${told.join()}`);
}

export const huddle: Row[] = [
  {
    name: 'a story and thanks: browser killed as soon as the screen says that they are saved',
    isShort: true,
    page: { page: 'huddle' },
    run: async scene => {
      scene.proxy.isAway = true;
      for (let round = 0; round < scene.rounds; round++) {
        await scene.shopper.start();
        const tab = await scene.open();
        await tellBoth(tab, round);
        for (const element of [story, thanks]) await tab.page.waitForSelector(`${element}[status=saved]`);
        await scene.kill();
      }
      await recover(scene);
    },
  },
  {
    name: 'a story and thanks: browser killed when the server has committed and the answer is lost',
    page: { page: 'huddle' },
    run: async scene => {
      for (let round = 0; round < scene.rounds; round++) {
        const { fault, reached } = held(exchange => exchange.forward());
        scene.proxy.fault = fault;
        await scene.shopper.start();
        const tab = await scene.open();
        await tellBoth(tab, round);
        await Promise.all([scene.saved(), reached]);
        await scene.kill();
      }
      await recover(scene);
    },
  },
];
