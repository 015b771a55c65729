import 'axe-core/axe.min.js';
import { indexedDbStore } from '@tillside/core/outbox';
import type axeCore from 'axe-core';
import { expect } from '../helpers/elements.js';
import { until } from '../helpers/endpoint.js';
import { engine } from '../helpers/engine.js';
import { grounds, show, storyFiles, takeExpectedWarnings } from '../helpers/stories.js';

const { axe } = globalThis as unknown as { axe: typeof axeCore };

/** Describes axe's violations; contrast that axe cannot determine counts as one. */
async function violations(root: HTMLElement): Promise<string[]> {
  const { violations, incomplete, passes } = await axe.run(root, { preload: false });
  if (!passes.length) throw new Error('nothing was looked at');
  return [...violations, ...incomplete.filter(({ id }) => id === 'color-contrast')].map(
    ({ id, nodes }) => `${id}: ${nodes.map(node => node.target.flat().join(' ')).join(', ')}`,
  );
}

it('every element has stories', () => {
  const titles = storyFiles.map(({ file }) => file.default.title.split('/')[0]);
  expect(titles).to.include.members([
    ...['Promise', 'Suggestion', 'Feedback', 'Moment'],
    ...['Huddle', 'Result', 'Portrait', 'Story', 'Thanks', 'News'],
  ]);
});

it('a story that has gone leaves no signals that a later one would report', async () => {
  const { file, stories } = storyFiles.find(({ name }) => name === 'feedbackDelivery')!;
  const saved = new Map(stories).get('Saved')!;
  const page = await show(file, saved, grounds[0]);
  const store = indexedDbStore();
  let queues: number | undefined;
  const count = () => {
    void store.queues().then(({ length }) => (queues = length));
    return queues;
  };
  await until(count, n => n === 1);
  page.remove();
  takeExpectedWarnings(file, saved);
  await until(
    () => {
      dispatchEvent(new Event('online'));
      return count();
    },
    n => n === 0,
  );
});

it('axe finds a violation where there is one', async () => {
  const page = document.createElement('main');
  page.innerHTML = '<img src="data:," /><button></button>';
  document.body.append(page);
  expect((await violations(page)).map(line => line.split(':')[0])).to.include.members([
    'image-alt',
    'button-name',
  ]);
  page.remove();
});

/** Each scheme and each direction in every engine; all pairs in one, since what axe finds hardly depends on it. */
const seen = engine === 'chromium' ? grounds : grounds.slice(0, 2);

for (const { name, file, stories } of storyFiles)
  for (const ground of seen)
    describe(`${name}, ${ground.scheme}, ${ground.dir}`, () => {
      for (const [title, story] of stories)
        it(`${title} has no violation`, async () => {
          const page = await show(file, story, ground);
          expect(await violations(page)).to.deep.equal([]);
          page.remove();
          takeExpectedWarnings(file, story);
        });
    });
