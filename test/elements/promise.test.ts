import '@tillside/elements/all';
import type { MomentInput, PromiseInput } from '@tillside/contract';
import type { TillMoment, TillPromise } from '@tillside/elements';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import {
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
  text,
  writesDuring,
} from '../helpers/elements.js';
import { until } from '../helpers/endpoint.js';
import { moment, promise } from '../helpers/items.js';
import { at, date, day, minute, noon } from '../helpers/moments.js';

const alone = (value: TillPromise['value'], max = 1) =>
  mount<TillPromise>(html`<till-promise .value=${value} max=${max}></till-promise>`);
const inMoment = async (more: Partial<MomentInput>, surface = 'customer') => {
  const provider = await mount<TillMoment>(
    html`<till-moment .value=${moment(more)} surface=${surface}><till-promise></till-promise></till-moment>`,
  );
  return { provider, element: provider.querySelector('till-promise')! };
};

describe('what it shows', () => {
  it('a promise is one sentence', async () => {
    expect(text(await alone(promise()))).to.equal('We mend what chips');
  });

  it('the first of a list, or as many as `max` says', async () => {
    const list = [
      promise(),
      promise({ id: 'back', title: 'Send it back' }),
      promise({ id: 'x', title: 'Third' }),
    ];
    expect(text(await alone(list))).to.equal('We mend what chips');
    expect(text(await alone(list, 2))).to.equal('We mend what chips Send it back');
  });

  it('the one that `item` names', async () => {
    const list = [promise(), promise({ id: 'back', title: 'Send it back' })];
    const element = await mount<TillPromise>(html`<till-promise item="back" .value=${list}></till-promise>`);
    expect(text(element)).to.equal('Send it back');
    element.item = 'nobody';
    await settled(element);
    expect(parts(element, 'promise')).to.have.length(0);
  });

  it('an icon is decoration: it has no name', async () => {
    const element = await alone(promise({ icon: 'care' }));
    expect(part(element, 'icon').getAttribute('aria-hidden')).to.equal('true');
    expect(parts(await alone(promise()), 'icon')).to.have.length(0);
  });

  it('every icon of the contract is drawn', async () => {
    const icons = ['delivery', 'returns', 'price', 'quality', 'care', 'privacy', 'time', 'planet'] as const;
    const drawn = new Set<string>();
    for (const icon of icons)
      drawn.add(
        part(await alone(promise({ icon })), 'icon')
          .querySelector('path')!
          .getAttribute('d')!,
      );
    expect(drawn.size).to.equal(icons.length);
  });

  it('a link goes where the shop says', async () => {
    const link = part(await alone(promise({ link: { href: '/mending', label: 'About mending' } })), 'link');
    expect(link.computedRole).to.equal('link');
    expect(link.computedName).to.equal('About mending');
    expect(link.getAttribute('href')).to.equal('/mending');
  });

  it('with nothing to promise, what the page put there', async () => {
    const element = await mount<TillPromise>(html`<till-promise><p>Ask us</p></till-promise>`);
    expect(element.querySelector('p')!.offsetHeight).to.be.greaterThan(0);
    expect(element.matches(':state(empty)')).to.equal(true);
    element.value = promise();
    await settled(element);
    expect(element.querySelector('p')!.offsetHeight).to.equal(0);
    expect(element.matches(':state(empty)')).to.equal(false);
    element.value = null;
    await settled(element);
    expect(element.querySelector('p')!.offsetHeight).to.be.greaterThan(0);
  });

  it('text is text, never markup', async () => {
    const hostile = '<img src=x onerror=alert(1)> <b>Bold</b> &amp;';
    const element = await alone(
      promise({ title: hostile, detail: hostile, state: 'broken', remedy: hostile }),
    );
    expect(part(element, 'title').innerText).to.equal(hostile);
    expect(element.shadowRoot!.querySelector('img, b')).to.equal(null);
  });

  it('a document that came before the first render is on screen at once', () => {
    const element = document.createElement('till-promise');
    element.value = promise();
    document.body.append(element);
    expect(text(element)).to.equal('We mend what chips');
    element.remove();
  });
});

