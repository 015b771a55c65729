import '@tillside/elements/all';
import type { Strings } from '@tillside/elements';
import { arabic } from '@tillside/elements/locales/ar';
import { german } from '@tillside/elements/locales/de';
import { english } from '@tillside/elements/locales/en';
import { spanish } from '@tillside/elements/locales/es';
import { french } from '@tillside/elements/locales/fr';
import { italian } from '@tillside/elements/locales/it';
import { japanese } from '@tillside/elements/locales/ja';
import { dutch } from '@tillside/elements/locales/nl';
import { polish } from '@tillside/elements/locales/pl';
import { brazilianPortuguese } from '@tillside/elements/locales/pt-BR';
import { turkish } from '@tillside/elements/locales/tr';
import { simplifiedChinese } from '@tillside/elements/locales/zh-Hans';
import { html } from 'lit';
import { allByRole, expect, mount, nameOf, part, text } from '../helpers/elements.js';
import { can } from '../helpers/engine.js';
import { form, promise, suggestion } from '../helpers/items.js';
import { entriesOf, sentencesOf } from '../helpers/strings.js';
import { pseudoLocale } from '../../stories/.storybook/pseudo.js';

const translations: Strings[] = [
  arabic,
  german,
  spanish,
  french,
  italian,
  japanese,
  dutch,
  polish,
  brazilianPortuguese,
  turkish,
  simplifiedChinese,
];

/** Each argument is shown, except for the number that chooses a plural form. */
const argumentsOf: Record<string, string[]> = {
  kept: ['A1', 'B2', 'C3'],
  keptSaid: ['A1', 'B2', 'C3'],
  acceptFor: ['A1', 'B2'],
  step: ['A1', 'B2'],
};
const sentences = (strings: Strings) => sentencesOf(strings, argumentsOf, ['charactersLeft']);

for (const strings of translations)
  describe(`the strings in ${strings.lang}`, () => {
    it('have every entry that English has, of the same type', () => {
      const shape = (of: Strings) => entriesOf(of).map(([path, entry]) => `${path}: ${typeof entry}`);
      expect(shape(strings).sort()).to.deep.equal(shape(english).sort());
    });

    it('leave nothing in English', () => {
      const inEnglish = new Map(sentences(english));
      const same = sentences(strings).filter(
        ([path, sentence]) => path !== 'acceptFor' && sentence !== 'No' && sentence === inEnglish.get(path),
      );
      expect(same).to.deep.equal([]);
    });

    it('show every argument of a sentence once', () => {
      for (const [path, sentence] of sentences(strings)) {
        const wanted = typeof entriesOf(strings).find(([key]) => key === path)![1] === 'function';
        const shown = sentence.match(/A1|B2|C3/g) ?? [];
        expect(shown.sort(), path).to.deep.equal(wanted ? (argumentsOf[path] ?? ['A1']) : []);
      }
    });

    it('have no stray space, and end their sentences as English does', () => {
      const inEnglish = new Map(sentences(english));
      for (const [path, sentence] of sentences(strings)) {
        expect(sentence, path).to.equal(sentence.trim());
        expect(sentence, path).not.to.match(/ {2}|!/);
        expect(/[.。]$/.test(sentence), path).to.equal(inEnglish.get(path)!.endsWith('.'));
      }
    });

    it('are used by every widget, with the language set for hyphenation', async () => {
      const { lang } = strings;
      const value = promise({ detail: 'How' });
      const shown = await mount(html`<till-promise lang=${lang} .value=${value}></till-promise>`);
      expect(text(shown)).to.contain(strings.more);
      expect(part(shown, 'base').lang).to.equal(lang);
      const card = await mount(html`<till-suggestion lang=${lang} .value=${suggestion()}></till-suggestion>`);
      expect(nameOf(part(card, 'accept'))).to.equal(strings.accept.product);
      const asked = await mount(html`<till-feedback lang=${lang} .value=${form()}></till-feedback>`);
      const [first] = allByRole(asked, 'radio').map(nameOf);
      expect(first).to.contain(strings.ends.csat[0]);
      expect(nameOf(part(asked, 'next'))).to.equal(strings.next);
    });
  });

