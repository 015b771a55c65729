import '@tillside/elements/all';
import type { MomentInput, SuggestionInput } from '@tillside/contract';
import type { TillFeedback, TillMoment, TillSuggestion } from '@tillside/elements';
import { html } from 'lit';
import {
  byRole,
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
  text,
  writesDuring,
} from '../helpers/elements.js';
import { form, moment, promise, suggestion } from '../helpers/items.js';

const minute = 60_000;
const hour = 60 * minute;
const cup = suggestion({ ask: 'Who is the stand for?' });
const wrap = suggestion({ id: 'wrap', kind: 'service', title: 'Wrapped as a present' });
const clock = suggestion({
  id: 'clock',
  title: 'The clock in red',
  reason: { text: 'You chose the green one', basis: 'history' },
});
const care = suggestion({ id: 'care', kind: 'care', title: 'Put it right' });
const talk = suggestion({ id: 'talk', kind: 'conversation', title: 'Ask what it is for' });

let count = 0;
/** Opens a till with all three widgets, and starts a sale. */
async function open(
  more: Partial<MomentInput> = {},
  attributes: { surface?: string; density?: string } = {},
) {
  const id = `sale-${++count}`;
  const { surface = 'associate', density = 'till' } = attributes;
  const provider = await mount<TillMoment>(html`
    <till-moment surface=${surface} density=${density} source="urn:till:4"
      ><till-promise></till-promise><till-suggestion></till-suggestion><till-feedback></till-feedback
    ></till-moment>
  `);
  const hint: TillSuggestion = provider.querySelector('till-suggestion')!;
  const asking: TillFeedback = provider.querySelector('till-feedback')!;
  let sale = moment({ id, promises: [promise()], suggestions: [cup, wrap], ...more });
  const go = async (changes: Partial<MomentInput> | null) => {
    sale = changes ? { ...sale, ...changes } : sale;
    provider.value = changes ? sale : null;
    await settled(provider);
  };
  await go({});
  return { id, provider, hint, asking, go, signals: signalsOf(provider) };
}
const scans = (n: number) => ({
  items: Array.from({ length: n }, (_, i) => ({ id: `item-${i}`, quantity: 1 })),
});
const press = async (element: Element, name: string) => {
  part(element, name).click();
  await settled(element);
};
const titles = (hint: Element) => parts(hint, 'card').map(card => card.innerText.replace(/\s+/g, ' '));

describe('paying', () => {
  it('in several parts changes nothing on screen, and nothing can be accepted meanwhile', async () => {
    const { hint, go } = await open();
    await go({ phase: 'paying' });
    const before = text(hint);
    expect(part(hint, 'accept')).to.have.property('disabled', true);
    for (const value of ['20.00', '10.00', '2.50'])
      await go({ basket: { ...scans(3), total: { currency: 'GBP', value } }, suggestions: [talk, cup] });
    expect(text(hint)).to.equal(before);
  });

  it('can be voided, which brings the screen back and counts nothing twice', async () => {
    const time = stopClock();
    const { hint, go, signals } = await open();
    const before = text(hint);
    await time.tickAsync(2000);
    await go({ phase: 'paying' });
    await go({ phase: 'open' });
    await time.tickAsync(2000);
    expect(text(hint)).to.equal(before);
    expect(parts(hint, 'accept')).to.have.length(1);
    expect(namesOf(signals).filter(name => name === 'suggestion.shown').length).to.be.at.most(1);
  });

  it('ends with no suggestion on screen, and a form that asks how it was', async () => {
    const { hint, asking, go } = await open({ feedback: [form()] }, { surface: 'customer' });
    await go({ phase: 'paying' });
    expect(text(asking)).to.contain('How was it?');
    await go({ phase: 'done' });
    expect(parts(hint, 'card')).to.have.length(0);
    expect(text(asking)).to.contain('How was it?');
  });
});