describe('state and remedy', () => {
  for (const state of ['at-risk', 'broken'] as const)
    it(`a promise that is ${state} says so, with what the customer gets instead`, async () => {
      const element = await alone(promise({ state, remedy: 'Delivery is on us.' }));
      const words = state === 'broken' ? 'Not kept this time.' : 'At risk.';
      expect(part(element, 'remedy').innerText).to.equal(`${words} Delivery is on us.`);
    });

  it('a promise that holds shows no remedy', async () => {
    expect(parts(await alone(promise({ remedy: 'Never mind' })), 'remedy')).to.have.length(0);
  });

  it('nothing is read out on load, a later change of state is, politely', async () => {
    const element = await alone(promise());
    expect(said(element)).to.equal('');
    element.value = promise({ state: 'at-risk', remedy: 'Delivery is on us.' });
    await settled(element);
    expect(said(element)).to.equal('We mend what chips At risk. Delivery is on us.');
    expect(element.shadowRoot!.querySelectorAll('[role=alert], [aria-live=assertive]')).to.have.length(0);
    expect(said(await alone(promise({ state: 'broken', remedy: 'x' })))).to.equal('');
  });
});

describe('evidence', () => {
  const evidence = (source: 'operations' | 'customers', more = {}): Partial<PromiseInput> => ({
    evidence: { kept: 17_790, of: 18_240, from: '2025-10-01', to: date(-1), source, ...more },
  });
  const sentence = async (value: Partial<PromiseInput>) =>
    part(await alone(promise(value)), 'evidence').innerText;

  it('is a sentence with its numbers and its beginning', async () => {
    stopClock();
    expect(await sentence(evidence('operations'))).to.equal('Kept 17,790 of 18,240 times since October 2025');
    expect(await sentence(evidence('operations', { from: '2026-01-05' }))).to.match(/since January$/);
  });

  it('says when it is what customers said', async () => {
    stopClock();
    expect(await sentence(evidence('customers'))).to.match(/17,790 of 18,240 customers who answered/);
  });

  it('that is thin or old is not shown', async () => {
    stopClock();
    for (const more of [{ kept: 9, of: 29 }, { to: date(-91) }])
      expect(parts(await alone(promise(evidence('operations', more))), 'evidence')).to.have.length(0);
  });
});

describe('the disclosure', () => {
  const value = promise({ detail: 'Bring it in.', conditions: 'In the first year.' });

  it('opens by keyboard, shows detail and conditions, and says so in a signal', async () => {
    const element = await alone(value);
    const signals = signalsOf(element);
    const summary = part(element, 'summary');
    expect(summary.innerText).to.equal('How it works');
    expect(text(element)).not.to.contain('Bring it in');
    summary.focus();
    await sendKeys({ press: 'Enter' });
    await painted();
    expect(text(element)).to.contain('Bring it in. In the first year.');
    expect(dataOf(signals, 'promise.opened')).to.have.length(1);
    await sendKeys({ press: 'Space' });
    await until(() => !text(element).includes('Bring it in'));
    expect(dataOf(signals, 'promise.opened')).to.have.length(1);
  });

  it('stays open when a newer document comes', async () => {
    const element = await alone(value);
    part(element, 'summary').click();
    await painted();
    element.value = { ...value, detail: 'Bring it in, or send it.' };
    await settled(element);
    await painted();
    expect(text(element)).to.contain('Bring it in, or send it.');
  });

  it('is closed again for the next customer', async () => {
    const { provider, element } = await inMoment({ id: 'open-a', promises: [value] });
    part(element, 'summary').click();
    await painted();
    expect(text(element)).to.contain('Bring it in');
    provider.value = moment({ id: 'open-b', promises: [value] });
    await settled(element);
    await painted();
    expect(text(element)).not.to.contain('Bring it in');
  });

  it('is not there without detail or conditions', async () => {
    expect(parts(await alone(promise()), 'details')).to.have.length(0);
  });
});

