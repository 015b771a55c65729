import '@tillside/elements/huddle/all';
import '@tillside/elements/locales/huddle/ar';
import '@tillside/elements/locales/huddle/de';
import type { HuddleInput, Portrait } from '@tillside/contract';
import type { TillHuddle, TillPortrait } from '@tillside/elements/huddle';
import { html, render } from 'lit';
import {
  eventsOf,
  expect,
  mount,
  namesOf,
  painted,
  part,
  parts,
  settled,
  signalsOf,
  stopClock,
  takeConsole,
  text,
  writesDuring,
} from '../helpers/elements.js';
import { huddle, portrait } from '../helpers/huddles.js';
import { press, type } from '../helpers/keyboard.js';

const alone = (value: TillPortrait['value'], lang = 'en-GB') =>
  mount<TillPortrait>(html`<till-portrait lang=${lang} .value=${value}></till-portrait>`);
const inHuddle = async (more: Partial<HuddleInput>, density?: 'wall') => {
  const provider = await mount<TillHuddle>(
    html`<till-huddle .value=${huddle(more)} density=${density ?? ''}
      ><till-portrait></till-portrait
    ></till-huddle>`,
  );
  await settled(provider);
  return { provider, element: provider.querySelector<TillPortrait>('till-portrait')! };
};

/** A text as assistive technology reads it: the hidden words too. */
const read = ({ textContent }: Element) =>
  textContent
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const widths = (element: Element) =>
  [...element.shadowRoot!.querySelectorAll('.bar rect')].map(rect => rect.getAttribute('width'));
const fact = (more: Partial<Portrait['facts'][number]>): Partial<Portrait> => ({
  facts: [{ label: 'Visits', value: 14, unit: 'count', everybody: 4, ...more }],
});
const factOf = async (more: Partial<Portrait['facts'][number]>) =>
  read(part(await alone(portrait(fact(more))), 'fact'));

describe('a portrait', () => {
  it('tells of a group by its name, a line, and how many they are', async () => {
    const element = await alone(portrait());
    expect(part(element, 'title').innerText).to.equal('The Saturday baker');
    expect(part(element, 'line').innerText).to.equal(
      'Comes on Saturday mornings, for baking with the grandchildren.',
    );
    expect(part(element, 'people').innerText).to.equal('About 210 customers, a fifth of the sales');
  });

  it('says a share in words where it has a name, else in percent', async () => {
    const people = async (share?: number, lang?: string) => {
      const value = portrait(share === undefined ? {} : { share });
      if (share === undefined) delete value.share;
      return part(await alone(value, lang), 'people').innerText.replace(/[\u2066-\u2069]/g, '');
    };
    expect(await people(35)).to.equal('About 210 customers, a third of the sales');
    expect(await people(45)).to.equal('About 210 customers, 45% of the sales');
    expect(await people(0)).to.equal('About 210 customers');
    expect(await people()).to.equal('About 210 customers');
    expect(await people(65, 'de')).to.equal('Etwa 210 Kundinnen und Kunden, zwei Drittel des Umsatzes');
    // Engines differ in the digits of Arabic.
    const count = new Intl.NumberFormat('ar').format(210);
    expect(await people(35, 'ar')).to.equal(`نحو ${count} من العملاء، ثلث المبيعات`);
  });

  it('says what it was made of, and how', async () => {
    expect(part(await alone(portrait()), 'basis').innerText).to.equal(
      'From 210 customers, 1 Nov 2025 – 31 Oct 2026 · Orders of twelve months.',
    );
  });

  it('shows quotes as quotations, in the quotation marks of the language', async () => {
    const value = portrait({ says: ['The bags are the best.', 'I bake at five.'] });
    const [quote] = parts(await alone(value), 'quote');
    expect(quote!.localName).to.equal('blockquote');
    expect(parts(await alone(value), 'quote').map(read)).to.deep.equal([
      'The bags are the best.',
      'I bake at five.',
    ]);
    expect(getComputedStyle(quote!.firstElementChild!, '::before').content).to.equal('open-quote');
  });

  it('shows what to ask', async () => {
    const element = await alone(portrait({ ask: ['Whom do you bake for?', 'What was missing?'] }));
    expect(read(part(element, 'ask'))).to.match(/^Worth asking/);
    expect(parts(element, 'question').map(read)).to.deep.equal([
      'Whom do you bake for?',
      'What was missing?',
    ]);
  });

  it('leaves out what it does not have', async () => {
    const element = await alone(portrait({ facts: [] }));
    const left = ['picture', 'says', 'facts', 'ask', 'details'].flatMap(name => parts(element, name));
    expect(left).to.have.length(0);
  });

  it('keeps the room of the shop’s picture before it comes, and after it failed', async () => {
    const src = 'data:image/png;base64,AAAA';
    const element = await alone(portrait({ picture: { src, alt: 'A tin of flour' } }));
    const height = part(element, 'picture').offsetHeight;
    const image = part(element, 'picture').querySelector('img')!;
    expect(image.alt).to.equal('A tin of flour');
    expect(height).to.be.greaterThan(50);
    if (!image.hidden) await new Promise(resolve => image.addEventListener('error', resolve));
    expect(image.hidden).to.equal(true);
    expect(part(element, 'picture').offsetHeight).to.equal(height);
  });

  it('is the first of a list, as many as `max` says, or the one whose id `item` gives', async () => {
    const element = await alone([portrait(), portrait({ id: 'gift', name: 'Presents' })]);
    const titles = () => parts(element, 'title').map(({ innerText }) => innerText);
    expect(titles()).to.deep.equal(['The Saturday baker']);
    element.max = 2;
    await settled(element);
    expect(titles()).to.deep.equal(['The Saturday baker', 'Presents']);
    element.item = 'gift';
    await settled(element);
    expect(titles()).to.deep.equal(['Presents']);
  });

  it('leaves its default slot where there is none', async () => {
    const element = await mount<TillPortrait>(html`<till-portrait><p>Soon</p></till-portrait>`);
    expect(element.querySelector('p')!.offsetHeight).to.be.greaterThan(0);
    expect(element.matches(':state(empty)')).to.equal(true);
    element.value = portrait();
    await settled(element);
    expect(element.querySelector('p')!.offsetHeight).to.equal(0);
    expect(element.matches(':state(empty)')).to.equal(false);
  });

  it('shows markup in its texts as text', async () => {
    const hostile = '<img src=x onerror=alert(1)> <b>Bold</b>';
    const element = await alone(
      portrait({ name: hostile, line: hostile, says: [hostile], ask: [hostile], story: hostile }),
    );
    expect(part(element, 'title').innerText).to.equal(hostile);
    expect(element.shadowRoot!.querySelector('img, b')).to.equal(null);
  });
});

