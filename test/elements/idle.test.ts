import '@tillside/elements/all';
import type { TillFeedback, TillMoment } from '@tillside/elements';
import { sendMouse } from '@web/test-runner-commands';
import { html } from 'lit';
import {
  byRole,
  dataOf,
  expect,
  mount,
  namesOf,
  part,
  parts,
  said,
  settled,
  signalsOf,
  stopClock,
  text,
} from '../helpers/elements.js';
import { form, moment } from '../helpers/items.js';
import { press, type } from '../helpers/keyboard.js';

let count = 0;
async function open(isShared = true) {
  const clock = stopClock();
  const document = moment({ id: `idle-${++count}`, feedback: [form()] });
  const provider = await mount<TillMoment>(
    html`<till-moment ?shared=${isShared} .value=${document}><till-feedback></till-feedback></till-moment>`,
  );
  const element: TillFeedback = provider.querySelector('till-feedback')!;
  const pass = async (ms: number) => {
    await clock.tickAsync(ms);
    await settled(element);
  };
  return { provider, element, pass, signals: signalsOf(provider) };
}
const choose = async (element: Element, name: RegExp) => {
  byRole(element, 'radio', name).click();
  await settled(element);
};
const write = async (element: Element, words: string) => {
  const field = part(element, 'field') as HTMLTextAreaElement;
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  await settled(element);
};
const checked = (element: Element) => element.shadowRoot!.querySelectorAll('input:checked').length;

describe('on a shared device', () => {
  it('an idle form is wiped after 45 s, and its response is abandoned', async () => {
    const { element, pass, signals } = await open();
    await choose(element, /^2/);
    part(element, 'next').click();
    await settled(element);
    await write(element, 'Mary Smith was rude');
    await pass(44_900);
    expect((part(element, 'field') as HTMLTextAreaElement).value).to.equal('Mary Smith was rude');
    await pass(200);
    expect(text(element)).to.contain('How was it?');
    expect(checked(element)).to.equal(0);
    expect(namesOf(signals)).to.deep.equal(['feedback.started', 'feedback.answered', 'feedback.abandoned']);
    part(element, 'next').click();
    await settled(element);
    expect((part(element, 'field') as HTMLTextAreaElement).value).to.equal('');
    byRole(element, 'button', 'Back').click();
    await settled(element);
    await choose(element, /^5/);
    const responses = dataOf(signals, 'feedback.answered').map(({ response }) => response);
    expect(new Set(responses).size, 'the next person is another').to.equal(2);
  });

  it('the last ten seconds are counted down over the form, which keeps its size', async () => {
    const { element, pass } = await open();
    await choose(element, /^2/);
    const height = element.offsetHeight;
    await pass(34_900);
    expect(parts(element, 'idle')).to.have.length(0);
    await pass(200);
    expect(part(element, 'idle').innerText).to.match(/Still there\?\s+This is cleared in 10 s\s+Go on/);
    expect(said(element)).to.equal('Still there?');
    expect(element.offsetHeight).to.equal(height);
    await pass(6000);
    expect(part(element, 'idle').innerText).to.contain('in 4 s');
    await pass(3500);
    expect(part(element, 'idle').innerText).to.contain('in 1 s');
  });

  it('one click stops the countdown, answers nothing, and another 45 s begin', async () => {
    const { element, pass } = await open();
    await choose(element, /^2/);
    await pass(40_000);
    const { left, top, width, height } = byRole(element, 'radio', /^5/).getBoundingClientRect();
    const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    await sendMouse({ type: 'click', position });
    await settled(element);
    expect(parts(element, 'idle')).to.have.length(0);
    expect(byRole(element, 'radio', /^2/), 'and answers nothing').to.have.property('checked', true);
    await pass(40_000);
    expect(checked(element)).to.equal(1);
    await pass(5_100);
    expect(checked(element)).to.equal(0);
  });

  it('the countdown stays under a finger until it is lifted, so that what is below gets no click', async () => {
    const { element, pass } = await open();
    await choose(element, /^2/);
    await pass(40_000);
    const down = new PointerEvent('pointerdown', { bubbles: true, composed: true });
    part(element, 'idle').dispatchEvent(down);
    await settled(element);
    expect(parts(element, 'idle')).to.have.length(1);
    part(element, 'idle').click();
    await settled(element);
    expect(parts(element, 'idle')).to.have.length(0);
  });

  it('a click without a pointer, as assistive technology makes it, stops the countdown', async () => {
    const { element, pass } = await open();
    await choose(element, /^2/);
    await pass(40_000);
    byRole(element, 'button', 'Go on').click();
    await settled(element);
    expect(parts(element, 'idle')).to.have.length(0);
    await pass(10_000);
    expect(checked(element)).to.equal(1);
  });

  it('one key stops the countdown and does nothing else', async () => {
    const { element, pass } = await open();
    byRole(element, 'radio', /^2/).click();
    byRole(element, 'radio', /^2/).focus();
    await settled(element);
    await pass(40_000);
    await type(...press('ArrowRight'));
    await settled(element);
    expect(parts(element, 'idle')).to.have.length(0);
    expect(byRole(element, 'radio', /^2/)).to.have.property('checked', true);
    await type(...press('ArrowRight'));
    expect(byRole(element, 'radio', /^3/)).to.have.property('checked', true);
  });

  it('a form that nobody touched, or that was sent, is not wiped', async () => {
    const { element, pass, signals } = await open();
    await pass(60_000);
    expect(signals).to.have.length(0);
    await choose(element, /^5/);
    for (const name of ['Next', 'Send']) {
      byRole(element, 'button', name).click();
      await settled(element);
    }
    await pass(60_000);
    expect(parts(element, 'thanks')).to.have.length(1);
    expect(namesOf(signals)).not.to.include('feedback.abandoned');
  });

  it('a removed form is not wiped later', async () => {
    const { provider, element, pass, signals } = await open();
    await choose(element, /^2/);
    provider.remove();
    await pass(60_000);
    expect(namesOf(signals)).not.to.include('feedback.abandoned');
  });
});

it('on a device of one person an idle form is not wiped', async () => {
  const { element, pass } = await open(false);
  await choose(element, /^2/);
  await pass(600_000);
  expect(checked(element)).to.equal(1);
});