describe('the cut-off', () => {
  const cutoff = (ms: number, after?: string) =>
    promise({ cutoff: { at: at(ms), before: 'for delivery on Tuesday', ...(after && { after }) } });

  it('counts down in words, a minute at a time', async () => {
    const clock = stopClock();
    const element = await alone(cutoff(130 * minute));
    expect(text(element)).to.equal('Order within 2 hrs 10 mins for delivery on Tuesday');
    clock.tick(minute);
    await settled(element);
    expect(text(element)).to.contain('9 min');
  });

  it('sleeps in between: one timer, until the next visible change', async () => {
    const clock = stopClock();
    const element = await alone(cutoff(130.5 * minute));
    const before = clock.countTimers();
    expect(before).to.equal(1);
    expect(await writesDuring(element, () => void clock.tick(29_000))).to.equal(0);
    expect(await writesDuring(element, () => void clock.tick(2_000))).to.be.greaterThan(0);
  });

  it('at the cut-off `after` is said, or the promise goes', async () => {
    const clock = stopClock();
    const [stays, goes] = [await alone(cutoff(minute, 'Now it is Wednesday')), await alone(cutoff(minute))];
    clock.tick(minute + 1);
    await settled(stays, goes);
    expect(text(stays)).to.equal('We mend what chips Now it is Wednesday');
    expect(parts(goes, 'promise')).to.have.length(0);
  });

  it('is not shown while the device’s clock is implausible', async () => {
    stopClock();
    const { element } = await inMoment({ asOf: at(-2 * day), promises: [cutoff(130 * minute)] });
    expect(text(element)).to.equal('We mend what chips');
  });

  it('a promise goes when it is no longer valid, by itself', async () => {
    const clock = stopClock();
    const own = await alone(promise({ validUntil: at(5000) }));
    const { element } = await inMoment({ promises: [promise({ validUntil: at(5000) })] });
    clock.tick(5001);
    await settled(own, element);
    expect(parts(own, 'promise').length + parts(element, 'promise').length).to.equal(0);
  });
});

describe('who sees what', () => {
  it('only an associate is told who answers for it', async () => {
    const promises = [promise({ owner: 'Floor lead' })];
    expect(text((await inMoment({ promises })).element)).not.to.contain('Floor lead');
    expect(text((await inMoment({ promises }, 'associate')).element)).to.contain(
      'Answers for it: Floor lead',
    );
  });

  it('a promise for associates stays off a customer’s screen, alone too', async () => {
    const staff = promise({ audience: 'associate' });
    expect(parts((await inMoment({ promises: [staff] })).element, 'promise')).to.have.length(0);
    expect(parts(await alone(staff), 'promise')).to.have.length(0);
  });
});

describe('being seen', () => {
  it('counts after one second in view, once', async () => {
    const clock = stopClock();
    const { provider, element } = await inMoment({ id: 'seen-1', promises: [promise()] });
    const signals = signalsOf(provider);
    await painted();
    clock.tick(999);
    expect(namesOf(signals)).to.deep.equal([]);
    clock.tick(1);
    expect(dataOf(signals, 'promise.shown')).to.deep.equal([
      { moment: 'seen-1', surface: 'customer', locale: 'en-GB', promise: 'mend' },
    ]);
    element.remove();
    provider.append(element);
    await painted();
    clock.tick(2000);
    expect(namesOf(signals)).to.deep.equal(['promise.shown']);
  });

  it('counts again in another encounter, though the promise is the same', async () => {
    const clock = stopClock();
    const { provider, element } = await inMoment({ id: 'seen-a', promises: [promise()] });
    const signals = signalsOf(provider);
    await painted();
    clock.tick(1000);
    provider.value = moment({ id: 'seen-b', promises: [promise()] });
    await settled(element);
    await painted();
    clock.tick(1000);
    expect(dataOf(signals, 'promise.shown').map(data => data.moment)).to.deep.equal(['seen-a', 'seen-b']);
  });

  it('does not count out of view, or when it left before the second was over', async () => {
    const clock = stopClock();
    const { provider, element } = await inMoment({ id: 'seen-2', promises: [promise()] });
    const signals = signalsOf(provider);
    element.style.cssText = 'position: absolute; top: -500px';
    await painted();
    clock.tick(3000);
    element.style.cssText = '';
    await painted();
    clock.tick(900);
    element.style.cssText = 'position: absolute; top: -500px';
    await painted();
    clock.tick(3000);
    expect(namesOf(signals)).to.deep.equal([]);
  });

  it('alone, signals are events of the element itself', async () => {
    const clock = stopClock();
    const element = await alone(promise());
    const signals = signalsOf(element);
    await painted();
    clock.tick(1000);
    expect(namesOf(signals)).to.deep.equal(['promise.shown']);
    expect(signals[0]!.subject).to.equal('promise/mend');
    expect(signals[0]!.time).to.equal(new Date(noon + 1000).toISOString());
  });
});

