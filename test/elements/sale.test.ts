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

const hour = 3_600_000;
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
/** A lane: the cashier's till, with all three widgets, and the sale that it is in. */
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
  it('in several parts shows the same all the time, and nothing that can be accepted', async () => {
    const { hint, go } = await open();
    await go({ phase: 'paying' });
    const before = text(hint);
    expect(part(hint, 'accept')).to.have.property('disabled', true);
    for (const value of ['20.00', '10.00', '2.50'])
      await go({ basket: { ...scans(3), total: { currency: 'GBP', value } }, suggestions: [talk, cup] });
    expect(text(hint)).to.equal(before);
  });

  it('that is voided goes back to where it was, and counts nothing twice', async () => {
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

  it('leaves no suggestion when it is done, and asks how it was', async () => {
    const { hint, asking, go } = await open({ feedback: [form()] }, { surface: 'customer' });
    await go({ phase: 'paying' });
    expect(text(asking)).to.contain('How was it?');
    await go({ phase: 'done' });
    expect(parts(hint, 'card')).to.have.length(0);
    expect(text(asking)).to.contain('How was it?');
  });
});

describe('modes', () => {
  it('a return shows promises, care and conversation only', async () => {
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

  it('a sale that becomes a return withdraws what it suggested', async () => {
    const { hint, go } = await open();
    expect(parts(hint, 'card')).to.have.length(1);
    await go({ mode: 'return' });
    expect(parts(hint, 'accept')).to.have.length(0);
    expect(text(hint)).not.to.contain('Teacup');
  });

  it('training says so in every signal', async () => {
    const { hint, signals } = await open({ mode: 'training' });
    await press(hint, 'accept');
    expect(signals.length).to.be.greaterThan(0);
    expect(signals.every(({ data }) => data.mode === 'training')).to.equal(true);
  });
});

describe('a parked basket', () => {
  it('comes back hours later without what was declined, and without a second helping', async () => {
    const time = stopClock();
    const first = await open();
    await press(first.hint, 'decline');
    const parked = first.id;
    await first.go({ id: 'another customer', suggestions: [] });
    await time.tickAsync(3 * hour);
    await first.go({ id: parked, suggestions: [cup, wrap] });
    expect(parts(first.hint, 'card')).to.have.length(0);
    first.provider.remove();
    // As after a reload, at another window of the same lane.
    const again = await open();
    await again.go({ id: parked });
    expect(parts(again.hint, 'card')).to.have.length(0);
  });

  it('comes back with what was not decided, and it is not counted as shown again', async () => {
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

  it('keeps no text: what was written is gone, and what was answered is abandoned', async () => {
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

describe('a loyalty card in the middle of the basket', () => {
  const list = { suggestions: [clock], pacing: { max: 2 } };

  it('brings what needs its consent, and takes it away with the consent', async () => {
    const { hint, go } = await open(list);
    expect(parts(hint, 'card')).to.have.length(0);
    await go({ customer: { ref: 'anna', consents: ['history'] } });
    expect(titles(hint)[0]).to.contain('The clock in red');
    await go({ customer: { ref: 'anna', consents: [] } });
    expect(parts(hint, 'card')).to.have.length(0);
  });

  it('that was the wrong one leaves nothing of that person, and the right one begins anew', async () => {
    const { hint, go } = await open({ ...list, customer: { ref: 'anna', consents: ['history'] } });
    expect(titles(hint)[0]).to.contain('green one');
    await go({ customer: { ref: 'ben' } });
    expect(text(hint)).to.equal('');
    const ben = { ...clock, id: 'hers', reason: { text: 'You bought the lamp', basis: 'history' as const } };
    await go({ customer: { ref: 'ben', consents: ['history'] }, suggestions: [ben] });
    expect(titles(hint)[0]).to.contain('You bought the lamp');
  });

  it('a decline rests for that customer at the next visit, and for nobody else', async () => {
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
  it('write nothing to the page that has not changed, and flicker nothing', async () => {
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

  it('of which one is the thing suggested, the hint leaves and counts nothing', async () => {
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
