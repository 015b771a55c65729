import '@tillside/elements/all';
import '@tillside/elements/locales/ar';
import '@tillside/elements/locales/de';
import type { MomentInput, SuggestionInput } from '@tillside/contract';
import { addStrings, type TillMoment, type TillSuggestion } from '@tillside/elements';
import { arabic } from '@tillside/elements/locales/ar';
import { german } from '@tillside/elements/locales/de';
import { english } from '@tillside/elements/locales/en';
import { html } from 'lit';
import { allByRole, expect, mount, nameOf, part, said, settled, text } from '../helpers/elements.js';
import { form, moment, suggestion } from '../helpers/items.js';

let count = 0;
const hint = (more: Partial<SuggestionInput> = {}, rest: Partial<MomentInput> = {}) =>
  moment({ id: `tongue-${++count}`, suggestions: [suggestion(more)], ...rest });
/** What the accept button says: the language in which the widget speaks. */
const accept = (element: Element) => nameOf(part(element, 'accept'));
const words = { en: 'Add to basket', de: 'In den Warenkorb', ar: 'إضافة إلى السلة' };
const inside = (provider: Element) => provider.querySelector('till-suggestion')!;

describe('the language comes from', () => {
  it('the document, where nothing is nearer', async () => {
    document.documentElement.lang = 'de-AT';
    const provider = await mount<TillMoment>(
      html`<till-moment .value=${hint()}><till-suggestion></till-suggestion></till-moment>`,
    );
    expect(accept(inside(provider))).to.equal(words.de);
  });

  it('the moment’s locale before the document', async () => {
    document.documentElement.lang = 'ar';
    const provider = await mount<TillMoment>(
      html`<till-moment .value=${hint({}, { locale: 'de' })}
        ><till-suggestion></till-suggestion
      ></till-moment>`,
    );
    expect(accept(inside(provider))).to.equal(words.de);
  });

  it('the nearest `lang` before the moment, across shadow roots', async () => {
    const page = await mount<HTMLElement>(html`<section lang="ar"><div></div></section>`);
    const root = page.querySelector('div')!.attachShadow({ mode: 'open' });
    const provider = document.createElement('till-moment');
    provider.value = hint({}, { locale: 'de' });
    provider.append(document.createElement('till-suggestion'));
    root.append(provider);
    await settled(provider);
    expect(accept(inside(provider))).to.equal(words.ar);
  });

  it('the element’s own `lang` before all', async () => {
    const page = await mount<HTMLElement>(
      html`<section lang="ar"><till-suggestion lang="de" .value=${suggestion()}></till-suggestion></section>`,
    );
    expect(accept(inside(page))).to.equal(words.de);
  });

  it('English, where a language is missing or is none', async () => {
    for (const lang of ['fi', 'xx-yy-zz', 'not a language!']) {
      const element = await mount<TillSuggestion>(
        html`<till-suggestion lang=${lang} .value=${suggestion()}></till-suggestion>`,
      );
      expect(accept(element), lang).to.equal(words.en);
    }
  });
});

describe('it is followed', () => {
  it('when `lang` changes, on the page or across a shadow root', async () => {
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

  it('when a language is added later, or replaced', async () => {
    const element = await mount<TillSuggestion>(
      html`<till-suggestion lang="eo" .value=${suggestion()}></till-suggestion>`,
    );
    expect(accept(element)).to.equal(words.en);
    addStrings({ ...english, lang: 'eo', accept: { ...english.accept, product: 'Al la korbo' } });
    await settled(element);
    expect(accept(element)).to.equal('Al la korbo');
  });
});

describe('direction', () => {
  it('is the language’s own, unless the page says otherwise', async () => {
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

  it('is the document’s, where nothing is nearer', async () => {
    document.documentElement.dir = 'rtl';
    const element = await mount<TillSuggestion>(
      html`<till-suggestion .value=${suggestion()}></till-suggestion>`,
    );
    expect(part(element, 'base').dir).to.equal('rtl');
  });

  it('what a screen reader is told is in that language too', async () => {
    const element = await mount<TillSuggestion>(
      html`<till-suggestion lang="de" .value=${suggestion()}></till-suggestion>`,
    );
    expect(part(element, 'base').lang).to.equal('de');
    part(element, 'accept').click();
    await settled(element);
    expect(said(element)).to.equal('Das ist veranlasst');
  });
});

describe('numbers, money and time', () => {
  const product = { id: 'p', name: 'Tasse', price: { currency: 'EUR', value: '1234.5' } };

  it('are written as the language writes them', async () => {
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

  it('a sentence is in one language: Finnish numbers do not stand in English words', async () => {
    const element = await mount<TillSuggestion>(
      html`<till-suggestion lang="fi" .value=${suggestion({ product })}></till-suggestion>`,
    );
    expect(text(element)).to.match(/€1,234\.50/);
  });

  it('a yen has no decimals', async () => {
    const yen = { ...product, price: { currency: 'JPY', value: '1200' } };
    const element = await mount<TillSuggestion>(
      html`<till-suggestion lang="en" .value=${suggestion({ product: yen })}></till-suggestion>`,
    );
    expect(text(element)).to.match(/¥1,200(?!\.)/);
  });

  it('a currency that nobody knows is written out', async () => {
    const odd = { ...product, price: { currency: 'XQQ', value: '3' } };
    const element = await mount<TillSuggestion>(
      html`<till-suggestion lang="en" .value=${suggestion({ product: odd })}></till-suggestion>`,
    );
    expect(text(element)).to.match(/XQQ\s?3/);
  });
});

describe('every language', () => {
  const keys = (value: object): string[] =>
    Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
      typeof inner === 'object' && inner ? keys(inner).map(each => `${key}.${each}`) : [key],
    );

  it('says everything that English says', () => {
    for (const strings of [german, arabic])
      expect(keys(strings).sort(), strings.lang).to.deep.equal(keys(english).sort());
  });

  it('leaves nothing in English', () => {
    const flat = (value: object): string[] =>
      Object.values(value).flatMap((inner: unknown) =>
        typeof inner === 'object' && inner ? flat(inner) : typeof inner === 'string' ? [inner] : [],
      );
    for (const strings of [german, arabic]) {
      const same = flat(strings).filter(each => flat(english).includes(each));
      expect(same, strings.lang).to.deep.equal([]);
    }
  });

  it('puts what it is given into its sentences', () => {
    for (const { kept, keptSaid, acceptFor, added, step, within, orderWithin, owner } of [
      english,
      german,
      arabic,
    ]) {
      expect(kept('A1', 'B2', 'C3'))
        .to.match(/A1/)
        .and.to.match(/B2/)
        .and.to.match(/C3/);
      expect(keptSaid('A1', 'B2', 'C3'))
        .to.match(/A1/)
        .and.to.match(/B2/)
        .and.to.match(/C3/);
      expect(acceptFor('A1', 'B2')).to.match(/A1.*B2/);
      expect(step('A1', 'B2')).to.match(/A1/).and.to.match(/B2/);
      for (const sentence of [added, within, orderWithin, owner]) expect(sentence('A1')).to.contain('A1');
    }
  });

  it('asks in it', async () => {
    const element = await mount(html`<till-feedback lang="ar-EG" .value=${form()}></till-feedback>`);
    expect(allByRole(element, 'radio').map(nameOf)[0]).to.equal(`١ ${arabic.ends.csat[0]}`);
    expect(nameOf(part(element, 'next'))).to.equal(arabic.next);
  });
});