describe('being a good guest', () => {
  it('is never squeezed below its content in a flex column', async () => {
    const column = await mount(
      html`<div style="display: flex; flex-direction: column; height: 10px">
        <till-promise .value=${promise({ detail: 'Bring it in.' })}></till-promise>
      </div>`,
    );
    const element = column.querySelector('till-promise')!;
    expect(element.offsetHeight).to.be.above(20);
    expect(element.offsetHeight).to.equal(element.scrollHeight);
  });

  it('an update that changes nothing writes nothing', async () => {
    const full = promise({
      icon: 'care',
      detail: 'Bring it in.',
      link: { href: '/x', label: 'More' },
      evidence: {
        kept: 40,
        of: 50,
        from: date(-50, Date.now()),
        to: date(-1, Date.now()),
        source: 'operations',
      },
    });
    const { provider, element } = await inMoment({ promises: [full] });
    const writes = await writesDuring(element, async () => {
      provider.value = moment({ promises: [structuredClone(full)], basket: { items: [{ id: 'scanned' }] } });
      await settled(provider);
    });
    expect(writes).to.equal(0);
    expect(await writesDuring(await alone(full), () => {})).to.equal(0);
  });

  it('reads from right to left where the page does', async () => {
    const page = await mount<HTMLElement>(
      html`<div dir="rtl"><till-promise .value=${promise({ icon: 'care' })}></till-promise></div>`,
    );
    const element = page.querySelector('till-promise')!;
    const [icon, title] = [part(element, 'icon'), part(element, 'title')];
    expect(part(element, 'base').dir).to.equal('rtl');
    expect(icon.getBoundingClientRect().left).to.be.greaterThan(title.getBoundingClientRect().left);
  });

  it('after it left, no timer is running and no listener listens', async () => {
    const clock = stopClock();
    const element = await alone(
      promise({ cutoff: { at: at(minute * 90), before: 'x' }, validUntil: at(day) }),
    );
    await painted();
    expect(clock.countTimers()).to.be.greaterThan(0);
    element.remove();
    await painted();
    clock.tick(1000);
    expect(clock.countTimers()).to.equal(0);
    expect(await writesDuring(element, () => void (document.documentElement.lang = 'de'))).to.equal(0);
  });

  it('comes back as it was when it is put elsewhere', async () => {
    const { provider, element } = await inMoment({ promises: [promise()] });
    const elsewhere = await mount<TillMoment>(
      html`<till-moment
        .value=${moment({ id: 'm-2', promises: [promise({ title: 'Another' })] })}
      ></till-moment>`,
    );
    elsewhere.append(element);
    await settled(element);
    expect(text(element)).to.equal('Another');
    provider.append(element);
    await settled(element);
    expect(text(element)).to.equal('We mend what chips');
  });

  it('setting a property makes no event of its own', async () => {
    const element = await alone(promise());
    const events = eventsOf(element, 'till-problem', 'till-signal', 'till-moment-change');
    element.value = promise({ title: 'Another' });
    await settled(element);
    expect(events).to.have.length(0);
  });
});
