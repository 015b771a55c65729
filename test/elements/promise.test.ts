import '@tillside/elements/all';
import type { MomentInput, PromiseInput } from '@tillside/contract';
import type { TillMoment, TillPromise } from '@tillside/elements';
import { html } from 'lit';
import {
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
  text,
  writesDuring,
} from '../helpers/elements.js';
import { until } from '../helpers/endpoint.js';
import { moment, promise } from '../helpers/items.js';
import { press, type } from '../helpers/keyboard.js';
import { at, date, day, minute, noon } from '../helpers/moments.js';
import { takeConsole } from '../helpers/quiet.js';

const alone = (value: TillPromise['value'], max = 1) =>
  mount<TillPromise>(html`<till-promise .value=${value} max=${max}></till-promise>`);
const inMoment = async (more: Partial<MomentInput>, surface = 'customer') => {
  const provider = await mount<TillMoment>(
    html`<till-moment .value=${moment(more)} surface=${surface}><till-promise></till-promise></till-moment>`,
  );
  return { provider, element: provider.querySelector('till-promise')! };
};

describe('a promise', () => {
  it('is one sentence', async () => {
    expect(text(await alone(promise()))).to.equal('We mend what chips');
  });

  it('shows the first of a list, or as many as `max` says', async () => {
    const list = [
      promise(),
      promise({ id: 'back', title: 'Send it back' }),
      promise({ id: 'x', title: 'Third' }),
    ];
    expect(text(await alone(list))).to.equal('We mend what chips');
    expect(text(await alone(list, 2))).to.equal('We mend what chips Send it back');
  });

  it('shows the one whose id `item` gives', async () => {
    const list = [promise(), promise({ id: 'back', title: 'Send it back' })];
    const element = await mount<TillPromise>(html`<till-promise item="back" .value=${list}></till-promise>`);
    expect(text(element)).to.equal('Send it back');
    element.item = 'nobody';
    await settled(element);
    expect(parts(element, 'promise')).to.have.length(0);
  });

  it('hides its icon from assistive technology', async () => {
    const element = await alone(promise({ icon: 'care' }));
    expect(part(element, 'icon').getAttribute('aria-hidden')).to.equal('true');
    expect(parts(await alone(promise()), 'icon')).to.have.length(0);
  });

  it('has a different picture for every icon of the contract', async () => {
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

  it('shows the shop’s link', async () => {
    const link = part(await alone(promise({ link: { href: '/mending', label: 'About mending' } })), 'link');
    expect(roleOf(link)).to.equal('link');
    expect(nameOf(link)).to.equal('About mending');
    expect(link.getAttribute('href')).to.equal('/mending');
  });

  it('shows its default slot while there is nothing to promise', async () => {
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

  it('shows markup in its texts as text', async () => {
    const hostile = '<img src=x onerror=alert(1)> <b>Bold</b> &amp;';
    const element = await alone(
      promise({ title: hostile, detail: hostile, state: 'broken', remedy: hostile }),
    );
    expect(part(element, 'title').innerText).to.equal(hostile);
    expect(element.shadowRoot!.querySelector('img, b')).to.equal(null);
    expect(takeConsole().join()).to.contain('HTML entities');
  });

  it('is on screen synchronously when its value was set before it is connected', () => {
    const element = document.createElement('till-promise');
    element.value = promise();
    document.body.append(element);
    expect(text(element)).to.equal('We mend what chips');
    element.remove();
  });
});

describe('a promise at risk', () => {
  for (const state of ['at-risk', 'broken'] as const)
    it(`says that it is ${state}, with what the customer gets instead`, async () => {
      const element = await alone(promise({ state, remedy: 'Delivery is on us.' }));
      const words = state === 'broken' ? 'Not kept this time.' : 'At risk.';
      expect(part(element, 'remedy').innerText).to.equal(`${words} Delivery is on us.`);
    });

  it('shows no remedy while the promise holds', async () => {
    expect(parts(await alone(promise({ remedy: 'Never mind' })), 'remedy')).to.have.length(0);
  });

  it('is announced politely when its state changes, and never on load', async () => {
    const element = await alone(promise());
    expect(said(element)).to.equal('');
    element.value = promise({ state: 'at-risk', remedy: 'Delivery is on us.' });
    await settled(element);
    expect(said(element)).to.equal('We mend what chips At risk. Delivery is on us.');
    expect(element.shadowRoot!.querySelectorAll('[role=alert], [aria-live=assertive]')).to.have.length(0);
    expect(said(await alone(promise({ state: 'broken', remedy: 'x' })))).to.equal('');
    expect(part(element, 'base').textContent.split('Delivery is on us.')).to.have.length(2);
  });

  it('is not announced again at each minute of its countdown', async () => {
    const clock = stopClock();
    const value = promise({ cutoff: { at: at(130 * minute), before: 'for Tuesday' } });
    const element = await alone(value);
    element.value = { ...value, state: 'at-risk', remedy: 'Delivery is on us.' };
    await settled(element);
    expect(said(element)).to.contain('At risk.');
    clock.tick(minute);
    await settled(element);
    expect(said(element)).to.equal('');
  });
});

describe('compact promises', () => {
  const list = [
    promise({ icon: 'care', detail: 'Bring it in.', link: { href: '/mend', label: 'About mending' } }),
    promise({ id: 'back', title: 'Send it back', conditions: 'Unused.' }),
    promise({ id: 'plain', title: 'We answer the phone' }),
  ];
  const compact = (value: TillPromise['value']) =>
    mount<TillPromise>(html`<till-promise compact max="3" .value=${value}></till-promise>`);

  it('show one line each, with no label on the disclosure', async () => {
    const element = await compact(list);
    expect(text(element)).to.equal('We mend what chips Send it back We answer the phone');
    const [plain, short] = [await alone(list, 3), element].map(({ offsetHeight }) => offsetHeight);
    expect(short).to.be.lessThan(plain! * 0.75);
  });

  it('show the rest when they are opened, and send a signal', async () => {
    const element = await compact(list);
    const signals = signalsOf(element);
    parts(element, 'summary')[0]!.click();
    await painted();
    expect(text(element)).to.contain('Bring it in. About mending Send it back');
    expect(dataOf(signals, 'promise.opened')).to.have.length(1);
  });

  it('cannot be opened if there is no more to read', async () => {
    expect(parts(await compact(list), 'summary')).to.have.length(2);
  });

  it('show the remedy of a promise at risk without being opened', async () => {
    const element = await compact(
      promise({ state: 'at-risk', remedy: 'Delivery is on us.', detail: 'By van.' }),
    );
    expect(text(element)).to.equal('We mend what chips At risk. Delivery is on us.');
  });
});

describe('the evidence of a promise', () => {
  const evidence = (source: 'operations' | 'customers', more = {}): Partial<PromiseInput> => ({
    evidence: { kept: 17_790, of: 18_240, from: '2025-10-01', to: date(-1), source, ...more },
  });
  const sentence = async (value: Partial<PromiseInput>) =>
    part(await alone(promise(value)), 'evidence').innerText;

  it('is a sentence with its numbers and the month since which they were counted', async () => {
    stopClock();
    expect(await sentence(evidence('operations'))).to.equal('Kept 17,790 of 18,240 times since October 2025');
    expect(await sentence(evidence('operations', { from: '2026-01-05' }))).to.match(/since January$/);
  });

  it('says when it comes from customers’ answers', async () => {
    stopClock();
    expect(await sentence(evidence('customers'))).to.match(/17,790 of 18,240 customers who answered/);
  });

  it('is not shown with fewer than 30 cases or when it is older than 90 days', async () => {
    stopClock();
    for (const more of [{ kept: 9, of: 29 }, { to: date(-91) }])
      expect(parts(await alone(promise(evidence('operations', more))), 'evidence')).to.have.length(0);
  });
});

describe('the disclosure of a promise', () => {
  const value = promise({ detail: 'Bring it in.', conditions: 'In the first year.' });

  it('opens by keyboard, shows detail and conditions, and sends one `opened` signal', async () => {
    const element = await alone(value);
    const signals = signalsOf(element);
    const summary = part(element, 'summary');
    expect(summary.innerText).to.equal('How it works');
    expect(text(element)).not.to.contain('Bring it in');
    summary.focus();
    await type(...press('Enter'));
    await painted();
    expect(text(element)).to.contain('Bring it in. In the first year.');
    expect(dataOf(signals, 'promise.opened')).to.have.length(1);
    await type(...press('Space'));
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

  it('shows the line breaks of detail and conditions', async () => {
    const element = await alone(
      promise({ detail: 'Bring it in.\nOr send it.', conditions: 'Once.\nA year.' }),
    );
    part(element, 'summary').click();
    await painted();
    const lines = [...part(element, 'details').querySelectorAll('p')].map(linesOf);
    expect(lines).to.deep.equal([
      ['Bring it in.', 'Or send it.'],
      ['Once.', 'A year.'],
    ]);
  });

  it('is closed for the next customer', async () => {
    const { provider, element } = await inMoment({ id: 'open-a', promises: [value] });
    part(element, 'summary').click();
    await painted();
    expect(text(element)).to.contain('Bring it in');
    provider.value = moment({ id: 'open-b', promises: [value] });
    await settled(element);
    await painted();
    expect(text(element)).not.to.contain('Bring it in');
  });

  it('is missing where there is neither detail nor conditions', async () => {
    expect(parts(await alone(promise()), 'details')).to.have.length(0);
  });
});

describe('the cut-off of a promise', () => {
  const cutoff = (ms: number, after?: string) =>
    promise({ cutoff: { at: at(ms), before: 'for delivery on Tuesday', ...(after && { after }) } });

  it('counts down in words, minute by minute', async () => {
    const clock = stopClock();
    const element = await alone(cutoff(130 * minute));
    expect(text(element)).to.equal('Order within 2 hrs 10 mins for delivery on Tuesday');
    clock.tick(minute);
    await settled(element);
    expect(text(element)).to.contain('9 min');
  });

  it('uses one timer that sleeps until the next visible change', async () => {
    const clock = stopClock();
    const element = await alone(cutoff(130.5 * minute));
    const before = clock.countTimers();
    expect(before).to.equal(1);
    expect(await writesDuring(element, () => void clock.tick(29_000))).to.equal(0);
    expect(await writesDuring(element, () => void clock.tick(2_000))).to.be.greaterThan(0);
  });

  it('shows `after` once it has passed, or removes the promise', async () => {
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

  it('does not keep a promise on screen after its `validUntil`', async () => {
    const clock = stopClock();
    const own = await alone(promise({ validUntil: at(5000) }));
    const { element } = await inMoment({ promises: [promise({ validUntil: at(5000) })] });
    clock.tick(5001);
    await settled(own, element);
    expect(parts(own, 'promise').length + parts(element, 'promise').length).to.equal(0);
  });
});

describe('the audience of a promise', () => {
  it('keeps a distance of two units between the remedy and who is responsible', async () => {
    const promises = [promise({ state: 'at-risk', remedy: 'The coffee is on us', owner: 'Floor lead' })];
    const { element } = await inMoment({ promises }, 'associate');
    const owner = [...element.shadowRoot!.querySelectorAll('p')].at(-1)!;
    expect(owner.textContent).to.include('Floor lead');
    const distance =
      owner.getBoundingClientRect().top - part(element, 'remedy').getBoundingClientRect().bottom;
    expect(distance).to.be.closeTo(8, 0.5);
  });

  it('only an associate sees the owner of a promise', async () => {
    const promises = [promise({ owner: 'Floor lead' })];
    expect(text((await inMoment({ promises })).element)).not.to.contain('Floor lead');
    expect(text((await inMoment({ promises }, 'associate')).element)).to.contain(
      'Answers for it: Floor lead',
    );
  });

  it('a promise for associates is never shown to a customer, with its own value either', async () => {
    const staff = promise({ audience: 'associate' });
    expect(parts((await inMoment({ promises: [staff] })).element, 'promise')).to.have.length(0);
    expect(parts(await alone(staff), 'promise')).to.have.length(0);
  });
});

describe('a promise on hold', () => {
  const kept = promise();
  const other = promise({ id: 'back', title: 'Send it back' });

  it('does not appear, change or make room for another one until the hold ends', async () => {
    const { provider, element } = await inMoment({ promises: [kept] });
    provider.hold = true;
    for (const promises of [[other, kept], [{ ...kept, title: 'We mend more' }]]) {
      provider.value = moment({ promises });
      await settled(element);
      expect(text(element)).to.equal('We mend what chips');
    }
    provider.hold = false;
    await settled(element);
    expect(text(element)).to.equal('We mend more');
  });

  it('leaves if it is no longer promised, and if another customer comes', async () => {
    const { provider, element } = await inMoment({ promises: [kept] });
    provider.hold = true;
    provider.value = moment({ id: 'next', promises: [kept] });
    await settled(element);
    expect(text(element)).to.equal('');
    provider.hold = false;
    await settled(element);
    provider.hold = true;
    provider.value = moment({ id: 'next', promises: [other] });
    await settled(element);
    expect(text(element)).to.equal('');
  });
});

describe('a promise while the customer pays', () => {
  it('stays and is kept current, and no other one joins it', async () => {
    const { provider, element } = await inMoment({ promises: [promise()] });
    element.max = 2;
    const back = promise({ id: 'back', title: 'Send it back' });
    provider.value = moment({ phase: 'paying', promises: [back, promise({ title: 'We mend more' })] });
    await settled(element);
    expect(text(element)).to.equal('We mend more');
    provider.value = moment({ phase: 'done', promises: [back] });
    await settled(element);
    expect(text(element)).to.equal('Send it back');
  });

  it('is there in a page that is opened then', async () => {
    const { element } = await inMoment({ phase: 'paying', promises: [promise()] });
    expect(text(element)).to.equal('We mend what chips');
  });
});

describe('a promise that is seen', () => {
  it('sends one `shown` signal after one second in view', async () => {
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

  it('counts again for another customer, though the promise is the same', async () => {
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

  it('does not count out of view, or when it leaves before the second is over', async () => {
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

  it('dispatches its signals on the element itself where it has its own value', async () => {
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

describe('a promise in a page', () => {
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

  it('writes nothing to the DOM for an update that changes nothing', async () => {
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

  it('is laid out from right to left where the page is', async () => {
    const page = await mount<HTMLElement>(
      html`<div dir="rtl"><till-promise .value=${promise({ icon: 'care' })}></till-promise></div>`,
    );
    const element = page.querySelector('till-promise')!;
    const [icon, title] = [part(element, 'icon'), part(element, 'title')];
    expect(part(element, 'base').dir).to.equal('rtl');
    expect(icon.getBoundingClientRect().left).to.be.greaterThan(title.getBoundingClientRect().left);
  });

  it('leaves no timer and no listener behind when it is removed', async () => {
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

  it('shows the moment around it when it is moved into another one and back', async () => {
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

  it('dispatches no event when a property is set', async () => {
    const element = await alone(promise());
    const events = eventsOf(element, 'till-problem', 'till-signal', 'till-moment-change');
    element.value = promise({ title: 'Another' });
    await settled(element);
    expect(events).to.have.length(0);
  });
});
