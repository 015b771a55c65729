import '@tillside/elements/all';
import '@tillside/elements/huddle/all';
import '@tillside/elements/locales/ar';
import '@tillside/elements/locales/huddle/ar';
import { render, type TemplateResult } from 'lit';
import { deep, painted, settled, takeConsole } from './elements.js';

interface Play {
  canvasElement: HTMLElement;
}
export interface Story {
  args?: object;
  tags?: string[];
  parameters?: { paste?: { html: string; address: string; json: object } };
  render?: (args: object) => TemplateResult;
  play?: (context: Play) => void | Promise<void>;
}
/** A file of stories. */
export interface Stories {
  default: Story & { title: string };
  [name: string]: Story;
}

/** Built by the test server from all story files. */
const address = ['', 'test', 'stories.js'].join('/');
const files = (await import(address)) as Record<string, Stories>;

/** All files of stories, each with its stories by name. */
export const storyFiles = Object.entries(files).map(([name, file]) => ({
  name,
  file,
  stories: Object.entries(file).filter(([key]) => key !== 'default'),
}));

/** A page that stories are shown on. */
export interface Ground {
  scheme: 'light' | 'dark';
  dir: 'ltr' | 'rtl';
  lang: string;
  theme?: string;
}

/** Each color scheme and direction. */
export const grounds: readonly [Ground, ...Ground[]] = [
  { scheme: 'light', dir: 'ltr', lang: 'en' },
  { scheme: 'dark', dir: 'rtl', lang: 'ar' },
  { scheme: 'light', dir: 'rtl', lang: 'ar' },
  { scheme: 'dark', dir: 'ltr', lang: 'en' },
];

const link = document.createElement('link');
link.rel = 'stylesheet';
link.href = '/stories/.storybook/themes.css';
await new Promise((resolve, reject) => {
  link.onload = resolve;
  link.onerror = reject;
  document.head.append(link);
});

// The stories discard what an earlier visit has left, as soon as the outbox has come. Asked for after them, this is done
// when theirs is: before that, what the first story saves would go, too.
await document.createElement('till-moment').outbox.discard('/signals');

const pages = new Set<HTMLElement>();
// What a story that failed leaves on the page would be heard in the tests after it.
afterEach(() => {
  for (const page of pages) page.remove();
  pages.clear();
});

/** Shows a story, and plays it to its end. */
export async function show(file: Stories, story: Story, ground: Ground): Promise<HTMLElement> {
  const page = document.createElement('div');
  page.className = 'ground';
  page.dataset.scheme = ground.scheme;
  page.dataset.theme = ground.theme ?? 'neutral';
  Object.assign(page, { dir: ground.dir, lang: ground.lang });
  document.body.append(page);
  pages.add(page);
  const draw = story.render ?? file.default.render;
  if (!draw) throw new Error('the story has nothing to render');
  render(draw({ ...file.default.args, ...story.args }), page);
  await settled(page);
  await story.play?.({ canvasElement: page });
  await settled(page);
  await painted();
  // What fades in has less contrast until it is there.
  for (const element of deep(page)) for (const animation of element.getAnimations()) animation.finish();
  return page;
}

/** Some stories are about warnings to developers; after any other, an unexpected one fails the test. */
export function takeExpectedWarnings(file: Stories, story: Story): void {
  if ([...(file.default.tags ?? []), ...(story.tags ?? [])].includes('warns')) takeConsole();
}
