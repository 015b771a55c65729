import '@tillside/elements/all';
import type { MomentInput, SuggestionInput } from '@tillside/contract';
import { type TillMoment, type TillSuggestion, TillSuggestionAcceptEvent } from '@tillside/elements';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { html } from 'lit';
import {
  allByRole,
  byRole,
  dataOf,
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
import { until } from '../helpers/endpoint.js';
import { moment, suggestion } from '../helpers/items.js';
import { at, minute } from '../helpers/moments.js';

let count = 0;
/** An encounter of its own, since pacing remembers. */
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
const titles = (element: Element) => parts(element, 'card').map(card => card.computedName);
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
/** An answer of the host's that comes when it is told to. */
function answer() {
  let resolve!: () => void;
  let reject!: (reason: Error) => void;
  const promise = new Promise<void>((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
}

describe('what a customer sees', () => {
  it('reason, title and price, yes and no', async () => {
    const { element } = await one({ product: teacup });
    expect(text(element)).to.equal('It goes with the stand Teacup and saucer £2.95 Add to basket No thanks');
    expect(part(element, 'card').computedRole).to.equal('group');
    expect(part(element, 'card').computedName).to.equal('Teacup and saucer');
  });

  it('every button is a button of no form', async () => {
    const { element } = await one();
    expect(allByRole(element, 'button')).to.have.length(2);
    for (const button of allByRole(element, 'button')) expect(button).to.have.attribute('type', 'button');
  });

  it('a picture that shows what the title says is not said twice', async () => {
    const { element } = await one({ product: teacup });
    expect(element.shadowRoot!.querySelector('img')!.alt).to.equal('');
    expect(element.shadowRoot!.querySelector('img')!.computedName).to.equal('');
    const other = await one({
      product: { ...teacup, image: { ...teacup.image, alt: 'Roses on white china' } },
    });
    expect(byRole(other.element, 'image').computedName).to.equal('Roses on white china');
  });

  it('a picture that cannot be had leaves its place, and moves nothing', async () => {
    const { element } = await one({
      product: { ...teacup, image: { ...teacup.image, src: '/missing.png' } },
    });
    const before = element.getBoundingClientRect().height;
    const image = element.shadowRoot!.querySelector('img')!;
    if (!image.hidden) await new Promise(resolve => image.addEventListener('error', resolve));
    expect(element.getBoundingClientRect().height).to.equal(before);
    takeConsole();
  });

  it('the earlier price is said to be one', async () => {
    const was = { currency: 'GBP', value: '3.75' };
    const { element } = await one({ product: { ...teacup, was, unitPrice: { ...was, per: '100 g' } } });
    expect(text(element)).to.contain('£3.75 £2.95 £3.75 / 100 g');
    expect(part(element, 'price').textContent).to.match(/^\s*Earlier price\s*\S?£3.75/);
  });

  it('how much is left, where that matters', async () => {
    const { element } = await one({ product: { ...teacup, availability: 'LimitedAvailability' } });
    expect(text(element)).to.contain('Only a few left');
  });

  it('a person to talk to, and how soon they answer', async () => {
    const contact = { href: 'tel:+441134960000', label: 'Call Anna', hours: 'until six', within: 'PT2M' };
    const { element } = await one({ kind: 'conversation', contact });
    expect(byRole(element, 'link', 'Call Anna')).to.have.attribute('href', 'tel:+441134960000');
    expect(text(element)).to.contain('until six · Usually within 2 minutes');
  });

  it('the words of the shop on its buttons', async () => {
    const { element } = await one({ accept: { label: 'Put one in' }, decline: { label: 'Not today' } });
    expect(allByRole(element, 'button').map(each => each.computedName)).to.deep.equal([
      'Put one in',
      'Not today',
    ]);
  });

  it('nothing of what is for associates', async () => {
    const staff = {
      ask: 'Who is it for?',
      note: 'You may wrap it',
      instead: [{ id: 'card', label: 'A card' }],
    };
    const { element } = await one(staff);
    expect(element.shadowRoot!.textContent).not.to.match(/Who is it|wrap it|A card/);
  });

  it('with nothing to suggest, what the page put there', async () => {
    const element = await mount<TillSuggestion>(html`<till-suggestion><p>Ask us</p></till-suggestion>`);
    expect(element.querySelector('p')!.offsetHeight).to.be.greaterThan(0);
    expect(element.matches(':state(empty)')).to.equal(true);
  });
});

describe('what an associate sees', () => {
  const ask = {
    ask: 'Who is the stand for?',
    note: 'You may wrap it free.',
    reason: { text: 'In 41 of 120 baskets', basis: 'basket' },
    product: teacup,
  } as const;

  it('the question first, then why, and what they may do', async () => {
    const { element } = await show(encounter({ suggestions: [suggestion(ask)] }), 'associate');
    const words = text(element);
    expect(part(element, 'ask').innerText).to.equal('Who is the stand for?');
    expect(words.indexOf('Who is')).to.be.lessThan(words.indexOf('In 41 of 120 baskets'));
    expect(words).to.contain('from this basket').and.to.contain('You may wrap it free.');
    expect(byRole(element, 'button', 'Add to basket, £2.95')).to.exist;
  });

  it('says once that they asked', async () => {
    const { element, signals } = await show(encounter({ suggestions: [suggestion(ask)] }), 'associate');
    const asks = eventsOf(element, 'till-suggestion-ask');
    await press(element, 'I asked');
    expect(byRole(element, 'button', 'Asked')).to.have.property('disabled', true);
    expect(asks).to.have.length(1);
    expect(dataOf(signals, 'suggestion.asked')).to.have.length(1);
  });

  it('a host may forbid it', async () => {
    const { provider, element, signals } = await show(
      encounter({ suggestions: [suggestion(ask)] }),
      'associate',
    );
    provider.addEventListener('till-suggestion-ask', event => event.preventDefault());
    await press(element, 'I asked');
    expect(namesOf(signals)).to.deep.equal([]);
    expect(byRole(element, 'button', 'I asked')).to.exist;
  });

  it('can say what they did instead', async () => {
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

describe('accepting', () => {
  it('without an answer from the host it is accepted at once', async () => {
    const { element, signals } = await one({ product: teacup });
    const events = eventsOf(element, 'till-suggestion-accept', 'till-suggestion-accepted');
    await press(element, 'Add to basket');
    expect(events.map(({ type }) => type)).to.deep.equal([
      'till-suggestion-accept',
      'till-suggestion-accepted',
    ]);
    expect(text(element)).to.equal('Teacup and saucer added');
    expect(said(element)).to.equal('Teacup and saucer added');
    expect(namesOf(signals)).to.deep.equal(['suggestion.accepted']);
  });

  it('what is no product is arranged', async () => {
    const { element } = await one({ kind: 'service' });
    await press(element, 'Yes, please');
    expect(text(element)).to.equal('That is arranged');
  });

  it('is pending while the host answers, and cannot be pressed twice', async () => {
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

  it('that failed says so in words, and can be tried again', async () => {
    const { provider, element, signals } = await one({ product: teacup });
    const hosts = [answer(), answer()];
    let tries = 0;
    provider.addEventListener('till-suggestion-accept', event => event.respondWith(hosts[tries++]!.promise));
    await press(element, 'Add to basket');
    hosts[0]!.reject(new Error('offline'));
    await hosts[0]!.promise.catch(() => {});
    await settled(element);
    expect(text(element)).to.equal('The basket did not answer Nothing was added. Try again');
    expect(said(element)).to.equal('The basket did not answer');
    await press(element, 'Try again');
    hosts[1]!.resolve();
    await hosts[1]!.promise;
    await settled(element);
    expect(text(element)).to.equal('Teacup and saucer added');
    expect(namesOf(signals)).to.deep.equal(['suggestion.failed', 'suggestion.accepted']);
  });

  it('a host may forbid it', async () => {
    const { provider, element, signals } = await one();
    provider.addEventListener('till-suggestion-accept', event => event.preventDefault());
    await press(element, 'Add to basket');
    expect(titles(element)).to.deep.equal(['Teacup and saucer']);
    expect(byRole(element, 'button', 'Add to basket')).to.exist;
    expect(namesOf(signals)).to.deep.equal([]);
  });

  it('by keyboard: Tab reaches yes, then no; Enter and Space press', async () => {
    const { element } = await one({ product: teacup });
    await sendKeys({ press: 'Tab' });
    expect(element.shadowRoot!.activeElement).to.equal(part(element, 'accept'));
    await sendKeys({ press: 'Tab' });
    expect(element.shadowRoot!.activeElement).to.equal(part(element, 'decline'));
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
    await sendKeys({ press: 'Space' });
    await until(() => text(element) === 'Teacup and saucer added');
  });

  it('by a finger: a press where the button is', async () => {
    const { element } = await one({ product: teacup });
    const { left, top, width, height } = part(element, 'accept').getBoundingClientRect();
    await sendMouse({
      type: 'click',
      position: [Math.round(left + width / 2), Math.round(top + height / 2)],
    });
    await settled(element);
    expect(text(element)).to.equal('Teacup and saucer added');
  });

  it('says it in the basket’s own event, with the suggestion and nothing else', async () => {
    const { element } = await one({ attribution: { token: 'x' } });
    const [event] = await new Promise<TillSuggestionAcceptEvent[]>(resolve => {
      element.addEventListener('till-suggestion-accept', event => resolve([event]), { once: true });
      part(element, 'accept').click();
    });
    expect(event).to.be.instanceOf(TillSuggestionAcceptEvent);
    expect(event!.suggestion.attribution).to.deep.equal({ token: 'x' });
    expect([event!.bubbles, event!.composed, event!.cancelable]).to.deep.equal([true, true, true]);
  });
});

describe('declining', () => {
  it('without reasons it is gone at once', async () => {
    const { element, signals } = await one();
    const declined = eventsOf(element, 'till-suggestion-declined');
    await press(element, 'No thanks');
    expect(titles(element)).to.deep.equal([]);
    expect(dataOf(signals, 'suggestion.declined')).to.have.length(1);
    expect(declined).to.have.length(1);
  });

  it('with reasons it asks for one, in one touch', async () => {
    const { element, signals } = await one({ decline: { reasons: [{ id: 'has', label: 'I have one' }] } });
    await press(element, 'No thanks');
    expect(text(element)).to.match(/What was it\?.*I have one.*No reason/);
    expect(namesOf(signals)).to.deep.equal([]);
    await press(element, 'I have one');
    expect(dataOf(signals, 'suggestion.declined')[0]).to.include({ reason: 'has' });
  });

  it('no reason is a reason too, and one that was not given is none', async () => {
    const { element, signals } = await one({ decline: { reasons: [{ id: 'has', label: 'I have one' }] } });
    await press(element, 'No thanks');
    await press(element, 'No reason');
    expect(dataOf(signals, 'suggestion.declined')[0]).not.to.have.property('reason');
  });

  it('who walks away without a reason has declined all the same', async () => {
    const { provider, element, signals } = await one({
      decline: { reasons: [{ id: 'has', label: 'I have one' }] },
    });
    await press(element, 'No thanks');
    provider.value = encounter();
    await settled(provider);
    expect(namesOf(signals)).to.deep.equal(['suggestion.declined']);
  });

  it('a host may forbid it', async () => {
    const { provider, element } = await one();
    provider.addEventListener('till-suggestion-decline', event => event.preventDefault());
    await press(element, 'No thanks');
    expect(titles(element)).to.deep.equal(['Teacup and saucer']);
  });

  it('uses one up: nothing else comes in this moment, also after a reload', async () => {
    const document = encounter({ suggestions: [suggestion(), suggestion({ id: 'pot', title: 'Teapot' })] });
    const { element } = await show(document);
    await press(element, 'No thanks');
    expect(titles(element)).to.deep.equal([]);
    expect(titles((await show(document)).element)).to.deep.equal([]);
  });

  it('where the moment has room for two, the next one comes', async () => {
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

describe('nothing changes under a finger', () => {
  const pot = suggestion({ id: 'pot', title: 'Teapot' });

  it('a better rank never evicts what is on screen', async () => {
    const { element, later } = await one();
    await later({ suggestions: [pot, suggestion()] });
    expect(titles(element)).to.deep.equal(['Teacup and saucer']);
  });

  it('its words are the newest, until it is decided', async () => {
    const { element, later } = await one();
    await later({ suggestions: [suggestion({ reason: { text: 'Only two are left', basis: 'general' } })] });
    expect(text(element)).to.contain('Only two are left');
  });

  it('absent from a newer moment it goes, and keeps its place till it is out of view', async () => {
    const { element, later } = await one({ product: teacup });
    const { height } = element.getBoundingClientRect();
    await later({ suggestions: [] });
    expect(titles(element)).to.deep.equal([]);
    expect(element.getBoundingClientRect().height).to.be.closeTo(height, 1);
    element.style.cssText += 'position: absolute; top: -2000px';
    await painted();
    expect(element.style.minBlockSize).to.equal('');
  });

  it('while pending it stays, even if it is absent', async () => {
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

  it('what was accepted stays to be read when the basket’s scan takes it out of the list', async () => {
    stopClock();
    const { element, later } = await one({ product: teacup });
    await press(element, 'Add to basket');
    await later({ basket: { items: [{ id: '22699' }] } });
    expect(text(element)).to.equal('Teacup and saucer added');
  });

  it('a scan that changes nothing visible writes nothing', async () => {
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

describe('a new id is a new person', () => {
  it('everything that was shown is gone before anything new appears, whatever else is said', async () => {
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
    it(`a result that comes late (${outcome}) makes its signal and touches no screen`, async () => {
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

  it('clears what was personal, also under hold and while pending, and keeps pacing', async () => {
    stopClock();
    const { provider, element, later } = await one(personal, customer('anna'));
    provider.addEventListener('till-suggestion-accept', event => event.respondWith(new Promise(() => {})));
    await press(element, 'Add to basket');
    provider.hold = true;
    await later({ ...customer('ben'), suggestions: [] });
    expect(titles(element)).to.deep.equal([]);
  });

  it('leaves what is not personal where it is', async () => {
    const { element, later } = await one({}, customer('anna'));
    await later(customer('ben'));
    expect(titles(element)).to.deep.equal(['Teacup and saucer']);
  });

  it('who becomes known keeps what is there', async () => {
    const { provider, element, later } = await one(personal, { customer: { consents: ['history'] } });
    provider.hold = true;
    await later({ ...customer('anna'), suggestions: [] });
    expect(titles(element)).to.deep.equal(['Teacup and saucer']);
  });
});

describe('hold and phase', () => {
  it('under hold nothing new appears, and what is there stays usable', async () => {
    const { provider, element, later, signals } = await one();
    provider.hold = true;
    await later({ suggestions: [] });
    expect(titles(element)).to.deep.equal(['Teacup and saucer']);
    await press(element, 'Add to basket');
    expect(namesOf(signals)).to.deep.equal(['suggestion.accepted']);
    const empty = await mount<TillMoment>(
      html`<till-moment hold .value=${encounter({ suggestions: [suggestion()] })}
        ><till-suggestion></till-suggestion
      ></till-moment>`,
    );
    expect(titles(empty.querySelector('till-suggestion')!)).to.deep.equal([]);
  });

  it('a withdrawn consent acts at once, under hold too', async () => {
    const reason = { text: 'You had it last spring', basis: 'history' as const };
    const { provider, element, later } = await one({ reason }, { customer: { consents: ['history'] } });
    expect(titles(element)).to.have.length(1);
    provider.hold = true;
    await later({ customer: { consents: [] } });
    expect(titles(element)).to.deep.equal([]);
  });

  it('while paying accepts are withdrawn and nothing new appears', async () => {
    const { element, later } = await one();
    await later({ phase: 'paying' });
    expect(byRole(element, 'button', 'Add to basket')).to.have.property('disabled', true);
    const fresh = await one({}, { phase: 'paying' });
    expect(titles(fresh.element)).to.deep.equal([]);
    await later({ phase: 'open' });
    expect(byRole(element, 'button', 'Add to basket')).to.have.property('disabled', false);
  });

  it('a failed acceptance cannot be tried again while paying', async () => {
    const { provider, element, later } = await one({ product: teacup });
    provider.addEventListener('till-suggestion-accept', event =>
      event.respondWith(Promise.reject(new Error('x'))),
    );
    await press(element, 'Add to basket');
    await painted();
    await later({ phase: 'paying' });
    expect(byRole(element, 'button', 'Try again')).to.have.property('disabled', true);
  });

  it('once done it is gone', async () => {
    const { element, later } = await one();
    await later({ phase: 'done' });
    expect(titles(element)).to.deep.equal([]);
  });
});

describe('expiry', () => {
  it('at its validUntil the card goes, with a signal', async () => {
    const clock = stopClock();
    const { element, signals } = await one({ validUntil: at(minute) });
    clock.tick(minute + 1);
    await settled(element);
    expect(titles(element)).to.deep.equal([]);
    expect(namesOf(signals)).to.contain('suggestion.expired');
  });
});

describe('being seen', () => {
  it('counts after one second in view, and not before', async () => {
    const clock = stopClock();
    const { signals } = await one({ attribution: 'token', reason: { text: 'x', basis: 'basket' } });
    await painted();
    clock.tick(999);
    expect(namesOf(signals)).to.deep.equal([]);
    clock.tick(1);
    const [data] = dataOf(signals, 'suggestion.shown');
    expect(data).to.include({ suggestion: 'cup', kind: 'product', basis: 'basket', attribution: 'token' });
  });

  it('is once per moment and surface', async () => {
    const clock = stopClock();
    const document = encounter({ suggestions: [suggestion()] });
    const both = [(await show(document)).signals, (await show(document)).signals];
    const associate = await show(document, 'associate');
    await painted();
    clock.tick(1000);
    expect(both.flat()).to.have.length(1);
    expect(dataOf(associate.signals, 'suggestion.shown')).to.have.length(1);
  });

  it('a card that nobody saw gives its place back', async () => {
    const document = encounter({ suggestions: [suggestion()] });
    const { later, element } = await show(document);
    await later({ suggestions: [suggestion({ id: 'pot', title: 'Teapot' })] });
    expect(titles(element)).to.deep.equal(['Teapot']);
  });

  it('one that was seen does not', async () => {
    const clock = stopClock();
    const { later, element } = await one();
    await painted();
    clock.tick(1000);
    await later({ suggestions: [suggestion({ id: 'pot', title: 'Teapot' })] });
    expect(titles(element)).to.deep.equal([]);
  });
});

describe('pacing', () => {
  const three = ['a', 'b', 'c'].map(id => suggestion({ id, title: id }));

  it('one at a time by default, more if the element and the moment have room', async () => {
    expect(titles((await show(encounter({ suggestions: three }))).element)).to.deep.equal(['a']);
    const wide = await show(encounter({ suggestions: three, pacing: { max: 3 } }), 'customer', 2);
    expect(titles(wide.element)).to.deep.equal(['a', 'b']);
  });

  it('elements of the same moment share it', async () => {
    const document = encounter({ suggestions: three });
    const [first, second] = [await show(document), await show(document)];
    expect(titles(first.element)).to.deep.equal(['a']);
    expect(titles(second.element)).not.to.deep.equal(['b']);
  });

  it('what the holdout withholds is not shown, and is counted once', async () => {
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
      counted += withheld.length;
      provider.remove();
    }
    expect(counted).to.be.within(15, 45);
  });
});

/** A moment with a suggestion in it, not yet on the page. */
function document_(value: MomentInput): TillMoment {
  const provider = globalThis.document.createElement('till-moment');
  provider.value = value;
  provider.append(globalThis.document.createElement('till-suggestion'));
  return provider;
}

describe('alone, with its own value', () => {
  it('shows what a customer without consents may see', async () => {
    const list = [
      suggestion({ id: 'h', title: 'Personal', reason: { text: 'x', basis: 'history' } }),
      suggestion({ id: 's', title: 'For staff', audience: 'associate' }),
      suggestion(),
    ];
    const element = await mount<TillSuggestion>(html`<till-suggestion .value=${list}></till-suggestion>`);
    expect(titles(element)).to.deep.equal(['Teacup and saucer']);
  });

  it('signals and decisions are its own', async () => {
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

  it('an own value goes before the moment around it', async () => {
    const { element } = await one();
    element.value = suggestion({ id: 'own', title: 'My own' });
    await settled(element);
    expect(titles(element)).to.deep.equal(['My own']);
  });
});

describe('being a good guest', () => {
  it('takes no focus, whatever comes and goes', async () => {
    const field = await mount<HTMLInputElement>(html`<input aria-label="Scan" />`);
    const { element, later } = await one();
    field.focus();
    await later({ suggestions: [] });
    await later({ suggestions: [suggestion({ id: 'pot', title: 'Teapot' })] });
    expect(document.activeElement).to.equal(field);
    expect(titles(element)).to.deep.equal(['Teapot']);
  });

  it('after it left, no timer is running and no listener listens', async () => {
    const clock = stopClock();
    const { provider, element } = await one({ validUntil: at(minute) });
    await painted();
    provider.remove();
    await painted();
    clock.tick(1000);
    expect(clock.countTimers()).to.equal(0);
    expect(await writesDuring(element, () => void (document.documentElement.lang = 'de'))).to.equal(0);
  });

  it('reads from right to left where the page does', async () => {
    const { provider, element } = await one({ product: teacup });
    provider.dir = 'rtl';
    await settled(element);
    await painted();
    expect(part(element, 'base').dir).to.equal('rtl');
    const [accept, decline] = [part(element, 'accept'), part(element, 'decline')];
    expect(accept.getBoundingClientRect().left).to.be.greaterThan(decline.getBoundingClientRect().left);
  });
});
