import '@tillside/elements/huddle/all';
import type { HuddleStringsInput } from '@tillside/elements/huddle';
import { arabic } from '@tillside/elements/locales/huddle/ar';
import { german } from '@tillside/elements/locales/huddle/de';
import { english } from '@tillside/elements/locales/huddle/en';
import { spanish } from '@tillside/elements/locales/huddle/es';
import { french } from '@tillside/elements/locales/huddle/fr';
import { italian } from '@tillside/elements/locales/huddle/it';
import { japanese } from '@tillside/elements/locales/huddle/ja';
import { dutch } from '@tillside/elements/locales/huddle/nl';
import { polish } from '@tillside/elements/locales/huddle/pl';
import { brazilianPortuguese } from '@tillside/elements/locales/huddle/pt-BR';
import { turkish } from '@tillside/elements/locales/huddle/tr';
import { simplifiedChinese } from '@tillside/elements/locales/huddle/zh-Hans';
import { html } from 'lit';
import { expect, mount, nameOf, part, text } from '../helpers/elements.js';
import { news, portrait, result, story, thanks } from '../helpers/huddles.js';
import { entriesOf, sentencesOf } from '../helpers/strings.js';
import { pseudoHuddleLocale } from '../../stories/.storybook/pseudo.js';

const translations: HuddleStringsInput[] = [
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
  'result.now': ['A1', 'B2'],
  'result.compared': ['A1', 'B2', 'C3'],
  'result.point': ['A1', 'B2'],
  'result.pointBetween': ['A1', 'B2', 'C3', 'D4'],
  'result.worth': ['A1', 'B2'],
  'result.costs': ['A1', 'B2'],
  'portrait.peopleAndShare': ['A1', 'B2'],
  'portrait.basis': ['A1', 'B2'],
  'thanks.title': ['A1', 'B2'],
};
const plurals = ['result.cases', 'story.form.charactersLeft', 'thanks.form.charactersLeft'];
const sentences = (strings: HuddleStringsInput) => sentencesOf(strings, argumentsOf, plurals);

/** What is the same in other languages: names of keys, and what consists of arguments. */
const isSame = (path: string) =>
  /^(lang|huddle\.pause|result\.(now|point)|portrait\.peopleAndShare)$/.test(path);

for (const strings of translations)
  describe(`the Huddle’s strings in ${strings.lang}`, () => {
    it('have every entry that English has, of the same type', () => {
      const shape = (of: HuddleStringsInput) =>
        entriesOf(of).map(([path, entry]) => `${path}: ${typeof entry}`);
      expect(shape(strings).sort()).to.deep.equal(shape(english).sort());
    });

    it('leave nothing in English', () => {
      const inEnglish = new Map(sentences(english));
      const same = sentences(strings).filter(
        ([path, sentence]) => !isSame(path) && sentence === inEnglish.get(path),
      );
      expect(same).to.deep.equal([]);
    });

    it('show every argument of a sentence once', () => {
      const entries = new Map(entriesOf(strings));
      for (const [path, sentence] of sentences(strings)) {
        const wanted = typeof entries.get(path) === 'function' ? (argumentsOf[path] ?? ['A1']) : [];
        expect((sentence.match(/A1|B2|C3|D4/g) ?? []).sort(), path).to.deep.equal(wanted);
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

    it('are used by every element', async () => {
      const { lang } = strings;
      const compared = await mount(html`<till-result lang=${lang} .value=${result()}></till-result>`);
      expect(text(part(compared, 'verdict'))).to.equal(strings.result!.better);
      const shown = await mount(html`<till-portrait lang=${lang} .value=${portrait()}></till-portrait>`);
      expect(text(shown)).to.contain(strings.portrait!.everybody);
      const told = await mount(html`<till-news lang=${lang} .value=${news()}></till-news>`);
      expect(nameOf(part(told, 'tell'))).to.contain(strings.news!.tell);
      const letter = await mount(html`<till-story lang=${lang} .value=${story()}></till-story>`);
      expect(text(letter)).to.contain(strings.story!.customer);
      const thanked = await mount(html`<till-thanks lang=${lang} .value=${thanks()}></till-thanks>`);
      expect(nameOf(part(thanked, 'open'))).to.equal(strings.thanks!.open);
    });
  });

describe('grammar and typography of the Huddle', () => {
  it('follow the plural forms of the language', () => {
    const cases = ({ result }: HuddleStringsInput, ...counts: number[]) =>
      counts.map(n => result!.cases!(String(n), n));
    expect(new Set(cases(polish, 1, 2, 5)).size).to.equal(3);
    expect(cases(german, 1, 2)).to.deep.equal(['1 Fall', '2 Fälle']);
    expect(cases(english, 1, 2)).to.deep.equal(['1 case', '2 cases']);
  });

  it('put the French spaces before ? and :', () => {
    for (const [path, sentence] of sentences(french)) {
      expect(sentence, path).not.to.match(/[^\u202f][?!;]/);
      expect(sentence, path).not.to.match(/[^\u00a0]:(?!\/)/);
      expect(sentence, path).not.to.match(/«[^\u00a0]|[^\u00a0]»/);
      expect(sentence, path).not.to.contain("'");
    }
  });
});

describe('the pseudo-locale of the Huddle’s stories', () => {
  it('makes every string at least 40 % longer and keeps its arguments', () => {
    const inEnglish = sentences(english);
    expect(sentences(pseudoHuddleLocale).length).to.equal(inEnglish.length);
    for (const [index, [path, sentence]] of sentences(pseudoHuddleLocale).entries()) {
      const [, original] = inEnglish[index]!;
      if (path === 'lang') continue;
      expect(sentence.length, path).to.be.at.least(original.length * 1.4);
      expect(sentence.match(/A1|B2|C3|D4/g), path).to.deep.equal(original.match(/A1|B2|C3|D4/g));
    }
  });
});
