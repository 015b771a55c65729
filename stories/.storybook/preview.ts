/// <reference types="vite/client" />
import { type Decorator, type Preview, setCustomElementsManifest } from '@storybook/web-components-vite';
import { html } from 'lit';
import { action } from 'storybook/actions';
import { themes } from 'storybook/theming';
import { addStrings } from '@tillside/elements';
import { addHuddleStrings } from '@tillside/elements/huddle';
import '@tillside/elements/locales/ar';
import '@tillside/elements/locales/de';
import '@tillside/elements/locales/es';
import '@tillside/elements/locales/fr';
import '@tillside/elements/locales/it';
import '@tillside/elements/locales/ja';
import '@tillside/elements/locales/nl';
import '@tillside/elements/locales/pl';
import '@tillside/elements/locales/pt-BR';
import '@tillside/elements/locales/tr';
import '@tillside/elements/locales/zh-Hans';
import '@tillside/elements/locales/huddle/ar';
import '@tillside/elements/locales/huddle/de';
import '@tillside/elements/locales/huddle/es';
import '@tillside/elements/locales/huddle/fr';
import '@tillside/elements/locales/huddle/it';
import '@tillside/elements/locales/huddle/ja';
import '@tillside/elements/locales/huddle/nl';
import '@tillside/elements/locales/huddle/pl';
import '@tillside/elements/locales/huddle/pt-BR';
import '@tillside/elements/locales/huddle/tr';
import '@tillside/elements/locales/huddle/zh-Hans';
import { describeControls, manifest } from './described.js';
import { DocsPage } from './docs-page.js';
import { pseudoHuddleLocale, pseudoLocale } from './pseudo.js';
import { sourceOf } from './source.js';
import './themes.css';
import { translated } from './translate.js';

addStrings(pseudoLocale);
addHuddleStrings(pseudoHuddleLocale);
setCustomElementsManifest(manifest);

type Toolbar = NonNullable<NonNullable<Preview['globalTypes']>[string]['toolbar']>;

const toolbar = (title: string, icon: Toolbar['icon'], items: Toolbar['items']) => ({
  description: title,
  toolbar: { title, icon, items, dynamicTitle: true } as Toolbar,
});

/** The library's events, for the actions panel. */
const reports: [event: string, what: (event: never) => unknown][] = [
  ['till-signal', ({ cloudEvent }: { cloudEvent: unknown }) => cloudEvent],
  ['till-problem', ({ problems }: { problems: unknown }) => problems],
  ['till-suggestion-accept', ({ suggestion }: { suggestion: unknown }) => suggestion],
  ['till-suggestion-decline', ({ suggestion }: { suggestion: unknown }) => suggestion],
  ['till-feedback-submitted', ({ answers }: { answers?: unknown }) => answers],
];
const listening = new WeakSet<Element>();

/** The page around a story: everything that widgets inherit. */
const ground: Decorator = (story, { args, globals, viewMode, canvasElement }) => {
  const { scheme, direction, language, density, surface, size, width, theme, font } = globals as Record<
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
    data-font=${font}
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
    font: 'theme',
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
      { value: 'es', title: 'Español' },
      { value: 'fr', title: 'Français' },
      { value: 'it', title: 'Italiano' },
      { value: 'nl', title: 'Nederlands' },
      { value: 'pl', title: 'Polski' },
      { value: 'pt-BR', title: 'Português (Brasil)' },
      { value: 'tr', title: 'Türkçe' },
      { value: 'ar', title: 'العربية' },
      { value: 'ja', title: '日本語' },
      { value: 'zh-Hans', title: '简体中文' },
      { value: pseudoLocale.lang, title: 'Pseudo: accents, 40 % longer' },
    ]),
    direction: toolbar('Direction', 'transfer', [
      { value: 'auto', title: 'Direction' },
      { value: 'ltr', title: 'Left to right' },
      { value: 'rtl', title: 'Right to left' },
    ]),
    surface: toolbar('Surface', 'user', [
      { value: 'story', title: 'Surface' },
      { value: 'customer', title: 'Customer' },
      { value: 'associate', title: 'Associate' },
    ]),
    density: toolbar('Density', 'component', [
      { value: 'story', title: 'Density' },
      { value: 'comfortable', title: 'Comfortable' },
      { value: 'till', title: 'Till' },
    ]),
    font: toolbar('Page font', 'paragraph', [
      { value: 'theme', title: 'Font' },
      { value: 'system', title: 'System' },
      { value: 'serif', title: 'Serif' },
      { value: 'wide', title: 'Wide: Verdana' },
      { value: 'narrow', title: 'Narrow: Arial Narrow' },
      { value: 'mono', title: 'Monospace' },
    ]),
    size: toolbar('Text size', 'zoom', [
      { value: '100', title: '100 %' },
      { value: '150', title: '150 %' },
      { value: '200', title: '200 %' },
    ]),
    width: toolbar('Width', 'grow', [
      { value: 'auto', title: 'Width' },
      { value: '240', title: '240 px' },
      { value: '320', title: '320 px' },
      { value: '390', title: '390 px' },
      { value: '768', title: '768 px' },
      { value: 'page', title: 'The whole page' },
    ]),
  },
  argTypesEnhancers: [describeControls],
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true },
    a11y: { test: 'error' },
    docs: {
      page: DocsPage,
      // Light or dark, as Storybook itself is.
      theme: themes.normal,
      story: { autoplay: true },
      // The stories' own controls are described one by one, and all else is in the reference.
      extractArgTypes: () => ({}),
      source: { transform: (_: string, context: never) => sourceOf(context) },
    },
    options: {
      storySort: {
        order: [
          'Welcome',
          'Playground',
          'Guide',
          'Reference',
          'Promise',
          'Suggestion',
          ['For a customer', 'What came of it', 'For an associate'],
          'Feedback',
          ['Questions', 'From the first question to the thanks', 'Saved and sent'],
          'Moment',
          'Huddle',
          'Result',
          'Portrait',
          'Story',
          'Thanks',
          'News',
          'Conditions',
          ['Dark', 'At the till', 'Languages', 'Narrow and large', 'Bad data'],
          'Tokens',
        ],
      },
    },
  },
};

export default preview;
