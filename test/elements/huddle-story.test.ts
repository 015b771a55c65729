import '@tillside/elements/huddle/all';
import type { HuddleInput } from '@tillside/contract';
import type { TillHuddle, TillStory } from '@tillside/elements/huddle';
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
  takeConsole,
  text,
  writesDuring,
} from '../helpers/elements.js';
import { away, Endpoint, until } from '../helpers/endpoint.js';
import { press, write, written } from '../helpers/forms.js';
import { huddle, story } from '../helpers/huddles.js';

let count = 0;
const open = async (
  more: Partial<HuddleInput> = { stories: [story()] },
  {
    density,
    shared,
    endpoint,
    item,
  }: { density?: string; shared?: boolean; endpoint?: Endpoint; item?: string } = {},
) => {
  const id = more.id ?? `told-${++count}`;
  const provider = await mount<TillHuddle>(
    html`<till-huddle
      .value=${huddle({ id, ...more })}
      .fetch=${endpoint?.fetch}
      endpoint=${endpoint ? '/told' : ''}
      source=${`https://${id}`}
      density=${density ?? ''}
      ?shared=${shared ?? false}
      ><till-story .item=${item ?? null}></till-story
    ></till-huddle>`,
  );
  await settled(provider);
  const element = provider.querySelector<TillStory>('till-story')!;
  return { id, provider, element, signals: signalsOf(provider) };
};
/** Opens the form and writes into it. */
const tell = async (element: TillStory, words: string) => {
  await press(element, 'open');
  await write(element, 0, words);
};
const told = (signals: Parameters<typeof dataOf>[0]) =>
  dataOf(signals, 'story.told' as never).map(({ text: words }) => words);

/** Replaces a function of the page until the end of the test. */
function replace(target: object, name: string, value: unknown): void {
  const own = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
  restore.push(() => {
    if (own) Object.defineProperty(target, name, own);
    else Reflect.deleteProperty(target, name);
  });
}
const restore: (() => void)[] = [];
afterEach(() => {
  for (const each of restore.splice(0)) each();
  sessionStorage.clear();
});

describe('<till-story>', () => {
  it('reads like a letter: whose words and when, the text, its signature, what it is about, whom it thanks', async () => {
    stopClock(Date.parse('2026-10-31T12:00:00Z'));
    const about = { kind: 'promise', id: 'mend', title: 'We mend what chips' } as const;
    const { element } = await open({
      stories: [story({ text: 'You mended it.', by: 'Ann', about, thanks: 'Ben' })],
    });
    expect(text(element)).to.equal(
      'A customer yesterday You mended it. Ann About the promise “We mend what chips” With thanks to Ben Tell one',
    );
  });

  it('tells the words of customers and of the team apart', async () => {
    const { element } = await open({ stories: [story({ kind: 'team' })] });
    expect(part(element, 'kind').textContent).to.include('From the team');
  });

  it('says another day at midnight', async () => {
    const now = new Date(2026, 9, 31, 23, 59).getTime();
    const clock = stopClock(now);
    const { element } = await open({ stories: [story({ at: new Date(now).toJSON() })] });
    expect(part(element, 'when').textContent.trim()).to.equal('today');
    clock.tick(120_000);
    await settled(element);
    expect(part(element, 'when').textContent.trim()).to.equal('yesterday');
  });

  it('shows its slot without a story, and the way to tell the first one', async () => {
    const { element } = await open({});
    expect(text(element)).to.equal('Tell the first story');
    expect(element.matches(':state(empty)')).to.equal(true);
  });

  it('shows one story without a form where `item` names it', async () => {
    const { element } = await open(
      { stories: [story(), story({ id: 'two', text: 'Two.' })] },
      { item: 'two' },
    );
    expect(part(element, 'text').textContent.trim()).to.equal('Two.');
    expect(parts(element, 'open')).to.deep.equal([]);
  });

  it('shows its own value, and leaves out what is no story', async () => {
    const value = [story({ text: 'Mine.' }), { id: 'bad' }] as never;
    const element = await mount<TillStory>(html`<till-story .value=${value} max="5"></till-story>`);
    await settled(element);
    expect(parts(element, 'story').length).to.equal(1);
    takeConsole();
  });

  it('has neither buttons nor a form on a wall', async () => {
    const share = { text: 'They mended it' };
    const { element } = await open({ stories: [story({ share })] }, { density: 'wall' });
    expect(parts(element, 'story').length).to.equal(1);
    expect(element.shadowRoot!.querySelector('button, form, a')).to.equal(null);
  });
});

describe('the form of a story', () => {
  it('opens where a person opens it, and only then takes focus', async () => {
    const { element } = await open();
    expect(document.activeElement).to.equal(document.body);
    await press(element, 'open');
    const field = byRole(element, 'textbox', 'What happened?');
    expect(element.shadowRoot!.activeElement).to.equal(field);
    expect(parseFloat(getComputedStyle(field).fontSize)).to.be.at.least(16);
    await press(element, 'close');
    expect(element.shadowRoot!.activeElement).to.equal(part(element, 'open'));
  });

  it('sends a story once, also when the button is pressed twice', async () => {
    const { element, signals } = await open();
    await tell(element, '  She came back for the other cup. ');
    const send = part(element, 'send');
    send.click();
    send.click();
    await settled(element);
    expect(told(signals)).to.deep.equal(['She came back for the other cup.']);
    expect(text(element)).to.include('Thank you for telling it A person reads it before it appears.');
    expect(said(element)).to.include('Thank you for telling it');
    await press(element, 'open');
    expect(written(element)).to.equal('');
  });

  it('says what is missing instead of sending nothing', async () => {
    const { element, signals } = await open();
    await tell(element, ' ');
    await press(element, 'send');
    expect(part(element, 'field').getAttribute('aria-invalid')).to.equal('true');
    expect(part(element, 'error').textContent.trim()).to.equal('Please write something here first.');
    expect(element.shadowRoot!.activeElement).to.equal(part(element, 'field'));
    expect(told(signals)).to.deep.equal([]);
  });

  it('masks e-mail addresses, phone numbers and long numbers, says so, and shows it before it is sent', async () => {
    const { element, signals } = await open();
    await tell(element, 'Write to ann@example.com, order 123456.');
    expect(said(element)).to.include('The e-mail address is masked. The long number is masked.');
    expect(written(element)).to.equal('Write to •••, order ••••••.');
    await press(element, 'send');
    expect(told(signals)).to.deep.equal(['Write to •••, order ••••••.']);
  });

  it('stores nothing unmasked', async () => {
    const { element } = await open();
    await press(element, 'open');
    const field = part(element, 'field') as HTMLTextAreaElement;
    field.value = 'Write to ann@example.com';
    field.dispatchEvent(new Event('input'));
    await settled(element);
    expect(JSON.stringify({ ...sessionStorage }))
      .to.include('Write to •••')
      .and.not.include('ann@');
  });

  it('says how much is left, and that more was cut off', async () => {
    const { element, signals } = await open();
    await tell(element, 'x'.repeat(590));
    expect(part(element, 'room').textContent.trim()).to.equal('10 characters left');
    await write(element, 0, 'y'.repeat(700));
    expect(part(element, 'room').textContent.trim()).to.include('Only the first 600 characters fit.');
    await press(element, 'send');
    expect(told(signals)).to.deep.equal(['y'.repeat(600)]);
  });

  it('survives a reload of the same huddle, until it is sent', async () => {
    const { id, element, provider } = await open();
    await tell(element, 'Half a story');
    provider.remove();
    const again = await open({ id });
    expect(written(again.element)).to.equal('Half a story');
    expect(document.activeElement).to.equal(document.body);
    await press(again.element, 'send');
    again.provider.remove();
    const last = await open({ id });
    expect(parts(last.element, 'field')).to.deep.equal([]);
  });

  it('keeps its text when it is closed and opened again', async () => {
    const { element } = await open();
    await tell(element, 'Half a story');
    await press(element, 'close');
    await press(element, 'open');
    expect(written(element)).to.equal('Half a story');
  });

  it('keeps its text, its field and its focus when new documents come, of the next week, too', async () => {
    const { element, provider } = await open();
    await tell(element, 'Half a story');
    const field = part(element, 'field');
    provider.value = huddle({ id: 'next-week', stories: [story({ id: 'new', text: 'New.' })] });
    await settled(provider);
    expect(text(element)).to.include('New.');
    expect(part(element, 'field')).to.equal(field);
    expect(written(element)).to.equal('Half a story');
    expect(element.shadowRoot!.activeElement).to.equal(field);
  });

  it('is left alone by an equal document', async () => {
    const { id, element, provider } = await open();
    await tell(element, 'Half a story');
    const writes = await writesDuring(provider, () => {
      provider.value = huddle({ id, stories: [story()] });
    });
    expect(writes).to.equal(0);
  });

  it('never goes to another team', async () => {
    const { element, provider, signals } = await open();
    await tell(element, 'For Leeds only');
    provider.value = huddle({ team: { id: 'york', name: 'York' }, stories: [story()] });
    await settled(provider);
    expect(text(element)).not.to.include('For Leeds only');
    expect(parts(element, 'field')).to.deep.equal([]);
    expect(told(signals)).to.deep.equal([]);
  });

  it('stores no draft where several people use the screen', async () => {
    for (const options of [{ shared: true }, { density: 'till' }]) {
      const { element } = await open(undefined, options);
      await tell(element, 'Half a story');
      expect(JSON.stringify({ ...sessionStorage })).not.to.include('Half');
      await press(element, 'close');
      await press(element, 'open');
      expect(written(element)).to.equal('');
    }
  });

  it('is wiped where several people use the screen, once it was left for 45 s, the last ten counted down', async () => {
    const clock = stopClock();
    const { element, signals } = await open(undefined, { shared: true });
    const pass = async (ms: number) => {
      await clock.tickAsync(ms);
      await settled(element);
    };
    await tell(element, 'Half a story');
    await pass(34_900);
    expect(parts(element, 'idle')).to.have.length(0);
    const height = element.offsetHeight;
    await pass(200);
    expect(part(element, 'idle').innerText).to.match(/Still there\?\s+This is cleared in 10 s\s+Go on/);
    expect(said(element)).to.equal('Still there?');
    expect(element.offsetHeight).to.equal(height);
    byRole(element, 'button', 'Go on').click();
    await settled(element);
    expect(parts(element, 'idle')).to.have.length(0);
    expect(written(element)).to.equal('Half a story');
    await pass(44_900);
    expect(written(element)).to.equal('Half a story');
    await pass(200);
    expect(parts(element, 'form')).to.have.length(0);
    await press(element, 'open');
    expect(written(element)).to.equal('');
    expect(told(signals)).to.deep.equal([]);
  });

  it('is left alone where one person uses the screen, and once it was sent', async () => {
    const clock = stopClock();
    for (const shared of [false, true]) {
      const { element } = await open(undefined, { shared });
      await tell(element, 'A story');
      if (shared) await press(element, 'send');
      await clock.tickAsync(60_000);
      await settled(element);
      expect(parts(element, 'idle')).to.have.length(0);
      expect(parts(element, shared ? 'sent' : 'form')).to.have.length(1);
    }
  });

  it('says so where the browser keeps no draft, and keeps the text on screen', async () => {
    replace(Storage.prototype, 'setItem', () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const { element, signals } = await open();
    await tell(element, 'A story');
    expect(said(element)).to.include('This browser keeps no draft.');
    expect(written(element)).to.equal('A story');
    await press(element, 'send');
    expect(told(signals)).to.deep.equal(['A story']);
  });

  it('is saved on this device, then confirmed', async () => {
    const endpoint = new Endpoint();
    const held: ((response: Response) => void)[] = [];
    endpoint.answer = () => new Promise(resolve => held.push(resolve));
    const { element, provider } = await open(undefined, { endpoint });
    await tell(element, 'A story');
    await press(element, 'send');
    await until(
      () => element.status,
      status => status === 'saved',
    );
    await settled(element);
    expect(part(element, 'status').innerText.trim()).to.equal('Saved on this device');
    expect(JSON.stringify({ ...sessionStorage })).not.to.include('A story');
    await until(() => held.length);
    held[0]!(new Response(null, { status: 204 }));
    await until(
      () => element.getAttribute('status'),
      status => status === 'confirmed',
    );
    expect(part(element, 'status').innerText.trim()).to.equal('Received');
    expect(endpoint.names).to.deep.equal(['story.told']);
    provider.remove();
  });

  it('stays on screen while it is only in memory, and says so', async () => {
    replace(IDBObjectStore.prototype, 'add', () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const endpoint = new Endpoint();
    endpoint.answer = away;
    const { element } = await open(undefined, { endpoint });
    await tell(element, 'A story');
    await press(element, 'send');
    await until(
      () => element.getAttribute('status'),
      status => status === 'unsaved',
    );
    expect(written(element)).to.equal('A story');
    expect(said(element)).to.include('Please keep this page open until it is sent.');
    await press(element, 'send');
    takeConsole();
  });
});

describe('a story that may be passed on', () => {
  const stories = [story({ id: 's', share: { text: 'They mended it', href: '/mending' } })];

  it('is passed on by the device, with the channel as the only signal', async () => {
    const given: unknown[] = [];
    replace(navigator, 'share', (data: unknown) => {
      given.push(data);
      return Promise.resolve();
    });
    const { element, signals, id } = await open({ stories });
    await press(element, 'share');
    await until(() => namesOf(signals).includes('story.shared'));
    expect(given).to.deep.equal([{ text: 'They mended it', url: `${location.origin}/mending` }]);
    expect(dataOf(signals, 'story.shared' as never)).to.deep.equal([
      { huddle: id, team: 'leeds', story: 's', channel: 'share' },
    ]);
  });

  it('is copied where the device shares nothing, and says so', async () => {
    const copied: string[] = [];
    replace(navigator, 'share', () => Promise.reject(new DOMException('', 'NotAllowedError')));
    replace(navigator, 'clipboard', {
      writeText: (words: string) => Promise.resolve(void copied.push(words)),
    });
    const { element, signals } = await open({ stories });
    await press(element, 'share');
    await until(() => namesOf(signals).includes('story.shared'));
    await settled(element);
    expect(copied).to.deep.equal([`They mended it\n${location.origin}/mending`]);
    expect(said(element)).to.equal('Copied');
    expect(dataOf(signals, 'story.shared' as never)[0]!.channel).to.equal('copy');
  });

  it('is shown to be selected where neither works', async () => {
    replace(navigator, 'share', () => Promise.reject(new DOMException('', 'NotAllowedError')));
    replace(navigator, 'clipboard', undefined);
    const { element, signals } = await open({ stories });
    await press(element, 'share');
    await until(() => parts(element, 'copy').length);
    expect(part(element, 'copy').innerText).to.include('They mended it');
    expect(namesOf(signals)).not.to.include('story.shared');
  });

  it('makes no signal if the person cancels', async () => {
    replace(navigator, 'share', () => Promise.reject(new DOMException('', 'AbortError')));
    const { element, signals } = await open({ stories });
    await press(element, 'share');
    await settled(element);
    expect(namesOf(signals)).not.to.include('story.shared');
    expect(part(element, 'share').innerText).to.include('Share');
  });

  it('has no button without `share`', async () => {
    const { element } = await open();
    expect(parts(element, 'share')).to.deep.equal([]);
  });
});
