import '@tillside/elements/all';
import '@tillside/elements/locales/ar';
import '@tillside/elements/locales/de';
import type { MomentInput, SuggestionInput } from '@tillside/contract';
import { addStrings, type TillMoment, type TillSuggestion } from '@tillside/elements';
import { german } from '@tillside/elements/locales/de';
import { english } from '@tillside/elements/locales/en';
import { html } from 'lit';
import { expect, mount, nameOf, part, said, settled, text } from '../helpers/elements.js';
import { moment, promise, suggestion } from '../helpers/items.js';

let count = 0;
const hint = (more: Partial<SuggestionInput> = {}, rest: Partial<MomentInput> = {}) =>
  moment({ id: `tongue-${++count}`, suggestions: [suggestion(more)], ...rest });
/** The label of the accept button, which shows the widget's language. */
const accept = (element: Element) => nameOf(part(element, 'accept'));
const words = { en: 'Add to basket', de: 'In den Warenkorb', ar: 'إضافة إلى السلة' };
const inside = (provider: Element) => provider.querySelector('till-suggestion')!;

describe('the language of an element', () => {
  it('is that of the page if nothing nearer sets one', async () => {
    document.documentElement.lang = 'de-AT';
    const provider = await mount<TillMoment>(
      html`<till-moment .value=${hint()}><till-suggestion></till-suggestion></till-moment>`,
    );
    expect(accept(inside(provider))).to.equal(words.de);
  });

  it('is the moment’s locale rather than that of the page', async () => {
    document.documentElement.lang = 'ar';
    const provider = await mount<TillMoment>(
      html`<till-moment .value=${hint({}, { locale: 'de' })}
        ><till-suggestion></till-suggestion
      ></till-moment>`,
    );
    expect(accept(inside(provider))).to.equal(words.de);
  });

  it('is the nearest `lang` rather than the moment’s locale, across shadow roots', async () => {
    const page = await mount<HTMLElement>(html`<section lang="ar"><div></div></section>`);
    const root = page.querySelector('div')!.attachShadow({ mode: 'open' });
    const provider = document.createElement('till-moment');
    provider.value = hint({}, { locale: 'de' });
    provider.append(document.createElement('till-suggestion'));
    root.append(provider);
    await settled(provider);
    expect(accept(inside(provider))).to.equal(words.ar);
  });

  it('is the element’s own `lang` before all others', async () => {
    const page = await mount<HTMLElement>(
      html`<section lang="ar"><till-suggestion lang="de" .value=${suggestion()}></till-suggestion></section>`,
    );
    expect(accept(inside(page))).to.equal(words.de);
  });

  for (const lang of ['de_DE', 'de_DE_formal', 'de_DE.UTF-8', 'de-Latn-CH-1996'])
    it(`can be written as platforms do: ${lang} is German`, async () => {
      const value = promise({ detail: 'How' });
      const element = await mount(html`<till-promise lang=${lang} .value=${value}></till-promise>`);
      expect(text(element)).to.contain(german.more);
    });

  it('is another region’s if there are no strings for its own', async () => {
    addStrings({ ...german, lang: 'eu-ES', accept: { ...german.accept, product: 'Saskira gehitu' } });
    for (const lang of ['eu', 'eu-ES', 'eu-FR']) {
      const element = await mount(
        html`<till-suggestion lang=${lang} .value=${suggestion()}></till-suggestion>`,
      );
      expect(accept(element), lang).to.equal('Saskira gehitu');
    }
  });

  it('is the most specific one that there are strings for', async () => {
    addStrings({ ...german, lang: 'de-CH', accept: { ...german.accept, product: 'In den Warenkorb, gern' } });
    const of = async (lang: string) =>
      accept(await mount(html`<till-suggestion lang=${lang} .value=${suggestion()}></till-suggestion>`));
    expect(await of('de-CH-1996')).to.equal('In den Warenkorb, gern');
    expect(await of('de-AT')).to.equal(words.de);
  });

  it('is never one in another script', async () => {
    const element = await mount(
      html`<till-suggestion lang="ar-Latn" .value=${suggestion()}></till-suggestion>`,
    );
    expect(accept(element)).to.equal(words.en);
  });

  it('is English if the language is unsupported or invalid', async () => {
    for (const lang of ['fi', 'xx-yy-zz', 'not a language!']) {
      const element = await mount<TillSuggestion>(
        html`<till-suggestion lang=${lang} .value=${suggestion()}></till-suggestion>`,
      );
      expect(accept(element), lang).to.equal(words.en);
    }
  });
});