describe('a language tag', () => {
  const tags: [strings: Strings, tags: string[]][] = [
    [spanish, ['es-ES', 'es-419', 'es_MX.UTF-8']],
    [french, ['fr-FR', 'fr-CA', 'fr_BE']],
    [dutch, ['nl-NL', 'nl-BE']],
    [brazilianPortuguese, ['pt', 'pt-BR', 'pt_BR', 'pt-PT', 'pt-AO']],
    [japanese, ['ja-JP', 'ja-Jpan']],
    [simplifiedChinese, ['zh', 'zh-CN', 'zh_CN', 'zh-SG', 'zh-Hans-HK', 'cmn']],
    [english, ['zh-TW', 'zh-HK', 'zh-MO', 'zh-Hant', 'zh-Hant-CN', 'ja-Latn']],
  ];
  const isKnown = (lang: string) => lang !== 'cmn' || can('aliases of languages');
  for (const [strings, each] of tags)
    for (const lang of each.filter(isKnown))
      it(`${lang} is served in ${strings.lang}`, async () => {
        const element = await mount(
          html`<till-suggestion lang=${lang} .value=${suggestion()}></till-suggestion>`,
        );
        expect(nameOf(part(element, 'accept'))).to.equal(strings.accept.product);
      });
});

describe('grammar and typography', () => {
  it('follow the plural forms of the language', () => {
    const left = ({ charactersLeft }: Strings, ...counts: number[]) =>
      counts.map(n => charactersLeft(String(n), n));
    expect(left(polish, 1, 2, 5, 12, 22)).to.deep.equal([
      'Pozostał 1 znak',
      'Pozostały 2 znaki',
      'Pozostało 5 znaków',
      'Pozostało 12 znaków',
      'Pozostały 22 znaki',
    ]);
    expect(left(french, 0, 1, 2)).to.deep.equal([
      'Il reste 0 caractère',
      'Il reste 1 caractère',
      'Il reste 2 caractères',
    ]);
    expect(left(spanish, 1, 2)).to.deep.equal(['Queda 1 carácter', 'Quedan 2 caracteres']);
  });

  it('write Polish months in the genitive, as Intl does in a date', () => {
    for (let month = 1; month <= 12; month++) {
      const date = new Date(Date.UTC(2020, month - 1, 1));
      const nominative = date.toLocaleDateString('pl', { month: 'long', year: 'numeric', timeZone: 'UTC' });
      const dayAndMonth = date.toLocaleDateString('pl', { day: 'numeric', month: 'long', timeZone: 'UTC' });
      const [, genitive] = dayAndMonth.split(/\s/);
      expect(polish.kept('1', '2', nominative)).to.contain(`Od ${genitive} 2020`);
    }
  });

  it('put the French spaces before ? and :', () => {
    for (const [path, sentence] of sentences(french)) {
      expect(sentence, path).not.to.match(/[^\u202f][?!;]/);
      expect(sentence, path).not.to.match(/[^\u00a0]:(?!\/)/);
      expect(sentence, path).not.to.contain("'");
    }
  });
});

describe('the pseudo-locale of the stories', () => {
  it('makes every string at least 40 % longer and keeps its arguments', () => {
    const inEnglish = sentences(english);
    expect(sentences(pseudoLocale).length).to.equal(inEnglish.length);
    for (const [index, [path, sentence]] of sentences(pseudoLocale).entries()) {
      const [, original] = inEnglish[index]!;
      if (path === 'lang') continue;
      expect(sentence.length, path).to.be.at.least(original.length * 1.4);
      expect(sentence.match(/A1|B2|C3/g), path).to.deep.equal(original.match(/A1|B2|C3/g));
      if (path !== 'acceptFor') expect(sentence, path).not.to.contain(original);
    }
  });
});
