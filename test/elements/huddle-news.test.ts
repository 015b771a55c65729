import '@tillside/elements/huddle/all';
import '@tillside/elements/locales/huddle/de';
import type { HuddleInput } from '@tillside/contract';
import type { TillHuddle, TillNews } from '@tillside/elements/huddle';
import { html } from 'lit';
import {
  allByRole,
  byRole,
  eventsOf,
  expect,
  mount,
  namesOf,
  painted,
  part,
  parts,
  said,
  settled,
  signalsOf,
  stopClock,
  takeConsole,
  text,
  writesDuring,
} from '../helpers/elements.js';
import { huddle, news } from '../helpers/huddles.js';
import { press, type } from '../helpers/keyboard.js';

const alone = (value: TillNews['value'], lang = 'en-GB') =>
  mount<TillNews>(html`<till-news lang=${lang} .value=${value}></till-news>`);
const inHuddle = async (more: Partial<HuddleInput>, density?: 'wall') => {
  const provider = await mount<TillHuddle>(
    html`<till-huddle .value=${huddle(more)} density=${density ?? ''}><till-news></till-news></till-huddle>`,
  );
  await settled(provider);
  return { provider, element: provider.querySelector<TillNews>('till-news')! };
};
/** Without bidirectional isolates, which are invisible. */
const read = ({ innerText }: HTMLElement) => innerText.replace(/[\u2066-\u2069]/g, '');
const list = ['one', 'two', 'three', 'four'].map(id => news({ id, title: `Number ${id}` }));

describe('news', () => {
  it('is a title, a text, and whom to ask', async () => {
    const element = await alone(news({ owner: 'The workshop' }));
    expect(part(element, 'title').innerText).to.equal('We mend what chips');
    expect(part(element, 'text').innerText).to.equal('Teapots and cups come back within a week.');
    expect(read(part(element, 'owner'))).to.equal('Ask: The workshop');
    expect(parts(await alone(news()), 'owner')).to.have.length(0);
  });

  it('shows three of a list, as many as `max` says, or the one whose id `item` gives', async () => {
    const element = await alone(list);
    const titles = () => parts(element, 'title').map(({ innerText }) => innerText);
    expect(titles()).to.deep.equal(['Number one', 'Number two', 'Number three']);
    element.max = 1;
    await settled(element);
    expect(titles()).to.deep.equal(['Number one']);
    element.item = 'four';
    await settled(element);
    expect(titles()).to.deep.equal(['Number four']);
  });

  it('leaves its default slot where there is none', async () => {
    const element = await mount<TillNews>(html`<till-news><p>Nothing new</p></till-news>`);
    expect(element.querySelector('p')!.offsetHeight).to.be.greaterThan(0);
    element.value = news();
    await settled(element);
    expect(element.querySelector('p')!.offsetHeight).to.equal(0);
  });

  it('speaks the language of the page', async () => {
    const element = await alone(news({ owner: 'Werkstatt' }), 'de');
    expect(read(part(element, 'owner'))).to.equal('Fragen an: Werkstatt');
    byRole(element, 'button', /^Ich habe es der Kundschaft erzählt/);
  });

  it('shows markup in its texts as text', async () => {
    const hostile = '<b onclick=alert(1)>Bold</b>';
    const element = await alone(news({ title: hostile, text: hostile }));
    expect(part(element, 'title').innerText).to.equal(hostile);
    expect(element.shadowRoot!.querySelector('b')).to.equal(null);
  });

  it('writes nothing to the page for an equal document', async () => {
    const { provider } = await inHuddle({ news: list.slice(0, 2) });
    const writes = await writesDuring(provider, () => {
      provider.value = huddle({ news: structuredClone(list.slice(0, 2)) });
    });
    expect(writes).to.equal(0);
  });

  it('is one `shown` signal for each item that was really seen', async () => {
    const clock = stopClock();
    const { provider } = await inHuddle({ id: 'seen-news', news: list.slice(0, 2) });
    const signals = signalsOf(provider);
    await painted();
    expect(signals).to.have.length(0);
    clock.tick(1000);
    await painted();
    expect(signals.map(({ subject }) => subject)).to.deep.equal(['news/one', 'news/two']);
    expect(new Set(namesOf(signals))).to.deep.equal(new Set(['news.shown']));
  });

  it('reports each fault once, and shows the rest', async () => {
    const element = await mount<TillNews>(html`<till-news></till-news>`);
    const problems = eventsOf(element, 'till-problem');
    element.value = [{ id: 'bad', title: 'No text' } as never, news({ owner: 7 as never })];
    await settled(element);
    expect(parts(element, 'title').map(({ innerText }) => innerText)).to.deep.equal(['We mend what chips']);
    expect(problems.flatMap(event => event.problems.map(({ path }) => path))).to.deep.equal([
      '/0/text',
      '/1/owner',
    ]);
    takeConsole();
  });

  it('leaves no timer behind', async () => {
    const clock = stopClock();
    const { provider } = await inHuddle({ id: 'leaves', news: list });
    await painted();
    provider.remove();
    await painted();
    expect(clock.countTimers()).to.equal(0);
  });
});