describe('the facts of a portrait', () => {
  it('stand beside everybody’s, for assistive technology in words', async () => {
    expect(await factOf({})).to.equal('Visits This group 14 Everybody 4');
  });

  it('are in the format of the language and of their unit', async () => {
    const facts: Portrait['facts'] = [
      { label: 'A', value: 71, unit: 'percent', everybody: 34 },
      { label: 'B', value: 1058.4, unit: 'money', currency: 'EUR', everybody: 942 },
      { label: 'C', value: 3600, unit: 'duration', everybody: 60 },
      { label: 'D', value: 4.7, unit: 'score', everybody: 4.4 },
    ];
    const numbers = async (lang: string) =>
      [...(await alone(portrait({ facts }), lang)).shadowRoot!.querySelectorAll('.number > :last-child')].map(
        each => read(each),
      );
    expect(await numbers('en-GB')).to.deep.equal([
      ...['71%', '34%', '€1,058', '€942'],
      ...['1 hr', '1 min', '4.7', '4.4'],
    ]);
    expect((await numbers('de')).slice(0, 3)).to.deep.equal(['71 %', '34 %', '1.058 €']);
    expect((await numbers('de')).at(-1)).to.equal('4,4');
  });

  it('are not rounded to something else', async () => {
    expect(await factOf({ value: 0.4, everybody: 0.6, unit: 'percent' })).to.match(/0\.4% .*0\.6%/);
    expect(await factOf({ value: 41.8, everybody: 42.1, unit: 'count' })).to.match(/41\.8 .*42\.1/);
  });

  it('are bars of the same scale that start at zero', async () => {
    const bars = async (value: number, everybody: number) =>
      widths(await alone(portrait(fact({ value, everybody, unit: 'score' }))));
    expect(await bars(14, 7)).to.deep.equal(['100%', '50%']);
    expect(await bars(0, 0)).to.deep.equal(['0%', '0%']);
    expect(await bars(-20, 60)).to.deep.equal(['25%', '75%']);
  });

  it('can be told apart without colour', async () => {
    const element = await alone(portrait());
    const [own, others] = element.shadowRoot!.querySelectorAll('.bar rect');
    expect(getComputedStyle(own!).fill).to.equal(getComputedStyle(others!).stroke);
    expect(getComputedStyle(others!).fill).to.equal('none');
  });

  it('are numbers only, where there is none of everybody', async () => {
    const value = portrait();
    delete value.facts[0]!.everybody;
    const element = await alone(value);
    expect(read(part(element, 'facts'))).to.equal('Visits in a year 14');
    expect(widths(element)).to.have.length(0);
  });

  it('grow from the right where text does', async () => {
    const page = await mount<HTMLElement>(html`<div dir="rtl"></div>`);
    render(html`<till-portrait lang="ar" .value=${portrait()}></till-portrait>`, page);
    await settled(page);
    const [, short] = page.firstElementChild!.shadowRoot!.querySelectorAll('.bar');
    const drawn = short!.querySelector('rect')!.getBoundingClientRect();
    expect(Math.abs(drawn.right - short!.getBoundingClientRect().right)).to.be.lessThan(2);
  });

  it('fit a column of 240 px', async () => {
    const page = await mount<HTMLElement>(html`<div style="width: 240px"></div>`);
    const facts: Portrait['facts'] = [
      { label: 'x'.repeat(80), value: 1e12, unit: 'money', currency: 'EUR', everybody: 1 },
    ];
    render(
      html`<till-portrait .value=${portrait({ facts, says: ['x'.repeat(240)] })}></till-portrait>`,
      page,
    );
    await settled(page);
    const base = part(page.firstElementChild!, 'base');
    expect(base.scrollWidth).to.be.at.most(240);
  });
});

