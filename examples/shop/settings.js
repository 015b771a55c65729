import { h } from './dom.js';
import { labels } from './interface.js';
import { createStore, read } from './store.js';

const languages = { en: 'English', de: 'Deutsch', ar: 'العربية' };
const root = document.documentElement;
const kept = 'damson-lane.settings';

/** Language and theme, kept for all examples; early.js reads the same key. */
export const settings = createStore(kept, { lang: root.lang || 'en', theme: '' });

/** The labels in the language of the page. */
export const spoken = () => labels[settings.value.lang] ?? labels.en;

settings.subscribe(apply);
apply(settings.value);
// Another page of the shop, or another pane, changed them.
addEventListener('storage', ({ key }) => (key === kept ? settings.set(read(kept)) : undefined));

/** @param {{ lang: string, theme: string }} value */
function apply({ lang, theme }) {
  root.lang = lang;
  root.dir = lang === 'ar' ? 'rtl' : 'ltr';
  if (theme) root.dataset.theme = theme;
  // English is built into the widgets; every other language is a small module, without which they stay English.
  if (lang !== 'en') import(`/tillside/locales/${lang}.js`).catch(() => undefined);
}

/** The choice of language, for a page's header. */
export function languageSelect() {
  const options = Object.entries(languages).map(([lang, name]) =>
    h('option', { value: lang, lang, selected: lang === settings.value.lang }, name),
  );
  const change = event => settings.set({ lang: event.target.value });
  const select = h('select', { class: 'language', onchange: change }, ...options);
  named(select, 'aria-label', 'language');
  return select;
}

/** The theme switch, for a page's header: what it shows is what a press gives. */
export function themeSwitch() {
  const isDark = () => {
    const { theme } = settings.value;
    return theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  };
  const press = () => settings.set({ theme: isDark() ? 'light' : 'dark' });
  const button = h('button', {
    type: 'button',
    class: 'theme',
    'aria-pressed': String(isDark()),
    onclick: press,
  });
  named(button, 'aria-label', 'dark');
  settings.subscribe(() => button.setAttribute('aria-pressed', String(isDark())));
  return button;
}

/** Keeps an attribute in the language of the page. @param {Element} node @param {string} attribute @param {string} label */
function named(node, attribute, label) {
  const write = () => node.setAttribute(attribute, String(spoken()[label]));
  write();
  settings.subscribe(write);
}