describe('a change of language', () => {
  it('is followed when `lang` changes on an ancestor, across a shadow root too', async () => {
    const page = await mount<HTMLElement>(html`<section><div></div></section>`);
    const root = page.querySelector('div')!.attachShadow({ mode: 'open' });
    const element = document.createElement('till-suggestion');
    element.value = suggestion();
    root.append(element);
    await settled(element);
    page.lang = 'de';
    await Promise.resolve();
    await settled(element);
    expect(accept(element)).to.equal(words.de);
    page.removeAttribute('lang');
    document.documentElement.lang = 'ar';
    await Promise.resolve();
    await settled(element);
    expect(accept(element)).to.equal(words.ar);
  });

  it('is followed when a language is added or replaced later', async () => {
    const element = await mount<TillSuggestion>(
      html`<till-suggestion lang="eo" .value=${suggestion()}></till-suggestion>`,
    );
    expect(accept(element)).to.equal(words.en);
    addStrings({ ...english, lang: 'eo', accept: { ...english.accept, product: 'Al la korbo' } });
    await settled(element);
    expect(accept(element)).to.equal('Al la korbo');
  });
});

describe('the direction of an element', () => {
  it('is that of its language, unless the page sets `dir`', async () => {
    const base = async (template: Parameters<typeof mount>[0]) =>
      part(inside(await mount<HTMLElement>(template)), 'base').dir;
    const value = suggestion();
    expect(await base(html`<p lang="ar"><till-suggestion .value=${value}></till-suggestion></p>`)).to.equal(
      'rtl',
    );
    expect(await base(html`<p lang="de"><till-suggestion .value=${value}></till-suggestion></p>`)).to.equal(
      'ltr',
    );
    expect(
      await base(html`<p lang="ar" dir="ltr"><till-suggestion .value=${value}></till-suggestion></p>`),
    ).to.equal('ltr');
    expect(
      await base(html`<p lang="de" dir="rtl"><till-suggestion .value=${value}></till-suggestion></p>`),
    ).to.equal('rtl');
  });

  for (const [lang, dir] of [
    ['pa-Arab', 'rtl'],
    ['iw', 'rtl'],
    ['ku-Arab-IQ', 'rtl'],
    ['ur_PK', 'rtl'],
    ['ar-Latn', 'ltr'],
    ['az', 'ltr'],
  ] as const)
    it(`is that of its script: ${lang} is ${dir}`, async () => {
      const element = await mount(html`<till-promise lang=${lang} .value=${promise()}></till-promise>`);
      expect(part(element, 'base').dir).to.equal(dir);
    });

  it('is that of the page if nothing nearer sets one', async () => {
    document.documentElement.dir = 'rtl';
    const element = await mount<TillSuggestion>(
      html`<till-suggestion .value=${suggestion()}></till-suggestion>`,
    );
    expect(part(element, 'base').dir).to.equal('rtl');
  });

  it('goes with `lang` on its base, so that announcements are in that language too', async () => {
    const element = await mount<TillSuggestion>(
      html`<till-suggestion lang="de" .value=${suggestion({ kind: 'service' })}></till-suggestion>`,
    );
    expect(part(element, 'base').lang).to.equal('de');
    part(element, 'accept').click();
    await settled(element);
    expect(said(element)).to.equal('Das ist veranlasst');
  });
});

describe('numbers, money and time', () => {
  const product = { id: 'p', name: 'Tasse', price: { currency: 'EUR', value: '1234.5' } };

  it('are formatted for the locale', async () => {
    const of = async (lang: string) =>
      text(
        await mount<TillSuggestion>(
          html`<till-suggestion lang=${lang} .value=${suggestion({ product })}></till-suggestion>`,
        ),
      );
    expect(await of('de-DE')).to.match(/1\.234,50 €/);
    expect(await of('en-IE')).to.match(/€1,234\.50/);
    expect(await of('ar-EG')).to.match(/١٬٢٣٤٫٥٠/);
  });

  it('are formatted for the locale where the strings fall back to English', async () => {
    const element = await mount<TillSuggestion>(
      html`<till-suggestion lang="sv" .value=${suggestion({ product })}></till-suggestion>`,
    );
    expect(text(element)).to.match(/Add to basket/);
    expect(text(element)).to.match(/1\s234,50\s€/);
  });

  it('have no decimals in yen', async () => {
    const yen = { ...product, price: { currency: 'JPY', value: '1200' } };
    const element = await mount<TillSuggestion>(
      html`<till-suggestion lang="en" .value=${suggestion({ product: yen })}></till-suggestion>`,
    );
    expect(text(element)).to.match(/¥1,200(?!\.)/);
  });

  it('show the code of an unknown currency', async () => {
    const odd = { ...product, price: { currency: 'XQQ', value: '3' } };
    const element = await mount<TillSuggestion>(
      html`<till-suggestion lang="en" .value=${suggestion({ product: odd })}></till-suggestion>`,
    );
    expect(text(element)).to.match(/XQQ\s?3/);
  });
});
