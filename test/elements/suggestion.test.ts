import '@tillside/elements/all';
import type { MomentInput, SuggestionInput } from '@tillside/contract';
import { type TillMoment, type TillSuggestion, TillSuggestionAcceptEvent } from '@tillside/elements';
import { html } from 'lit';
import {
  allByRole,
  byRole,
  dataOf,
  eventsOf,
  expect,
  linesOf,
  mount,
  nameOf,
  namesOf,
  painted,
  part,
  parts,
  roleOf,
  said,
  settled,
  signalsOf,
  stopClock,
  takeConsole,
  text,
  writesDuring,
} from '../helpers/elements.js';
import { until } from '../helpers/endpoint.js';
import { moment, suggestion } from '../helpers/items.js';
import { chord, press as pressKey, type } from '../helpers/keyboard.js';
import { at, minute } from '../helpers/moments.js';
import { clickAt, middleOf, pressable } from '../helpers/pointer.js';

let count = 0;
/** A new encounter each time, since pacing remembers earlier ones. */
const encounter = (more: Partial<MomentInput> = {}): MomentInput =>
  moment({ id: `visit-${++count}`, ...more });

async function show(document: MomentInput, surface = 'customer', max = 1) {
  const provider = await mount<TillMoment>(
    html`<till-moment .value=${document} surface=${surface}
      ><till-suggestion max=${max}></till-suggestion
    ></till-moment>`,
  );
  const element = provider.querySelector('till-suggestion')!;
  /** The same encounter, later. */
  const later = async (more: Partial<MomentInput>) => {
    provider.value = { ...document, ...more };
    await settled(provider);
  };
  return { provider, element, later, signals: signalsOf(provider) };
}
const one = (more: Partial<SuggestionInput> = {}, rest: Partial<MomentInput> = {}) =>
  show(encounter({ suggestions: [suggestion(more)], ...rest }));
const press = async (element: Element, name: string | RegExp) => {
  byRole(element, 'button', name).click();
  await settled(element);
};
const titles = (element: Element) => parts(element, 'card').map(nameOf);
const teacup = {
  id: '22699',
  name: 'Teacup and saucer',
  price: { currency: 'GBP', value: '2.95' },
  image: {
    src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
    alt: 'Teacup and saucer',
    width: 48,
    height: 48,
  },
};
/** Answers every accept at once. */
const answerAll = (provider: TillMoment) =>
  provider.addEventListener('till-suggestion-accept', event => event.respondWith(Promise.resolve()));
