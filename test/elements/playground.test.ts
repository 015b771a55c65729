import type { TillMoment } from '@tillside/elements';
import { html } from 'lit';
import type { MomentPlayground } from '../../stories/playground/moment-playground.js';
import '../../stories/playground/moment-playground.js';
import { fromFragment, toFragment } from '../../stories/playground/link.js';
import { byRole, deep, expect, mount, settled, takeConsole } from '../helpers/elements.js';
import { until } from '../helpers/endpoint.js';

const moment = {
  version: 1,
  id: 'visit-1',
  promises: [{ id: 'back', title: 'Send it back within 60 days' }],
  suggestions: [
    {
      id: 'cup',
      kind: 'service',
      title: 'Have it wrapped',
      ask: 'Who is it for?',
      reason: { text: 'Half of them are presents', basis: 'general' },
    },
  ],
};
const text = JSON.stringify(moment);

const open = async () => {
  const playground = await mount<MomentPlayground>(
    html`<moment-playground .examples=${{ Shop: moment }}></moment-playground>`,
  );
  await playground.opened;
  await settled(playground);
  return playground;
};
const json = (playground: Element) => byRole(playground, 'textbox', 'Moment, as JSON') as HTMLTextAreaElement;
const type = async (playground: MomentPlayground, words: string) => {
  const field = json(playground);
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await until(
    () => playground.checked,
    checked => checked === words,
  );
  await settled(playground);
};
const told = (playground: Element) => playground.shadowRoot!.querySelector('#problems')!.textContent;
const note = (playground: Element) => playground.shadowRoot!.querySelector('[role=status]')!.textContent;
const screen = (playground: Element, surface: string) =>
  deep(playground.shadowRoot!.querySelector<TillMoment>(`till-moment[surface=${surface}]`)!)
    .filter(element => element.localName !== 'style' && !element.children.length)
    .map(({ textContent }) => textContent)
    .join(' ');
const follow = (fragment: string) => history.replaceState(null, '', location.href.split('#')[0]! + fragment);