describe('modes', () => {
  it('a return shows only promises, and suggestions of care and conversation', async () => {
    for (const [list, shown] of [
      [[cup, wrap], 0],
      [[cup, care], 1],
      [[talk], 1],
    ] as [SuggestionInput[], number][]) {
      const { hint, provider } = await open({ mode: 'return', suggestions: list });
      expect(parts(hint, 'card')).to.have.length(shown);
      expect(text(provider.querySelector('till-promise')!)).to.equal('We mend what chips');
    }
  });

  it('a sale that becomes a return withdraws its suggestion', async () => {
    const { hint, go } = await open();
    expect(parts(hint, 'card')).to.have.length(1);
    await go({ mode: 'return' });
    expect(parts(hint, 'accept')).to.have.length(0);
    expect(text(hint)).not.to.contain('Teacup');
  });

  it('training is named in every signal', async () => {
    const { hint, signals, provider } = await open({ mode: 'training' });
    provider.addEventListener('till-suggestion-accept', event => event.respondWith(Promise.resolve()));
    await press(hint, 'accept');
    expect(signals.length).to.be.greaterThan(0);
    expect(signals.every(({ data }) => data.mode === 'training')).to.equal(true);
  });
});

describe('a parked basket', () => {
  it('comes back hours later without the declined suggestion, and without another one', async () => {
    const time = stopClock();
    const first = await open();
    await press(first.hint, 'decline');
    const parked = first.id;
    await first.go({ id: 'another customer', suggestions: [] });
    await time.tickAsync(3 * hour);
    await first.go({ id: parked, suggestions: [cup, wrap] });
    expect(parts(first.hint, 'card')).to.have.length(0);
    first.provider.remove();
    // A new element stands for a reload.
    const again = await open();
    await again.go({ id: parked });
    expect(parts(again.hint, 'card')).to.have.length(0);
  });

  it('comes back with its undecided suggestion, which is not counted as shown again', async () => {
    const time = stopClock();
    const { id, hint, go, signals } = await open();
    await painted();
    await time.tickAsync(1500);
    const shown = () => namesOf(signals).filter(name => name === 'suggestion.shown').length;
    const before = shown();
    await go({ id: 'someone else', suggestions: [] });
    await time.tickAsync(2 * hour);
    await go({ id, suggestions: [cup, wrap] });
    await painted();
    await time.tickAsync(1500);
    expect(titles(hint)[0]).to.contain('Teacup');
    expect(shown()).to.equal(before);
  });

  it('keeps no text: an unfinished form is abandoned and cleared', async () => {
    const { id, asking, go, signals } = await open({ feedback: [form()] }, { surface: 'customer' });
    byRole(asking, 'radio', /^2/).click();
    await settled(asking);
    await press(asking, 'next');
    const field = part(asking, 'field') as HTMLTextAreaElement;
    field.value = 'Private';
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await go({ id: 'next in line' });
    expect(namesOf(signals).at(-1)).to.equal('feedback.abandoned');
    await go({ id });
    expect(text(asking)).to.contain('How was it?');
    await press(asking, 'next');
    expect((part(asking, 'field') as HTMLTextAreaElement).value).to.equal('');
    expect(Object.values({ ...sessionStorage, ...localStorage }).join()).not.to.contain('Private');
  });
});

