import '@tillside/elements/all';
import '@tillside/elements/locales/ar';
import 'axe-core/axe.min.js';
import type axeCore from 'axe-core';
import { render, type TemplateResult } from 'lit';
import { expect, painted, settled, takeConsole } from '../helpers/elements.js';

interface Play {
  canvasElement: HTMLElement;
}
interface Story {
  args?: object;
  render?: (args: object) => TemplateResult;
  play?: (context: Play) => void | Promise<void>;
}
interface Stories {
  default: Story & { title: string };
  [name: string]: Story;
}

const { axe } = globalThis as unknown as { axe: typeof axeCore };
/** Made by the test server, of all files of stories. */
const address = ['', 'test', 'stories.js'].join('/');
const files = (await import(address)) as Record<string, Stories>;

/** The page that stories stand on, in each scheme and direction. */
const grounds = [
  { scheme: 'light', dir: 'ltr', lang: 'en' },
  { scheme: 'dark', dir: 'rtl', lang: 'ar' },
  { scheme: 'light', dir: 'rtl', lang: 'ar' },
  { scheme: 'dark', dir: 'ltr', lang: 'en' },
] as const;

const link = document.createElement('link');
link.rel = 'stylesheet';
link.href = '/stories/.storybook/themes.css';
await new Promise((resolve, reject) => {
  link.onload = resolve;
  link.onerror = reject;
  document.head.append(link);
});

/** What is wrong on screen, in words; contrast that cannot be judged counts as wrong. */
async function violations(root: HTMLElement): Promise<string[]> {
  const { violations, incomplete, passes } = await axe.run(root, { preload: false });
  if (!passes.length) throw new Error('nothing was looked at');
  return [...violations, ...incomplete.filter(({ id }) => id === 'color-contrast')].map(
    ({ id, nodes }) => `${id}: ${nodes.map(node => node.target.flat().join(' ')).join(', ')}`,
  );
}

async function show(file: Stories, story: Story, ground: (typeof grounds)[number]): Promise<HTMLElement> {
  const page = document.createElement('div');
  page.className = 'ground';
  page.dataset.scheme = ground.scheme;
  Object.assign(page, { dir: ground.dir, lang: ground.lang });
  document.body.append(page);
  const draw = story.render ?? file.default.render;
  if (!draw) throw new Error('the story has nothing to render');
  render(draw({ ...file.default.args, ...story.args }), page);
  await settled(page);
  await story.play?.({ canvasElement: page });
  await settled(page);
  await painted();
  return page;
}

it('there are stories of every element', () => {
  const titles = Object.values(files).map(file => file.default.title);
  expect(titles).to.include.members(['Promise', 'Suggestion', 'Feedback', 'Moment']);
});

it('axe would find something wrong', async () => {
  const page = document.createElement('main');
  page.innerHTML = '<img src="data:," /><button></button>';
  document.body.append(page);
  expect((await violations(page)).map(line => line.split(':')[0])).to.include.members([
    'image-alt',
    'button-name',
  ]);
  page.remove();
});

for (const [name, file] of Object.entries(files))
  for (const ground of grounds)
    describe(`${name}, ${ground.scheme}, ${ground.dir}`, () => {
      for (const [story, parts] of Object.entries(file).filter(([key]) => key !== 'default'))
        it(`${story} has no violation`, async () => {
          const page = await show(file, parts, ground);
          expect(await violations(page)).to.deep.equal([]);
          page.remove();
          // Bad data and refused signals are warned of; elsewhere a word in the console is one too many.
          if (name === 'badData' || story === 'Refused') takeConsole();
        });
    });