describe('the playground', () => {
  beforeEach(() => {
    localStorage.clear();
    follow('');
  });
  after(() => {
    localStorage.clear();
    follow('');
  });

  it('shows what the customer and what the associate see', async () => {
    const playground = await open();
    expect(screen(playground, 'customer'))
      .to.include('Send it back within 60 days')
      .and.include('Have it wrapped');
    expect(screen(playground, 'customer')).not.to.include('Who is it for?');
    expect(screen(playground, 'associate')).to.include('Who is it for?');
    expect(told(playground)).to.include('No problems');
  });

  it('tells each problem with its path as one types, and keeps the last moment on the screens', async () => {
    const playground = await open();
    await type(playground, '{ "version": 1,');
    expect(told(playground)).to.match(/1 problem\s.*the document/s);
    expect(screen(playground, 'customer')).to.include('Send it back within 60 days');
    await type(
      playground,
      JSON.stringify({ ...moment, promises: [{ id: 'a', title: 'Soon', state: 'broken' }] }),
    );
    expect(told(playground)).to.include('/promises/0/remedy');
    expect(screen(playground, 'customer')).not.to.include('60 days');
    expect(takeConsole()).to.have.length(2);
  });

  it('asks again after a decision when it begins anew', async () => {
    const playground = await open();
    const customer = playground.shadowRoot!.querySelector('till-moment')!;
    byRole(customer.querySelector('till-suggestion')!, 'button', 'No thanks').click();
    await settled(playground);
    expect(screen(playground, 'customer')).not.to.include('Have it wrapped');
    expect(screen(playground, 'associate')).to.include('Have it wrapped');
    byRole(playground, 'button', 'Begin anew').click();
    await settled(playground);
    expect(screen(playground, 'customer')).to.include('Have it wrapped');
  });

  it('has the text again after a reload', async () => {
    const draft = text.replace('60', '90');
    await type(await open(), draft);
    const playground = await open();
    expect(json(playground).value).to.equal(draft);
    expect(screen(playground, 'customer')).to.include('90 days');
  });

  it('opens the moment of a link, and brings the draft back that was here before', async () => {
    await type(await open(), text.replace('60', '90'));
    follow(await toFragment(text.replace('60', '30')));
    const playground = await open();
    expect(screen(playground, 'customer')).to.include('30 days');
    expect(note(playground)).to.include('comes with the link');
    await type(playground, text.replace('60', '31'));
    expect(location.hash).to.equal('');
    byRole(playground, 'button', 'Bring back my draft').click();
    await settled(playground);
    expect(screen(playground, 'customer')).to.include('90 days');
    byRole(playground, 'button', 'Bring back my draft').click();
    await settled(playground);
    expect(screen(playground, 'customer')).to.include('31 days');
  });

  it('makes a link that holds the text, whatever it is', async () => {
    const playground = await open();
    const words = '{ "version": 1, "id": "أعِدها 😀 \\u2028" ';
    await type(playground, words);
    byRole(playground, 'button', 'Copy a link').click();
    await until(
      () => playground.link,
      link => link !== '',
    );
    expect(await fromFragment(new URL(playground.link).hash)).to.equal(words);
  });

  it('refuses to make a link that is too long, and says by how much', async () => {
    const playground = await open();
    let seed = 1;
    const digit = () => (seed = (seed * 48_271) % 2_147_483_647) % 10;
    await type(playground, Array.from({ length: 120_000 }, digit).join(''));
    byRole(playground, 'button', 'Copy a link').click();
    await until(
      () => note(playground),
      words => /too long for a link: \d/.test(words),
    );
    expect(playground.link).to.equal('');
  });

  it('says so of a link that is damaged or cut off, and shows the draft', async () => {
    await type(await open(), text);
    const whole = await toFragment(text);
    for (const fragment of [
      '#moment=',
      '#moment=%E0%A4%A',
      '#moment=<b>',
      whole.slice(0, -9),
      `${whole}AAAA`,
    ]) {
      follow(fragment);
      const playground = await open();
      expect(note(playground), fragment).to.include('This link is damaged');
      expect(json(playground).value).to.equal(text);
      playground.remove();
    }
  });

  it('does not unpack a link of a few bytes that holds gigabytes', async () => {
    follow(await toFragment(' '.repeat(20_000_000)));
    const playground = await open();
    await until(
      () => note(playground),
      words => words.includes('256 KiB'),
    );
    expect(json(playground).value).to.include('visit-1');
    follow(`#moment=${'A'.repeat(40_000)}`);
    expect(note(await open())).to.include('too long to be one of this page');
  });

  it('runs nothing that a link holds', async () => {
    const script = 'document.title = "hacked"';
    const markup = `<img src=x onerror='${script}'></textarea><script>${script}</script>`;
    const hostile = {
      ...moment,
      locale: `en" onfocus="${script}`,
      [markup]: 1,
      promises: [
        { id: 'a', title: markup, link: { href: `javascript:${script}`, label: 'Press' } },
        { id: 'b', title: 'Fine', icon: `"><script>${script}</script>` },
      ],
    };
    follow(await toFragment(JSON.stringify(hostile)));
    const playground = await open();
    expect(screen(playground, 'customer')).to.include(markup);
    expect(told(playground)).to.include('/promises/0/link/href');
    const elements = deep(playground);
    expect(elements.filter(({ localName }) => ['script', 'img'].includes(localName))).to.deep.equal([]);
    expect(
      elements.flatMap(element => element.getAttributeNames()).filter(name => name.startsWith('on')),
    ).to.deep.equal([]);
    expect(elements.filter(element => element instanceof HTMLAnchorElement)).to.deep.equal([]);
    expect(document.title).not.to.equal('hacked');
    expect(takeConsole()).to.have.length(6);
  });

  it('shows a moment in its own language, from right to left', async () => {
    const playground = await open();
    await type(playground, JSON.stringify({ ...moment, locale: 'ar' }));
    const customer = playground.shadowRoot!.querySelector('till-moment')!;
    expect(customer.dir).to.equal('rtl');
    expect(customer.lang).to.equal('ar');
  });

  it('fits a phone', async () => {
    const playground = await open();
    for (const dir of ['ltr', 'rtl']) {
      playground.style.cssText = 'inline-size: 358px';
      playground.dir = dir;
      await settled(playground);
      const { left, right } = playground.getBoundingClientRect();
      for (const element of deep(playground).filter(element => element.checkVisibility())) {
        const box = element.getBoundingClientRect();
        if (box.width <= 1) continue;
        expect(box.left, element.localName).to.be.at.least(left - 1);
        expect(box.right, element.localName).to.be.at.most(right + 1);
      }
    }
  });
});