/** An answer by the host that the test settles. */
function answer() {
  let resolve!: () => void;
  let reject!: (reason: Error) => void;
  const promise = new Promise<void>((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
}

describe('a suggestion for a customer', () => {
  it('shows its reason, title and price, and a button each for yes and no', async () => {
    const { element } = await one({ product: teacup });
    expect(text(element)).to.equal('It goes with the stand Teacup and saucer £2.95 Add to basket No thanks');
    expect(roleOf(part(element, 'card'))).to.equal('group');
    expect(nameOf(part(element, 'card'))).to.equal('Teacup and saucer');
  });

  it('has only buttons that submit no form', async () => {
    const { element } = await one();
    expect(allByRole(element, 'button')).to.have.length(2);
    for (const button of allByRole(element, 'button')) expect(button).to.have.attribute('type', 'button');
  });

  it('has no alternative text for a picture that would repeat its title', async () => {
    const { element } = await one({ product: teacup });
    expect(element.shadowRoot!.querySelector('img')!.alt).to.equal('');
    expect(nameOf(element.shadowRoot!.querySelector('img')!)).to.equal('');
    const other = await one({
      product: { ...teacup, image: { ...teacup.image, alt: 'Roses on white china' } },
    });
    expect(nameOf(byRole(other.element, 'image'))).to.equal('Roses on white china');
  });

  it('keeps the place of a picture that fails to load', async () => {
    const { element } = await one({
      product: { ...teacup, image: { ...teacup.image, src: '/missing.png' } },
    });
    const before = element.getBoundingClientRect().height;
    const image = element.shadowRoot!.querySelector('img')!;
    if (!image.hidden) await new Promise(resolve => image.addEventListener('error', resolve));
    expect(element.getBoundingClientRect().height).to.equal(before);
    takeConsole();
  });

  it('names the earlier price as the earlier price to screen readers', async () => {
    const was = { currency: 'GBP', value: '3.75' };
    const { element } = await one({ product: { ...teacup, was, unitPrice: { ...was, per: '100 g' } } });
    expect(text(element)).to.contain('£3.75 £2.95 £3.75 / 100 g');
    expect(part(element, 'price').textContent).to.match(/^\s*Earlier price\s*\S?£3.75/);
  });

  for (const [value, currency, words] of [
    ['1.799', 'EUR', '€1.799'],
    ['0.0042', 'GBP', '£0.0042'],
    ['38', 'GBP', '£38.00'],
    ['1.5', 'KWD', 'KWD 1.500'],
    ['100', 'JPY', 'JP¥100'],
  ] as const)
    it(`shows ${value} ${currency} with all its decimals`, async () => {
      const price = { currency, value };
      const { element } = await one({ product: { ...teacup, price, unitPrice: { ...price, per: 'l' } } });
      const shown = part(element, 'price').textContent.replace(/[\u2066-\u2069]/g, '');
      expect(shown.replace(/\s+/g, ' ').trim()).to.equal(`${words}${words} / l`);
    });

  it('shows no earlier price that was not above the price', async () => {
    for (const value of ['2.95', '2.50']) {
      const { element } = await one({ product: { ...teacup, was: { currency: 'GBP', value } } });
      expect(element.shadowRoot!.querySelector('s')).to.equal(null);
    }
  });

  it('shows the line breaks of its detail', async () => {
    const { element } = await one({ detail: 'Bone china.\nHand-painted.' });
    const detail = element.shadowRoot!.querySelector('.detail')!;
    expect(linesOf(detail)).to.deep.equal(['Bone china.', 'Hand-painted.']);
  });

  it('aligns its text button with the words above it, even in a row of its own', async () => {
    const { provider, element } = await one({ product: teacup });
    const left = (name: string) => part(element, name).getBoundingClientRect().left;
    const words = () => {
      const range = document.createRange();
      range.selectNodeContents(part(element, 'decline').querySelector('span')!);
      return range.getBoundingClientRect().left;
    };
    expect(words()).to.be.greaterThan(part(element, 'accept').getBoundingClientRect().right + 8);
    provider.style.cssText = 'display: block; width: 200px';
    expect(words()).to.be.closeTo(left('accept'), 1);
  });

  it('says when only a few are left', async () => {
    const { element } = await one({ product: { ...teacup, availability: 'LimitedAvailability' } });
    expect(text(element)).to.contain('Only a few left');
  });

  it('shows a person to talk to and how soon they answer', async () => {
    const contact = { href: 'tel:+441134960000', label: 'Call Anna', hours: 'until six', within: 'PT2M' };
    const { element } = await one({ kind: 'conversation', contact });
    expect(byRole(element, 'link', 'Call Anna')).to.have.attribute('href', 'tel:+441134960000');
    expect(text(element)).to.contain('until six · Usually within 2 minutes');
  });

  it('shows the shop’s own words on its buttons', async () => {
    const { element } = await one({ accept: { label: 'Put one in' }, decline: { label: 'Not today' } });
    expect(allByRole(element, 'button').map(nameOf)).to.deep.equal(['Put one in', 'Not today']);
  });

  it('shows no question, note or alternative that is for associates', async () => {
    const staff = {
      ask: 'Who is it for?',
      note: 'You may wrap it',
      instead: [{ id: 'card', label: 'A card' }],
    };
    const { element } = await one(staff);
    expect(element.shadowRoot!.textContent).not.to.match(/Who is it|wrap it|A card/);
  });

  it('shows its default slot while there is nothing to suggest', async () => {
    const element = await mount<TillSuggestion>(html`<till-suggestion><p>Ask us</p></till-suggestion>`);
    expect(element.querySelector('p')!.offsetHeight).to.be.greaterThan(0);
    expect(element.matches(':state(empty)')).to.equal(true);
  });
});

describe('a suggestion for an associate', () => {
  const ask = {
    ask: 'Who is the stand for?',
    note: 'You may wrap it free.',
    reason: { text: 'In 41 of 120 baskets', basis: 'basket' },
    product: teacup,
  } as const;

  it('shows the question first, then the reason and what the associate may do', async () => {
    const { element } = await show(encounter({ suggestions: [suggestion(ask)] }), 'associate');
    const words = text(element);
    expect(part(element, 'ask').innerText).to.equal('Who is the stand for?');
    expect(words.indexOf('Who is')).to.be.lessThan(words.indexOf('In 41 of 120 baskets'));
    expect(words).to.contain('from this basket').and.to.contain('You may wrap it free.');
    expect(byRole(element, 'button', 'Add to basket, £2.95')).to.exist;
  });

  it('sends one `asked` signal when the associate says that they asked', async () => {
    const { element, signals } = await show(encounter({ suggestions: [suggestion(ask)] }), 'associate');
    const asks = eventsOf(element, 'till-suggestion-ask');
    await press(element, 'I asked');
    expect(byRole(element, 'button', 'Asked')).to.have.property('disabled', true);
    expect(asks).to.have.length(1);
    expect(dataOf(signals, 'suggestion.asked')).to.have.length(1);
  });

  it('does not count as asked when a listener prevents it', async () => {
    const { provider, element, signals } = await show(
      encounter({ suggestions: [suggestion(ask)] }),
      'associate',
    );
    provider.addEventListener('till-suggestion-ask', event => event.preventDefault());
    await press(element, 'I asked');
    expect(namesOf(signals)).to.deep.equal([]);
    expect(byRole(element, 'button', 'I asked')).to.exist;
  });

  it('lets the associate say what they did instead', async () => {
    const instead = [{ id: 'card', label: 'Suggested a card' }];
    const { element, signals } = await show(
      encounter({ suggestions: [suggestion({ ...ask, instead })] }),
      'associate',
    );
    const declined = eventsOf(element, 'till-suggestion-declined');
    await press(element, 'Not now');
    await press(element, 'Suggested a card');
    expect(dataOf(signals, 'suggestion.replaced')[0]).to.include({ instead: 'card', suggestion: 'cup' });
    expect(namesOf(signals)).not.to.contain('suggestion.declined');
    expect(declined[0]).to.include({ instead: 'card', reason: undefined });
    expect(titles(element)).to.deep.equal([]);
  });
});

describe('accepting a suggestion', () => {
  it('is done once the host has answered', async () => {
    const { provider, element, signals } = await one({ product: teacup });
    answerAll(provider);
    const events = eventsOf(element, 'till-suggestion-accept', 'till-suggestion-accepted');
    await press(element, 'Add to basket');
    expect(events.map(({ type }) => type)).to.deep.equal([
      'till-suggestion-accept',
      'till-suggestion-accepted',
    ]);
    expect(text(element)).to.equal('Teacup and saucer added');
    expect(said(element)).to.equal('Teacup and saucer added');
    expect(namesOf(signals)).to.deep.equal(['suggestion.accepted']);
    const { title, price } = dataOf(signals, 'suggestion.accepted')[0]!;
    expect({ title, price }).to.deep.equal({ title: 'Teacup and saucer', price: teacup.price });
  });

  for (const kind of ['service', 'care', 'conversation'] as const)
    it(`is done at once for a ${kind} where the host does not answer`, async () => {
      const { element, signals } = await one({ kind });
      await press(element, 'Yes, please');
      expect(text(element)).to.equal('That is arranged');
      expect(namesOf(signals)).to.deep.equal(['suggestion.accepted']);
    });

  it('is pending until the host has answered, and cannot be repeated meanwhile', async () => {
    const { provider, element, signals } = await one({ product: teacup });
    const host = answer();
    let asked = 0;
    provider.addEventListener('till-suggestion-accept', event => {
      asked++;
      event.respondWith(host.promise);
    });
    await press(element, 'Add to basket');
    expect(said(element)).to.equal('One moment…');
    part(element, 'accept').click();
    expect(asked).to.equal(1);
    expect(namesOf(signals)).to.deep.equal([]);
    host.resolve();
    await host.promise;
    await settled(element);
    expect(said(element)).to.equal('Teacup and saucer added');
    expect(namesOf(signals)).to.deep.equal(['suggestion.accepted']);
  });

  it('is said to be pending in one place: on the button to those who see, by the status to those who listen', async () => {
    for (const surface of ['customer', 'associate']) {
      const { provider, element } = await show(
        encounter({ suggestions: [suggestion({ product: teacup })] }),
        surface,
      );
      const names = () => allByRole(element, 'button').map(nameOf);
      const [accept, ...others] = names();
      provider.addEventListener('till-suggestion-accept', event =>
        event.respondWith(new Promise(() => undefined)),
      );
      part(element, 'accept').click();
      await settled(element);
      expect(text(element).split('One moment…')).to.have.length(2);
      const seen = part(element, 'accept').querySelector<HTMLElement>('[aria-hidden]')!;
      expect(seen.innerText).to.equal('One moment…');
      expect(said(element)).to.equal('One moment…');
      expect(names()).to.deep.equal([accept, ...others]);
    }
  });

  it('says in words that it failed, and offers to try again', async () => {
    const { provider, element, signals } = await one({ product: teacup });
    const hosts = [answer(), answer()];
    let tries = 0;
    provider.addEventListener('till-suggestion-accept', event => event.respondWith(hosts[tries++]!.promise));
    await press(element, 'Add to basket');
    hosts[0]!.reject(new Error('offline'));
    await hosts[0]!.promise.catch(() => {});
    await settled(element);
    expect(text(element)).to.equal('The basket did not answer Nothing was added. Try again');
    expect(said(element)).to.equal('The basket did not answer Nothing was added.');
    expect(takeConsole()).to.have.length(1);
    await press(element, 'Try again');
    hosts[1]!.resolve();
    await hosts[1]!.promise;
    await settled(element);
    expect(text(element)).to.equal('Teacup and saucer added');
    expect(namesOf(signals)).to.deep.equal(['suggestion.failed', 'suggestion.accepted']);
  });

  it('does nothing when a listener prevents it', async () => {
    const { provider, element, signals } = await one();
    provider.addEventListener('till-suggestion-accept', event => event.preventDefault());
    await press(element, 'Add to basket');
    expect(titles(element)).to.deep.equal(['Teacup and saucer']);
    expect(byRole(element, 'button', 'Add to basket')).to.exist;
    expect(namesOf(signals)).to.deep.equal([]);
  });

  it('works by keyboard: Tab reaches yes, then no, and Space presses', async () => {
    const { provider, element } = await one({ product: teacup });
    answerAll(provider);
    await type(...pressKey('Tab'));
    expect(element.shadowRoot!.activeElement).to.equal(part(element, 'accept'));
    await type(...pressKey('Tab'));
    expect(element.shadowRoot!.activeElement).to.equal(part(element, 'decline'));
    await type(...chord('Shift', 'Tab'));
    await type(...pressKey('Space'));
    await until(() => text(element) === 'Teacup and saucer added');
  });

  it('works by a mouse click on the button', async () => {
    const { provider, element } = await one({ product: teacup });
    answerAll(provider);
    await pressable();
    await clickAt(middleOf(part(element, 'accept')));
    await settled(element);
    expect(text(element)).to.equal('Teacup and saucer added');
  });

  it('dispatches a cancelable event that bubbles across shadow roots and carries the suggestion', async () => {
    const { element } = await one({ kind: 'service', attribution: { token: 'x' } });
    const [event] = await new Promise<TillSuggestionAcceptEvent[]>(resolve => {
      element.addEventListener('till-suggestion-accept', event => resolve([event]), { once: true });
      part(element, 'accept').click();
    });
    expect(event).to.be.instanceOf(TillSuggestionAcceptEvent);
    expect(event!.suggestion.attribution).to.deep.equal({ token: 'x' });
    expect([event!.bubbles, event!.composed, event!.cancelable]).to.deep.equal([true, true, true]);
  });
});

describe('declining a suggestion', () => {
  it('removes the card at once where there are no reasons to choose from', async () => {
    const { element, signals } = await one();
    const declined = eventsOf(element, 'till-suggestion-declined');
    await press(element, 'No thanks');
    expect(titles(element)).to.deep.equal([]);
    expect(dataOf(signals, 'suggestion.declined')).to.have.length(1);
    expect(declined).to.have.length(1);
  });

  it('asks for one of the shop’s reasons, answered in one touch', async () => {
    const { element, signals } = await one({ decline: { reasons: [{ id: 'has', label: 'I have one' }] } });
    await press(element, 'No thanks');
    expect(text(element)).to.match(/What was it\?.*I have one.*No reason/);
    expect(namesOf(signals)).to.deep.equal([]);
    await press(element, 'I have one');
    expect(dataOf(signals, 'suggestion.declined')[0]).to.include({ reason: 'has' });
  });

  it('sends no reason where the person gives none', async () => {
    const { element, signals } = await one({ decline: { reasons: [{ id: 'has', label: 'I have one' }] } });
    await press(element, 'No thanks');
    await press(element, 'No reason');
    expect(dataOf(signals, 'suggestion.declined')[0]).not.to.have.property('reason');
  });

  it('counts as declined when the customer leaves before choosing a reason', async () => {
    const { provider, element, signals } = await one({
      decline: { reasons: [{ id: 'has', label: 'I have one' }] },
    });
    await press(element, 'No thanks');
    provider.value = encounter();
    await settled(provider);
    expect(namesOf(signals)).to.deep.equal(['suggestion.declined']);
  });

  it('keeps the card when a listener prevents it', async () => {
    const { provider, element } = await one();
    provider.addEventListener('till-suggestion-decline', event => event.preventDefault());
    await press(element, 'No thanks');
    expect(titles(element)).to.deep.equal(['Teacup and saucer']);
  });

  it('uses up the moment’s only suggestion, also after a reload', async () => {
    const document = encounter({ suggestions: [suggestion(), suggestion({ id: 'pot', title: 'Teapot' })] });
    const { element } = await show(document);
    await press(element, 'No thanks');
    expect(titles(element)).to.deep.equal([]);
    expect(titles((await show(document)).element)).to.deep.equal([]);
  });

  it('brings the next suggestion where the moment’s pacing has room for two', async () => {
    const suggestions = [
      suggestion(),
      suggestion({ id: 'pot', title: 'Teapot' }),
      suggestion({ id: 'x', title: 'X' }),
    ];
    const { element } = await show(encounter({ pacing: { max: 2 }, suggestions }));
    await press(element, 'No thanks');
    expect(titles(element)).to.deep.equal(['Teapot']);
    await press(element, 'No thanks');
    expect(titles(element)).to.deep.equal([]);
  });
});

describe('a suggestion on screen', () => {
  const pot = suggestion({ id: 'pot', title: 'Teapot' });

  it('is never evicted by a suggestion with a better rank', async () => {
    const { element, later } = await one();
    await later({ suggestions: [pot, suggestion()] });
    expect(titles(element)).to.deep.equal(['Teacup and saucer']);
  });

  it('shows the newest texts until it is decided', async () => {
    const { element, later } = await one();
    await later({ suggestions: [suggestion({ reason: { text: 'Only two are left', basis: 'general' } })] });
    expect(text(element)).to.contain('Only two are left');
  });

  it('leaves when a newer moment no longer lists it, and keeps its place until it is out of view', async () => {
    const { element, later } = await one({ product: teacup });
    const { height } = element.getBoundingClientRect();
    await later({ suggestions: [] });
    expect(titles(element)).to.deep.equal([]);
    expect(element.getBoundingClientRect().height).to.be.closeTo(height, 1);
    element.style.cssText += 'position: absolute; top: -2000px';
    await painted();
    expect(element.style.getPropertyValue('--_held')).to.equal('');
  });

  it('stays as large as it is while it is pending, at every width', async () => {
    const [offered, pending] = [await one(), await one()];
    pending.element.addEventListener('till-suggestion-accept', event =>
      event.respondWith(new Promise(() => undefined)),
    );
    await press(pending.element, 'Add to basket');
    const sizesAt = (width: number) =>
      [offered, pending].map(({ element }) => {
        element.style.width = `${width}px`;
        return element.getBoundingClientRect().height;
      });
    for (let width = 180; width < 420; width += 4) {
      const [before, meanwhile] = sizesAt(width);
      expect(meanwhile, `at ${width} px`).to.be.closeTo(before!, 0.1);
    }
  });

  it('stays while it is pending, even if a newer moment no longer lists it', async () => {
    const { provider, element, later } = await one({ product: teacup });
    const host = answer();
    provider.addEventListener('till-suggestion-accept', event => event.respondWith(host.promise));
    await press(element, 'Add to basket');
    await later({ suggestions: [pot] });
    expect(titles(element)).to.deep.equal(['Teacup and saucer']);
    host.resolve();
    await host.promise;
    await settled(element);
    expect(text(element)).to.equal('Teacup and saucer added');
  });

  it('stays readable after it was accepted, when its scan takes it out of the moment’s list', async () => {
    stopClock();
    const { provider, element, later } = await one({ product: teacup });
    answerAll(provider);
    await press(element, 'Add to basket');
    await later({ basket: { items: [{ id: '22699' }] } });
    expect(text(element)).to.equal('Teacup and saucer added');
  });

  it('writes nothing to the DOM for a scan that changes nothing visible', async () => {
    for (const surface of ['customer', 'associate']) {
      const suggestions = [suggestion({ product: teacup, ask: 'Who for?', detail: 'Hand-painted.' })];
      const { element, later } = await show(encounter({ suggestions }), surface);
      const basket = { items: [{ id: 'scanned' }], total: { currency: 'GBP', value: '3.00' } };
      const writes = await writesDuring(element, () =>
        later({ basket, suggestions: structuredClone(suggestions) }),
      );
      expect(writes, surface).to.equal(0);
    }
  });
});

describe('a moment with a new id', () => {
  it('removes the last customer’s suggestion before it shows a new one, under hold too', async () => {
    const { provider, element } = await one();
    provider.hold = true;
    provider.value = encounter({ suggestions: [suggestion({ id: 'pot', title: 'Teapot' })] });
    await settled(provider);
    expect(titles(element)).to.deep.equal([]);
    provider.hold = false;
    await settled(provider);
    expect(titles(element)).to.deep.equal(['Teapot']);
  });

  for (const outcome of ['accepted', 'failed'] as const)
    it(`sends the late result (${outcome}) of the last customer’s accept and touches no screen`, async () => {
      const { provider, element, signals } = await one({ product: teacup });
      const first = provider.moment!.id;
      const host = answer();
      provider.addEventListener('till-suggestion-accept', event => event.respondWith(host.promise));
      const results = eventsOf(element, 'till-suggestion-accepted');
      await press(element, 'Add to basket');
      provider.value = encounter({ suggestions: [suggestion({ id: 'pot', title: 'Teapot' })] });
      await settled(provider);
      const writes = await writesDuring(element, async () => {
        if (outcome === 'accepted') host.resolve();
        else host.reject(new Error('offline'));
        await host.promise.catch(() => {});
        await settled(element);
      });
      expect(writes).to.equal(0);
      expect(results).to.have.length(0);
      expect(titles(element)).to.deep.equal(['Teapot']);
      expect(dataOf(signals, `suggestion.${outcome}`)[0]).to.include({ moment: first, suggestion: 'cup' });
    });
});

describe('another `ref` under the same id', () => {
  const personal = { reason: { text: 'You had it last spring', basis: 'history' as const } };
  const customer = (ref: string): Partial<MomentInput> => ({ customer: { ref, consents: ['history'] } });

  it('removes a personal suggestion, even under hold and while it is pending', async () => {
    stopClock();
    const { provider, element, later } = await one(personal, customer('anna'));
    provider.addEventListener('till-suggestion-accept', event => event.respondWith(new Promise(() => {})));
    await press(element, 'Add to basket');
    provider.hold = true;
    await later({ ...customer('ben'), suggestions: [] });
    expect(titles(element)).to.deep.equal([]);
  });

  it('keeps a suggestion that is not personal', async () => {
    const { element, later } = await one({}, customer('anna'));
    await later(customer('ben'));
    expect(titles(element)).to.deep.equal(['Teacup and saucer']);
  });

  it('keeps a personal suggestion when an unknown customer becomes known', async () => {
    const { provider, element, later } = await one(personal, { customer: { consents: ['history'] } });
    provider.hold = true;
    await later({ ...customer('anna'), suggestions: [] });
    expect(titles(element)).to.deep.equal(['Teacup and saucer']);
  });
});

describe('hold and phase of the moment', () => {
  it('under hold no new suggestion appears, and the one on screen stays usable', async () => {
    const { provider, element, later, signals } = await one();
    provider.hold = true;
    await later({ suggestions: [] });
    expect(titles(element)).to.deep.equal(['Teacup and saucer']);
    answerAll(provider);
    await press(element, 'Add to basket');
    expect(namesOf(signals)).to.deep.equal(['suggestion.accepted']);
    const empty = await mount<TillMoment>(
      html`<till-moment hold .value=${encounter({ suggestions: [suggestion()] })}
        ><till-suggestion></till-suggestion
      ></till-moment>`,
    );
    expect(titles(empty.querySelector('till-suggestion')!)).to.deep.equal([]);
  });

  it('a withdrawn consent removes a personal suggestion at once, under hold too', async () => {
    const reason = { text: 'You had it last spring', basis: 'history' as const };
    const { provider, element, later } = await one({ reason }, { customer: { consents: ['history'] } });
    expect(titles(element)).to.have.length(1);
    provider.hold = true;
    await later({ customer: { consents: [] } });
    expect(titles(element)).to.deep.equal([]);
  });

  it('while the customer pays, accepting is disabled and no new suggestion appears', async () => {
    const { element, later } = await one();
    await later({ phase: 'paying' });
    expect(byRole(element, 'button', 'Add to basket')).to.have.property('disabled', true);
    const fresh = await one({}, { phase: 'paying' });
    expect(titles(fresh.element)).to.deep.equal([]);
    await later({ phase: 'open' });
    expect(byRole(element, 'button', 'Add to basket')).to.have.property('disabled', false);
  });

  it('while the customer pays, a failed acceptance cannot be tried again', async () => {
    const { provider, element, later } = await one({ product: teacup });
    provider.addEventListener('till-suggestion-accept', event =>
      event.respondWith(Promise.reject(new Error('x'))),
    );
    await press(element, 'Add to basket');
    await painted();
    takeConsole();
    await later({ phase: 'paying' });
    expect(byRole(element, 'button', 'Try again')).to.have.property('disabled', true);
  });

  it('a moment that is done shows no suggestion', async () => {
    const { element, later } = await one();
    await later({ phase: 'done' });
    expect(titles(element)).to.deep.equal([]);
  });
});

describe('a suggestion that expires', () => {
  it('leaves at its `validUntil` with an `expired` signal', async () => {
    const clock = stopClock();
    const { element, signals } = await one({ validUntil: at(minute) });
    clock.tick(minute + 1);
    await settled(element);
    expect(titles(element)).to.deep.equal([]);
    expect(namesOf(signals)).to.contain('suggestion.expired');
  });
});

describe('a suggestion that is seen', () => {
  it('sends a `shown` signal with its title after one second in view', async () => {
    const clock = stopClock();
    const { signals } = await one({ attribution: 'token', reason: { text: 'x', basis: 'basket' } });
    await painted();
    clock.tick(999);
    expect(namesOf(signals)).to.deep.equal([]);
    clock.tick(1);
    const [data] = dataOf(signals, 'suggestion.shown');
    expect(data).to.include({ suggestion: 'cup', kind: 'product', basis: 'basket', attribution: 'token' });
    expect(data).to.include({ title: 'Teacup and saucer' });
  });

  it('counts once per moment and surface', async () => {
    const clock = stopClock();
    const document = encounter({ suggestions: [suggestion()] });
    const both = [(await show(document)).signals, (await show(document)).signals];
    const associate = await show(document, 'associate');
    await painted();
    clock.tick(1000);
    expect(both.flat()).to.have.length(1);
    expect(dataOf(associate.signals, 'suggestion.shown')).to.have.length(1);
  });

  it('gives its place in the moment back if nobody saw it', async () => {
    const document = encounter({ suggestions: [suggestion()] });
    const { later, element } = await show(document);
    await later({ suggestions: [suggestion({ id: 'pot', title: 'Teapot' })] });
    expect(titles(element)).to.deep.equal(['Teapot']);
  });

  it('keeps its place in the moment used up once it was seen', async () => {
    const clock = stopClock();
    const { later, element } = await one();
    await painted();
    clock.tick(1000);
    await later({ suggestions: [suggestion({ id: 'pot', title: 'Teapot' })] });
    expect(titles(element)).to.deep.equal([]);
  });
});

describe('the pacing of suggestions', () => {
  const three = ['a', 'b', 'c'].map(id => suggestion({ id, title: id }));

  it('shows one at a time by default, and more if both the element and the moment allow it', async () => {
    expect(titles((await show(encounter({ suggestions: three }))).element)).to.deep.equal(['a']);
    const wide = await show(encounter({ suggestions: three, pacing: { max: 3 } }), 'customer', 2);
    expect(titles(wide.element)).to.deep.equal(['a', 'b']);
  });

  it('is shared by elements of the same moment', async () => {
    const document = encounter({ suggestions: three });
    const [first, second] = [await show(document), await show(document)];
    expect(titles(first.element)).to.deep.equal(['a']);
    expect(titles(second.element)).not.to.deep.equal(['b']);
  });

  it('shows no suggestion in a moment of the holdout, and counts it once as withheld', async () => {
    const ids = Array.from({ length: 60 }, (_, i) => `held-${i}`);
    let counted = 0;
    for (const id of ids) {
      const document = moment({ id, suggestions: three, pacing: { holdout: 0.5 } });
      const provider = document_(document);
      const signals = signalsOf(provider);
      globalThis.document.body.append(provider);
      await settled(provider);
      provider.value = { ...document, basket: { items: [{ id: 'x' }] } };
      await settled(provider);
      const shown = titles(provider.querySelector('till-suggestion')!);
      const withheld = dataOf(signals, 'suggestion.withheld');
      expect(shown.length + withheld.length, id).to.equal(1);
      const assigned = dataOf(signals, 'suggestion.assigned');
      expect(assigned).to.have.length(1);
      expect(assigned[0]).to.include({ arm: withheld.length ? 'withheld' : 'offered', holdout: 0.5 });
      counted += withheld.length;
      provider.remove();
    }
    expect(counted).to.be.within(15, 45);
  });

  it('counts no moment under an arm without a holdout, or without anything to suggest', async () => {
    for (const [suggestions, holdout] of [
      [three, 0],
      [[], 0.5],
    ] as const) {
      const provider = document_(moment({ suggestions: [...suggestions], pacing: { holdout } }));
      const signals = signalsOf(provider);
      globalThis.document.body.append(provider);
      await settled(provider);
      expect(dataOf(signals, 'suggestion.assigned')).to.deep.equal([]);
      provider.remove();
    }
  });
});

/** A moment with a suggestion in it, not yet on the page. */
function document_(value: MomentInput): TillMoment {
  const provider = globalThis.document.createElement('till-moment');
  provider.value = value;
  provider.append(globalThis.document.createElement('till-suggestion'));
  return provider;
}

describe('a suggestion element with its own value', () => {
  it('shows what a customer without consents may see', async () => {
    const list = [
      suggestion({ id: 'h', title: 'Personal', reason: { text: 'x', basis: 'history' } }),
      suggestion({ id: 's', title: 'For staff', audience: 'associate' }),
      suggestion(),
    ];
    const element = await mount<TillSuggestion>(html`<till-suggestion .value=${list}></till-suggestion>`);
    expect(titles(element)).to.deep.equal(['Teacup and saucer']);
  });

  it('sends its own signals and remembers its own decisions', async () => {
    const element = await mount<TillSuggestion>(
      html`<till-suggestion
        .value=${JSON.stringify([suggestion(), suggestion({ id: 'pot', title: 'Teapot' })])}
      ></till-suggestion>`,
    );
    const signals = signalsOf(element);
    await press(element, 'No thanks');
    expect(namesOf(signals)).to.deep.equal(['suggestion.declined']);
    expect(titles(element)).to.deep.equal(['Teapot']);
  });

  it('prefers its own value to the moment around it', async () => {
    const { element } = await one();
    element.value = suggestion({ id: 'own', title: 'My own' });
    await settled(element);
    expect(titles(element)).to.deep.equal(['My own']);
  });
});

describe('a suggestion in a page', () => {
  it('never takes focus when suggestions come and go', async () => {
    const field = await mount<HTMLInputElement>(html`<input aria-label="Scan" />`);
    const { element, later } = await one();
    field.focus();
    await later({ suggestions: [] });
    await later({ suggestions: [suggestion({ id: 'pot', title: 'Teapot' })] });
    expect(document.activeElement).to.equal(field);
    expect(titles(element)).to.deep.equal(['Teapot']);
  });

  it('leaves no timer and no listener behind when it is removed', async () => {
    const clock = stopClock();
    const { provider, element } = await one({ validUntil: at(minute) });
    await painted();
    provider.remove();
    await painted();
    clock.tick(1000);
    expect(clock.countTimers()).to.equal(0);
    expect(await writesDuring(element, () => void (document.documentElement.lang = 'de'))).to.equal(0);
  });

  it('is laid out from right to left where the page is', async () => {
    const { provider, element } = await one({ product: teacup });
    provider.dir = 'rtl';
    await settled(element);
    await painted();
    expect(part(element, 'base').dir).to.equal('rtl');
    const [accept, decline] = [part(element, 'accept'), part(element, 'decline')];
    expect(accept.getBoundingClientRect().left).to.be.greaterThan(decline.getBoundingClientRect().left);
  });
});