describe('the story of a portrait', () => {
  const told = portrait({ id: 'told', story: 'A tin for every grandchild.\nFlour on Friday.' });

  it('opens by keyboard, and sends one signal', async () => {
    const { provider, element } = await inHuddle({ id: 'story', portraits: [told] });
    const signals = signalsOf(provider);
    expect(text(element)).not.to.contain('A tin');
    part(element, 'summary').focus();
    await type(...press('Enter'));
    await painted();
    expect(text(element)).to.contain('A tin for every grandchild.');
    expect(namesOf(signals).filter(name => name === 'portrait.opened')).to.have.length(1);
    expect(signals[0]).to.deep.include({ subject: 'portrait/told' });
    expect(signals[0]!.data).to.deep.equal({ huddle: 'story', team: 'leeds', portrait: 'told' });
  });

  it('stays open when a newer document comes, and is closed in the next huddle', async () => {
    const { provider, element } = await inHuddle({ id: 'stays', portraits: [told] });
    part(element, 'summary').click();
    await painted();
    provider.value = huddle({ id: 'stays', portraits: [{ ...told, line: 'Bakes.' }] });
    await settled(provider);
    await painted();
    expect(text(element)).to.contain('Bakes.').and.to.contain('A tin');
    provider.value = huddle({ id: 'next', portraits: [told] });
    await settled(provider);
    await painted();
    expect(text(element)).not.to.contain('A tin');
  });
});

describe('a portrait in a huddle', () => {
  it('is one `shown` signal once it was really seen', async () => {
    const clock = stopClock();
    const { provider } = await inHuddle({ id: 'seen', portraits: [portrait()] });
    const signals = signalsOf(provider);
    await painted();
    expect(signals).to.have.length(0);
    clock.tick(1000);
    await painted();
    provider.value = huddle({ id: 'seen', portraits: [portrait({ line: 'Bakes.' })] });
    await settled(provider);
    await painted();
    clock.tick(1000);
    expect(namesOf(signals)).to.deep.equal(['portrait.shown']);
  });

  it('writes nothing to the page for an equal document', async () => {
    const full = portrait({ says: ['Good.'], ask: ['Who?'], story: 'Once.' });
    const { provider } = await inHuddle({ portraits: [full] });
    const writes = await writesDuring(provider, () => {
      provider.value = huddle({ portraits: [structuredClone(full)] });
    });
    expect(writes).to.equal(0);
  });

  it('reports each fault once, and shows the rest', async () => {
    const value = { ...portrait(), facts: undefined, share: 7 };
    const element = await mount<TillPortrait>(html`<till-portrait></till-portrait>`);
    const problems = eventsOf(element, 'till-problem');
    element.value = [value as never, portrait({ id: 'fine', share: 7, name: 'Presents' })];
    await settled(element);
    expect(part(element, 'title').innerText).to.equal('Presents');
    expect(part(element, 'people').innerText).to.equal('About 210 customers');
    const paths = problems.flatMap(event => event.problems.map(({ path }) => path));
    expect(paths).to.deep.equal([...new Set(paths)]);
    expect(paths).to.include('/1/share');
    takeConsole();
  });

  it('shows no group with an address in it', async () => {
    const element = await alone(portrait({ says: ['Write to me: ada@example.org'] }));
    expect(parts(element, 'portrait')).to.have.length(0);
    expect(takeConsole().join()).to.contain('till-portrait');
  });

  it('leaves no timer behind', async () => {
    const clock = stopClock();
    const { provider } = await inHuddle({ id: 'leaves', portraits: [portrait({ story: 'Once.' })] });
    await painted();
    provider.remove();
    await painted();
    expect(clock.countTimers()).to.equal(0);
  });
});

describe('a portrait on a wall', () => {
  const value = portrait({
    facts: ['A', 'B', 'C', 'D', 'E'].map(label => ({ label, value: 2, unit: 'count', everybody: 1 })),
    says: ['First.', 'Second.'],
    ask: ['Who?', 'When?'],
    story: 'Once.',
  });

  it('has type from 28 px, no control, and one idea of each kind', async () => {
    const { element } = await inHuddle({ portraits: [value, portrait({ id: 'gift' })] }, 'wall');
    expect(parts(element, 'portrait')).to.have.length(1);
    expect(element.shadowRoot!.querySelector('button, summary, a, input')).to.equal(null);
    expect(parts(element, 'fact')).to.have.length(3);
    expect([...parts(element, 'quote'), ...parts(element, 'question')].map(read)).to.deep.equal([
      'First.',
      'Who?',
    ]);
    const sizes = [...element.shadowRoot!.querySelectorAll('p, span, li')]
      .filter(({ textContent }) => textContent.trim())
      .map(each => parseFloat(getComputedStyle(each).fontSize));
    expect(Math.min(...sizes)).to.be.at.least(28);
  });
});