describe('“I told a customer”', () => {
  it('sends one signal, says so, and keeps focus', async () => {
    const { provider, element } = await inHuddle({ id: 'tell', news: [news()] });
    const signals = signalsOf(provider);
    const button = byRole(element, 'button', 'I told a customer: We mend what chips');
    button.focus();
    await type(...press('Enter'));
    await settled(element);
    await type(...press('Enter'));
    await settled(element);
    expect(namesOf(signals)).to.deep.equal(['news.told']);
    expect(signals[0]!.data).to.deep.equal({ huddle: 'tell', team: 'leeds', news: 'mending' });
    expect(said(element)).to.equal('Told a customer');
    expect(text(element)).to.contain('Told a customer').and.not.to.contain('I told');
    expect(element.shadowRoot!.activeElement).to.equal(button);
    expect(button.getAttribute('aria-disabled')).to.equal('true');
  });

  it('stays pressed in this tab, also in another element', async () => {
    const { element } = await inHuddle({ id: 'stays', news: [news()] });
    part(element, 'tell').click();
    await settled(element);
    const again = await inHuddle({ id: 'stays', news: [news()] });
    const signals = signalsOf(again.provider);
    part(again.element, 'tell').click();
    await settled(again.element);
    expect(text(again.element)).to.contain('Told a customer');
    expect(signals).to.have.length(0);
    const next = await inHuddle({ id: 'next', news: [news()] });
    expect(text(next.element)).to.contain('I told a customer');
  });

  it('is counted where nothing is without a person’s doing', async () => {
    const { provider, element } = await inHuddle({ id: 'opted-out', news: [news()] });
    const signals = signalsOf(provider);
    provider.signals = 'off';
    await settled(provider);
    part(element, 'tell').click();
    expect(namesOf(signals)).to.deep.equal(['news.told']);
  });

  it('moves nothing below it when it is pressed', async () => {
    const element = await alone([news({ id: 'still' }), news({ id: 'below' })]);
    const [button, below] = parts(element, 'tell');
    const before = below!.getBoundingClientRect().top;
    button!.click();
    await settled(element);
    expect(below!.getBoundingClientRect().top).to.equal(before);
  });

  it('is not on a wall', async () => {
    const { element } = await inHuddle({ news: [news({ owner: 'The workshop' }), ...list] }, 'wall');
    expect(parts(element, 'news')).to.have.length(1);
    expect(allByRole(element, 'button')).to.have.length(0);
    const sizes = [...element.shadowRoot!.querySelectorAll('p')].map(each =>
      parseFloat(getComputedStyle(each).fontSize),
    );
    expect(Math.min(...sizes)).to.be.at.least(28);
  });
});
