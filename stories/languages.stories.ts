import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { delivery, onTime, returns, teacupHint, teacupQuestion, visit } from './data.js';
import meta, { type Args } from './moment.stories.js';

const moment = { promises: [returns, delivery, onTime], suggestions: [teacupHint], feedback: [visit] };

/** The elements' own words in each language. The shop's words are in English, German, Arabic and the pseudo-locale. */
export default {
  ...meta,
  title: 'Conditions/Languages',
  tags: ['!autodocs'],
  args: { ...meta.args, moment },
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

const inLanguage = (language: string, name: string): Story => ({ name, globals: { language } });
/** Words are longest at the till, and room is scarce. */
const narrow = (language: string, name: string): Story => ({
  name,
  globals: { language, width: '240' },
  args: { surface: 'associate', density: 'till', moment: { ...moment, suggestions: [teacupQuestion] } },
});

export const German = inLanguage('de', 'Deutsch');
export const Spanish = inLanguage('es', 'Español');
export const French = inLanguage('fr', 'Français');
export const Italian = inLanguage('it', 'Italiano');
export const Dutch = inLanguage('nl', 'Nederlands');
export const Polish = inLanguage('pl', 'Polski');
export const Portuguese = inLanguage('pt-BR', 'Português (Brasil)');
export const Turkish = inLanguage('tr', 'Türkçe');
export const Arabic = inLanguage('ar', 'العربية');
export const Japanese = inLanguage('ja', '日本語');
export const Chinese = inLanguage('zh-Hans', '简体中文');
export const Pseudo = inLanguage('en-XA', 'Pseudo-locale');
export const GermanNarrow = narrow('de', 'Deutsch, 240 px at the till');
export const ArabicNarrow = narrow('ar', 'العربية, 240 px at the till');
export const PseudoNarrow = narrow('en-XA', 'Pseudo-locale, 240 px at the till');
