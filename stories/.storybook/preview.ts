/// <reference types="vite/client" />
import type { Decorator, Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import { action } from 'storybook/actions';
import { addStrings } from '@tillside/elements';
import { arabic } from '@tillside/elements/locales/ar';
import { german } from '@tillside/elements/locales/de';
import './themes.css';
import { translated } from './translate.js';

addStrings(arabic);
addStrings(german);

type Toolbar = NonNullable<NonNullable<Preview['globalTypes']>[string]['toolbar']>;

const toolbar = (title: string, icon: Toolbar['icon'], items: Toolbar['items']) => ({
  description: title,
  toolbar: { title, icon, items, dynamicTitle: true } as Toolbar,
});

/** What the library says to the page, for the actions panel. */
const reports: [event: string, what: (event: never) => unknown][] = [
  ['till-signal', ({ cloudEvent }: { cloudEvent: unknown }) => cloudEvent],
  ['till-problem', ({ problems }: { problems: unknown }) => problems],
  ['till-suggestion-accept', ({ suggestion }: { suggestion: unknown }) => suggestion],
  ['till-suggestion-decline', ({ suggestion }: { suggestion: unknown }) => suggestion],
  ['till-feedback-submitted', ({ answers }: { answers?: unknown }) => answers],
];
const listening = new WeakSet<Element>();

/** The page that a story stands on: everything that widgets inherit. */
const ground: Decorator = (story, { args, globals, viewMode, canvasElement }) => {
  const { scheme, direction, language, density, surface, size, width, theme } = globals as Record<
    string,
    string
  >;
  const dir = direction === 'auto' ? (language === 'ar' ? 'rtl' : 'ltr') : direction;
  const screen = {
    ...(surface !== 'story' && 'surface' in args && { surface }),
    ...(density !== 'story' && 'surface' in args && { density: density === 'till' ? density : undefined }),
  };
  const content: unknown = story({ args: { ...translated(args, language ?? 'en'), ...screen } });
  if (!listening.has(canvasElement)) {
    listening.add(canvasElement);
    for (const [name, what] of reports)
      canvasElement.addEventListener(name, event => void action(name)(what(event as never)));
  }
  return html`<div
    class="ground"
    lang=${language}
    dir=${dir}
    data-theme=${theme}
    data-scheme=${scheme}
    data-width=${width}
    ?data-docs=${viewMode === 'docs'}
    style="font-size: ${size ?? '100'}%"
  >
    <div class="column">${content}</div>
  </div>`;
};

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [ground],
  initialGlobals: {
    theme: 'neutral',
    scheme: 'light',
    language: 'en',
    direction: 'auto',
    surface: 'story',
    density: 'story',
    size: '100',
    width: 'auto',
  },
  globalTypes: {
    theme: toolbar('Theme', 'paintbrush', [
      { value: 'neutral', title: 'Neutral' },
      { value: 'bookshop', title: 'Bookshop' },
      { value: 'grocer', title: 'Grocer' },
      { value: 'outdoor', title: 'Outdoor shop' },
    ]),
    scheme: toolbar('Colour scheme', 'mirror', [
      { value: 'light', title: 'Light' },
      { value: 'dark', title: 'Dark' },
    ]),
    language: toolbar('Language', 'globe', [
      { value: 'en', title: 'English' },
      { value: 'de', title: 'Deutsch' },
      { value: 'ar', title: 'العربية' },
    ]),
    direction: toolbar('Direction', 'transfer', [
      { value: 'auto', title: 'Direction of the language' },
      { value: 'ltr', title: 'Left to right' },
      { value: 'rtl', title: 'Right to left' },
    ]),
    surface: toolbar('Surface', 'user', [
      { value: 'story', title: 'Surface of the story' },
      { value: 'customer', title: 'Customer' },
      { value: 'associate', title: 'Associate' },
    ]),
    density: toolbar('Density', 'component', [
      { value: 'story', title: 'Density of the story' },
      { value: 'comfortable', title: 'Comfortable' },
      { value: 'till', title: 'Till' },
    ]),
    size: toolbar('Text size', 'zoom', [
      { value: '100', title: 'Text 100 %' },
      { value: '150', title: 'Text 150 %' },
      { value: '200', title: 'Text 200 %' },
    ]),
    width: toolbar('Width', 'grow', [
      { value: 'auto', title: 'A column' },
      { value: '240', title: '240 px' },
      { value: '360', title: '360 px' },
      { value: 'page', title: 'The whole page' },
    ]),
  },
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true },
    a11y: { test: 'error' },
    docs: { story: { autoplay: true } },
    options: {
      storySort: { order: ['Promise', 'Suggestion', 'Feedback', 'Moment', 'Bad data', 'Tokens'] },
    },
  },
};

export default preview;