describe('a care call after a low score', () => {
  const calling = {
    suggestions: [care],
    feedback: [form({ audience: 'everyone' as const, recovery: { below: 2, suggestion: 'care' } })],
  };
  /** A sale in which a low score has called for the care suggestion. */
  async function call() {
    const time = stopClock();
    const sale = await open(calling);
    byRole(sale.asking, 'radio', /^1/).click();
    await time.tickAsync(1000);
    await settled(sale.provider);
    expect(titles(sale.hint)[0]).to.contain('Put it right');
    const park = () => sale.go({ id: `next to ${sale.id}`, suggestions: [], feedback: [] });
    const resume = () => sale.go({ id: sale.id, ...calling });
    return { ...sale, time, park, resume };
  }

  it('that nobody has decided on comes back with the resumed sale, until it expires', async () => {
    const { hint, time, park, resume } = await call();
    await park();
    expect(text(hint)).to.equal('');
    await time.tickAsync(5 * minute);
    await resume();
    expect(titles(hint)[0]).to.contain('Put it right');
    await park();
    await time.tickAsync(10 * minute);
    await resume();
    expect(parts(hint, 'card')).to.have.length(0);
  });

  it('comes back after a reload', async () => {
    const { id, provider } = await call();
    provider.remove();
    // A new element stands for a reload.
    const { hint, go } = await open(calling);
    expect(parts(hint, 'card')).to.have.length(0);
    await go({ id });
    expect(titles(hint)[0]).to.contain('Put it right');
  });

  for (const decision of ['accept', 'decline'])
    it(`does not come back after ${decision}`, async () => {
      const { hint, time, park, resume } = await call();
      await press(hint, decision);
      await time.tickAsync(5000);
      await settled(hint);
      expect(parts(hint, decision)).to.have.length(0);
      await park();
      await resume();
      expect(parts(hint, 'card')).to.have.length(0);
    });
});

describe('a loyalty card in the middle of the basket', () => {
  const list = { suggestions: [clock], pacing: { max: 2 } };

  it('shows a suggestion that needs its consent, and removes it with the consent', async () => {
    const { hint, go } = await open(list);
    expect(parts(hint, 'card')).to.have.length(0);
    await go({ customer: { ref: 'anna', consents: ['history'] } });
    expect(titles(hint)[0]).to.contain('The clock in red');
    await go({ customer: { ref: 'anna', consents: [] } });
    expect(parts(hint, 'card')).to.have.length(0);
  });

  it('that was the wrong one leaves nothing of that person for the right one', async () => {
    const { hint, go } = await open({ ...list, customer: { ref: 'anna', consents: ['history'] } });
    expect(titles(hint)[0]).to.contain('green one');
    await go({ customer: { ref: 'ben' } });
    expect(text(hint)).to.equal('');
    const ben = { ...clock, id: 'hers', reason: { text: 'You bought the lamp', basis: 'history' as const } };
    await go({ customer: { ref: 'ben', consents: ['history'] }, suggestions: [ben] });
    expect(titles(hint)[0]).to.contain('You bought the lamp');
  });

  it('keeps a declined suggestion away at that customer’s next visit, but not from others', async () => {
    const sale = { suggestions: [cup], pacing: { rest: 'P30D' } };
    const { hint, go } = await open({ ...sale, customer: { ref: `anna-${count}` } });
    const ref = `anna-${count - 1}`;
    await press(hint, 'decline');
    await go({ id: `visit-two-${count}`, customer: { ref } });
    expect(parts(hint, 'card')).to.have.length(0);
    await go({ id: `visit-three-${count}`, customer: { ref: 'ben' } });
    expect(parts(hint, 'card')).to.have.length(1);
  });
});

describe('twenty scans in two seconds', () => {
  it('write nothing to the DOM', async () => {
    const time = stopClock();
    const { provider, hint, go } = await open();
    const card = part(hint, 'card');
    const writes = await writesDuring(provider, async () => {
      for (let n = 1; n <= 20; n++) {
        await go({ basket: scans(n) });
        await time.tickAsync(100);
      }
    });
    expect(writes).to.equal(0);
    expect(part(hint, 'card')).to.equal(card);
  });

  it('remove a suggestion whose product is scanned, and count no decline', async () => {
    const product = { id: 'item-7', name: 'Teacup', price: { currency: 'GBP', value: '2.95' } };
    const { hint, go, signals } = await open({ suggestions: [{ ...cup, product }] });
    const declined = eventsOf(hint, 'till-suggestion-declined');
    for (let n = 1; n <= 20; n++) {
      await go({ basket: scans(n) });
      expect(parts(hint, 'accept'), `after ${n}`).to.have.length(n < 8 ? 1 : 0);
    }
    expect(declined).to.have.length(0);
    expect(namesOf(signals)).not.to.include('suggestion.declined');
  });
});
