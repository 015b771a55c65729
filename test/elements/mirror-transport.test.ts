import '@tillside/elements/all';
import '@tillside/elements/mirror/define';
import type { MomentInput } from '@tillside/contract';
import type { MirrorTransport, TillMoment } from '@tillside/elements';
import { html } from 'lit';
import {
  byRole,
  dataOf,
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
  takeConsole,
  text,
} from '../helpers/elements.js';
import { form, moment, promise, suggestion } from '../helpers/items.js';

type Message = Record<string, unknown>;

/** A wire between processes: what is sent arrives later, as JSON. */
class Wire {
  readonly messages: Message[] = [];
  readonly #ends = new Map<object, (message: unknown) => void>();
  /** What is cut off neither speaks nor hears, as if its process had died. */
  readonly cut = new Set<object>();

  /** Brings something to everybody, as if a screen had sent it. */
  bring(message: unknown, from?: object): void {
    for (const [end, listener] of this.#ends) if (end !== from && !this.cut.has(end)) listener(message);
  }

  end(): MirrorTransport {
    const end: MirrorTransport = {
      send: message => {
        if (this.cut.has(end)) return;
        const json = JSON.stringify(message);
        this.messages.push(JSON.parse(json) as Message);
        queueMicrotask(() => this.bring(JSON.parse(json), end));
      },
      subscribe: listener => {
        this.#ends.set(end, listener);
        return () => this.#ends.delete(end);
      },
    };
    return end;
  }

  /** The newest state that crossed. */
  get state(): Message {
    return this.messages.filter(({ kind }) => kind === 'state').at(-1)!;
  }
}

const screen = (surface: string, transport: MirrorTransport) =>
  mount<TillMoment>(html`
    <till-moment mirror="lane" surface=${surface} .mirrorTransport=${transport}
      ><till-promise></till-promise><till-suggestion></till-suggestion><till-feedback></till-feedback
    ></till-moment>
  `);
const wordsOf = (provider: Element) => [...provider.children].map(text).filter(Boolean).join(' | ');

let count = 0;
/** Both screens of a lane whose clock stands still, with a wire between them. */
async function open(more: Partial<MomentInput> = {}) {
  const time = stopClock();
  const wire = new Wire();
  const ends = { till: wire.end(), customer: wire.end() };
  const leader = await screen('associate', ends.till);
  const follower = await screen('customer', ends.customer);
  /** Lets time pass, and all that it brings happen. */
  const pass = async (ms: number) => {
    await time.tickAsync(ms);
    await painted();
    await settled(leader, follower);
  };
  const go = async (changes: Partial<MomentInput>) => {
    leader.value = moment({ id: `sale-${count}`, promises: [promise()], ...more, ...changes });
    await pass(0);
  };
  count++;
  await go({});
  await pass(500);
  return { wire, ends, leader, follower, go, pass };
}

describe('a transport of the host’s own', () => {
  it('carries a moment without locks: the till leads once nobody else answers', async () => {
    const { follower } = await open();
    expect(wordsOf(follower)).to.equal('We mend what chips');
  });

  it('that falls silent empties the customer’s screen after two asks, and fills it when it speaks again', async () => {
    const { wire, ends, follower, pass } = await open();
    await pass(10_000);
    expect(wordsOf(follower)).to.equal('We mend what chips');
    wire.cut.add(ends.till);
    await pass(1_900);
    expect(wordsOf(follower)).to.equal('We mend what chips');
    await pass(1_200);
    expect(wordsOf(follower)).to.equal('');
  });

  it('crosses no document again while nothing changes', async () => {
    const { wire, pass } = await open();
    const states = () => wire.messages.filter(({ kind }) => kind === 'state').length;
    const before = states();
    await pass(10_000);
    expect(states()).to.equal(before);
    expect(wire.messages.filter(({ kind }) => kind === 'here').length).to.be.greaterThan(5);
  });

  it('that brings states late, twice and in another order shows the newest', async () => {
    const { wire, follower, go, pass } = await open();
    const old = wire.state;
    await go({ promises: [promise({ title: 'Newer' })] });
    const newest = wire.state;
    for (const late of [old, newest, old]) wire.bring(late);
    await pass(0);
    expect(wordsOf(follower)).to.equal('Newer');
  });

  it('that brings something of the last till after it left shows nothing of it', async () => {
    const { wire, leader, follower, pass } = await open();
    const last = { ...wire.state, n: 99 };
    leader.remove();
    await pass(0);
    expect(wordsOf(follower)).to.equal('');
    wire.bring(last);
    await pass(0);
    expect(wordsOf(follower)).to.equal('');
  });

  it('that brings nonsense does no harm', async () => {
    const { wire, follower, leader, pass } = await open();
    const good = wire.state;
    const asked = eventsOf(leader, 'till-suggestion-accept');
    const base = { tillside: 'mirror/1', lane: 'lane' };
    for (const message of [
      null,
      undefined,
      7,
      'state',
      [],
      {},
      { ...base },
      { ...base, from: 'nobody', kind: 'state' },
      { ...base, from: '__proto__', kind: 'constructor' },
      { ...base, from: 'till', kind: 'toString' },
      { ...good, lane: 'another', n: 100 },
      { ...good, n: 'many' },
      { ...good, n: NaN },
      { ...good, moment: { version: 1 }, n: 101 },
      { ...good, decisions: { cup: 'sold' }, n: 102 },
      { ...good, epoch: 'x'.repeat(300), n: 103 },
      { ...base, from: 'customer', kind: 'accept', request: 1, moment: 2, suggestion: 3 },
      { ...base, from: 'customer', kind: 'accept', request: 'r', moment: 'm', suggestion: '__proto__' },
      { ...base, from: 'customer', kind: 'answered', moment: {}, answer: { deep: true } },
      { ...base, from: 'customer', kind: 'signals', signals: Array.from({ length: 1000 }, () => ({})) },
    ])
      wire.bring(message);
    await pass(0);
    expect(wordsOf(follower)).to.equal('We mend what chips');
    expect(asked).to.have.length(0);
  });

  it('that brings a document which is none leaves the last one of the same id, and nothing of another', async () => {
    const { wire, follower, pass } = await open();
    const good = wire.state;
    wire.bring({
      ...good,
      n: 50,
      moment: `{"version":1,"id":"${String(good.id)}","promises":"${'x'.repeat(300_000)}"}`,
    });
    await pass(0);
    expect(wordsOf(follower)).to.equal('We mend what chips');
    expect(takeConsole().join()).to.contain('262,144');
    wire.bring({ ...good, n: 51, id: 'another', moment: 'no JSON' });
    await pass(0);
    expect(wordsOf(follower)).to.equal('');
    takeConsole();
  });

  it('that speaks another version is refused, and that is told once', async () => {
    const { wire, leader, follower, pass } = await open();
    const problems = eventsOf(follower, 'till-problem');
    for (let n = 0; n < 3; n++) wire.bring({ ...wire.state, tillside: 'mirror/2', n: 60 + n, moment: null });
    await pass(0);
    expect(wordsOf(follower)).to.equal('We mend what chips');
    expect(problems.map(event => 'problems' in event && event.problems[0]?.code)).to.deep.equal(['mirror']);
    expect(takeConsole().join()).to.contain('mirror/2, not mirror/1');
    expect(leader.moment).not.to.equal(null);
  });

  it('takes one acceptance for each request, however often it comes', async () => {
    const { wire, leader, pass } = await open({ suggestions: [suggestion()] });
    const asked = eventsOf(leader, 'till-suggestion-accept');
    const accept = {
      tillside: 'mirror/1',
      lane: 'lane',
      from: 'customer',
      kind: 'accept',
      request: 'again',
      moment: leader.moment!.id,
      suggestion: 'cup',
    };
    for (let n = 0; n < 3; n++) wire.bring(accept);
    await pass(0);
    expect(asked).to.have.length(1);
    expect(wire.messages.filter(({ kind }) => kind === 'answer').map(({ isDone }) => isDone)).to.deep.equal([
      true,
      true,
      true,
    ]);
  });
});

describe('a low score on the customer’s screen', () => {
  it('calls the associate until it expires', async () => {
    const care = suggestion({ id: 'care', kind: 'care', title: 'Put it right', ask: 'What went wrong?' });
    const low = form({ recovery: { below: 2, suggestion: 'care' } });
    const { leader, follower, pass } = await open({ suggestions: [care], feedback: [low] });
    const [, hint] = [...leader.children] as [Element, Element];
    byRole(follower.querySelector('till-feedback')!, 'radio', /^1/).click();
    await pass(1000);
    expect(text(hint)).to.contain('What went wrong?');
    await pass(10 * 60_000);
    expect(text(hint)).to.equal('');
  });
});

describe('a mirror that is switched off', () => {
  for (const side of ['leader', 'follower'] as const)
    it(`at the ${side} clears the customer’s screen, and asks nobody any more`, async () => {
      const { wire, pass, ...screens } = await open();
      expect(wordsOf(screens.follower)).to.equal('We mend what chips');
      screens[side].mirror = null;
      await pass(0);
      expect(wordsOf(screens.follower)).to.equal('');
      const before = wire.messages.length;
      await pass(10_000);
      expect(wire.messages).to.have.length(before);
    });
});

describe('two tills in one lane', () => {
  it('the first leads, and the other says so once and takes over when the first is gone', async () => {
    const { wire, leader, follower, pass } = await open();
    const problems = eventsOf(document, 'till-problem');
    const second = await screen('associate', wire.end());
    second.value = moment({ id: 'other', promises: [promise({ title: 'The other till’s' })] });
    await pass(5_000);
    expect(wordsOf(follower)).to.equal('We mend what chips');
    expect(problems).to.have.length(1);
    expect(takeConsole().join()).to.contain('another till leads the lane lane');
    leader.remove();
    await pass(0);
    expect(wordsOf(follower)).to.equal('');
    await pass(5_000);
    expect(wordsOf(follower)).to.equal('The other till’s');
  });

  it('that both lead after the wire was cut go back to one: the older', async () => {
    const { wire, ends, follower, pass } = await open();
    wire.cut.add(ends.till);
    const second = await screen('associate', wire.end());
    second.value = moment({ id: 'other', promises: [promise({ title: 'The other till’s' })] });
    await pass(5_000);
    expect(wordsOf(follower)).to.equal('The other till’s');
    wire.cut.delete(ends.till);
    await pass(2_000);
    expect(wordsOf(follower)).to.equal('We mend what chips');
    expect(takeConsole().join()).to.contain('another till leads');
  });
});

describe('what crosses in a whole sale', () => {
  it('is nothing of what is for associates', async () => {
    const secret = (what: string) => `STAFF-${what}`;
    const staffed: MomentInput = moment({
      id: `whole-${count}`,
      customer: { ref: 'anna', stage: 'lapsed', greeting: 'Anna', consents: ['history'] },
      basket: { items: [{ id: secret('basket') }], total: { currency: 'GBP', value: '987.65' } },
      pacing: { max: 3 },
      promises: [
        promise({ owner: secret('owner') }),
        promise({ id: secret('promise'), title: secret('promise'), audience: 'associate' }),
      ],
      suggestions: [
        suggestion({
          ask: secret('ask'),
          note: secret('note'),
          instead: [{ id: secret('instead'), label: secret('instead') }],
          when: { has: [secret('basket')] },
          for: ['lapsed'],
          decline: { reasons: [{ id: 'dear', label: 'Too dear' }] },
        }),
        suggestion({ id: secret('hint'), title: secret('hint'), audience: 'associate' }),
        suggestion({ id: secret('care'), kind: 'care', title: secret('care') }),
        suggestion({ id: 'social', title: secret('social'), reason: { text: 'x', basis: 'social' } }),
      ],
      feedback: [
        form({
          about: { suggestion: secret('hint') },
          recovery: { below: 2, suggestion: secret('care') },
          questions: [
            { id: 'score', type: 'csat', label: 'How was it?' },
            { id: secret('kept'), type: 'kept', label: secret('kept'), promise: secret('promise') },
            { id: 'words', type: 'text', label: 'Anything else?' },
          ],
        }),
        form({ id: secret('form'), title: secret('form'), audience: 'associate' }),
      ],
    });
    const { wire, leader, follower, pass } = await open();
    const [hint, asking] = [...leader.children].slice(1) as [Element, Element];
    const [seen, asked] = [...follower.children].slice(1) as [Element, Element];
    const atTill = signalsOf(leader);
    leader.value = staffed;
    await pass(2_000);
    expect(text(hint)).to.contain(secret('ask'));
    // The customer accepts what both see, the associate accepts what only they see.
    part(seen, 'accept').click();
    await pass(5_000);
    leader.value = { ...staffed, basket: { items: [{ id: 'empty' }] } };
    await pass(5_000);
    expect(text(hint)).to.contain(secret('hint'));
    part(hint, 'accept').click();
    await pass(1_000);
    byRole(asked, 'radio', /^1/).click();
    await pass(1_000);
    expect(text(hint)).to.contain(secret('care'));
    leader.value = { ...staffed, phase: 'done' };
    await pass(1_000);
    expect(text(asking)).not.to.equal('');
    await leader.forget('anna');
    leader.value = moment({ id: `after-${count}` });
    await pass(1_000);

    const crossed = wire.messages.map(message => JSON.stringify(message)).join('\n');
    expect(crossed).to.contain('Teacup and saucer');
    expect(/STAFF-\w+/.exec(crossed)?.[0]).to.equal(undefined);
    expect(
      /lapsed|987\.65|"(ask|note|instead|owner|basket|recovery|stage|when|for|below)":/.exec(crossed)?.[0],
    ).to.equal(undefined);
    expect(wordsOf(follower)).not.to.contain('STAFF');
    // Stores take real time, also for what is said in a moment that is over by now.
    for (let turn = 0; turn < 100 && !dataOf(atTill, 'feedback.answered').length; turn++) await pass(100);
    // What the form is about was added at the till, to what was said about it.
    expect(dataOf(atTill, 'feedback.answered')[0]?.about).to.deep.equal({ suggestion: secret('hint') });
    expect(namesOf(atTill)).to.include.members([
      'suggestion.accepted',
      'feedback.recovery',
      'customer.forgotten',
    ]);
    expect(parts(seen, 'card')).to.have.length(0);
  });
});
