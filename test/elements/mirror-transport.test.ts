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
  nextTask,
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
  /** Ends that neither send nor receive, as if their process had died. */
  readonly cut = new Set<object>();
  /** How long a message takes, in milliseconds of the stopped clock. */
  latency = 0;

  /** Delivers a message to every end, as if a screen had sent it. */
  deliver(message: unknown, from?: object): void {
    for (const [end, listener] of this.#ends) if (end !== from && !this.cut.has(end)) listener(message);
  }

  end(): MirrorTransport {
    const end: MirrorTransport = {
      send: message => {
        if (this.cut.has(end)) return;
        const json = JSON.stringify(message);
        this.messages.push(JSON.parse(json) as Message);
        const arrive = () => this.deliver(JSON.parse(json), end);
        if (this.latency) setTimeout(arrive, this.latency);
        else queueMicrotask(arrive);
      },
      subscribe: listener => {
        this.#ends.set(end, listener);
        return () => this.#ends.delete(end);
      },
    };
    return end;
  }

  /** The newest state that was sent. */
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
/** Opens both screens of a lane with a wire between them, while the clock is stopped. */
async function open(more: Partial<MomentInput> = {}) {
  const time = stopClock();
  const wire = new Wire();
  const ends = { till: wire.end(), customer: wire.end() };
  const leader = await screen('associate', ends.till);
  const follower = await screen('customer', ends.customer);
  /** Lets time pass and waits for everything that happens meanwhile. */
  const pass = async (ms: number) => {
    await time.tickAsync(ms);
    await painted();
    await settled(leader, follower);
  };
  /** Lets time pass in small steps and returns everything that the customer's screen showed meanwhile. */
  const watch = async (ms: number) => {
    const seen = new Set<string>();
    for (let passed = 0; passed < ms; passed += 100) {
      await time.tickAsync(100);
      // The till sends a new state in a task of its own.
      await nextTask();
      await settled(leader, follower);
      seen.add(wordsOf(follower));
    }
    return [...seen];
  };
  const go = async (changes: Partial<MomentInput>) => {
    leader.value = moment({ id: `sale-${count}`, promises: [promise()], ...more, ...changes });
    await pass(0);
  };
  count++;
  await go({});
  await pass(1000);
  return { wire, ends, leader, follower, go, pass, watch };
}

describe('a mirror over the host’s own transport', () => {
  it('shows the moment without Web Locks: the till leads once nobody else answers', async () => {
    const { follower } = await open();
    expect(wordsOf(follower)).to.equal('We mend what chips');
  });

  it('clears the customer’s screen after two missed heartbeats', async () => {
    const { wire, ends, follower, pass } = await open();
    await pass(10_000);
    expect(wordsOf(follower)).to.equal('We mend what chips');
    wire.cut.add(ends.till);
    await pass(1_900);
    expect(wordsOf(follower)).to.equal('We mend what chips');
    await pass(1_200);
    expect(wordsOf(follower)).to.equal('');
  });

  it('sends no document again while nothing changes', async () => {
    const { wire, pass } = await open();
    const states = () => wire.messages.filter(({ kind }) => kind === 'state').length;
    const before = states();
    await pass(10_000);
    expect(states()).to.equal(before);
    expect(wire.messages.filter(({ kind }) => kind === 'heartbeat').length).to.be.greaterThan(5);
  });

  it('shows the newest state, even if states arrive late, twice or in another order', async () => {
    const { wire, follower, go, pass } = await open();
    const old = wire.state;
    await go({ promises: [promise({ title: 'Newer' })] });
    const newest = wire.state;
    for (const late of [old, newest, old]) wire.deliver(late);
    await pass(0);
    expect(wordsOf(follower)).to.equal('Newer');
  });

  it('shows no state of a till that arrives after that till has left', async () => {
    const { wire, leader, follower, pass } = await open();
    const last = { ...wire.state, revision: 99 };
    leader.remove();
    await pass(0);
    expect(wordsOf(follower)).to.equal('');
    wire.deliver(last);
    await pass(0);
    expect(wordsOf(follower)).to.equal('');
  });

  it('receives nothing more from a till that left the page', async () => {
    const { wire, leader, follower, pass } = await open();
    leader.remove();
    leader.hold = true;
    await pass(0);
    const before = wire.messages.filter(({ from }) => from === 'till').length;
    await pass(5_000);
    expect(wire.messages.filter(({ from }) => from === 'till')).to.have.length(before);
    expect(wordsOf(follower)).to.equal('');
  });

  it('ignores messages that are malformed', async () => {
    const { wire, follower, leader, pass } = await open();
    const good = wire.state;
    const asked = eventsOf(leader, 'till-suggestion-accept');
    const base = { tillside: 'mirror/2', lane: 'lane' };
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
      { ...good, lane: 'another', revision: 100 },
      { ...good, revision: 'many' },
      { ...good, revision: NaN },
      { ...good, moment: { version: 1 }, revision: 101 },
      { ...good, decisions: { cup: 'sold' }, revision: 102 },
      { ...good, decisions: { cup: { state: 'failed', refusal: 1, canRetry: true } }, revision: 103 },
      { ...good, session: 'x'.repeat(300), revision: 103 },
      { ...base, from: 'customer', kind: 'accept', request: 1, moment: 2, suggestion: 3 },
      { ...base, from: 'customer', kind: 'accept', request: 'r', moment: 'm', suggestion: '__proto__' },
      { ...base, from: 'customer', kind: 'answer', moment: {}, answer: { deep: true } },
      { ...base, from: 'customer', kind: 'signals', signals: Array.from({ length: 1000 }, () => ({})) },
    ])
      wire.deliver(message);
    await pass(0);
    expect(wordsOf(follower)).to.equal('We mend what chips');
    expect(asked).to.have.length(0);
  });

  it('keeps the last document if the next one of the same id is invalid, and clears it for another id', async () => {
    const { wire, follower, pass } = await open();
    const good = wire.state;
    wire.deliver({
      ...good,
      revision: 50,
      moment: `{"version":1,"id":"${String(good.id)}","promises":"${'x'.repeat(300_000)}"}`,
    });
    await pass(0);
    expect(wordsOf(follower)).to.equal('We mend what chips');
    expect(takeConsole().join()).to.contain('262,144');
    wire.deliver({ ...good, revision: 51, id: 'another', moment: 'no JSON' });
    await pass(0);
    expect(wordsOf(follower)).to.equal('');
    takeConsole();
  });

  it('refuses another version of the protocol, and reports that once', async () => {
    const { wire, leader, follower, pass } = await open();
    const problems = eventsOf(follower, 'till-problem');
    for (let n = 0; n < 3; n++)
      wire.deliver({ ...wire.state, tillside: 'mirror/3', revision: 60 + n, moment: null });
    await pass(0);
    expect(wordsOf(follower)).to.equal('We mend what chips');
    expect(problems.map(event => 'problems' in event && event.problems[0]?.code)).to.deep.equal(['mirror']);
    expect(takeConsole().join()).to.contain('mirror/3, not mirror/2');
    expect(leader.moment).not.to.equal(null);
  });

  it('accepts once per request, however often the request arrives', async () => {
    const { wire, leader, pass } = await open({ suggestions: [suggestion({ kind: 'service' })] });
    const asked = eventsOf(leader, 'till-suggestion-accept');
    const accept = {
      tillside: 'mirror/2',
      lane: 'lane',
      from: 'customer',
      kind: 'accept',
      request: 'again',
      moment: leader.moment!.id,
      suggestion: 'cup',
    };
    for (let n = 0; n < 3; n++) wire.deliver(accept);
    await pass(0);
    expect(asked).to.have.length(1);
    expect(
      wire.messages.filter(({ kind }) => kind === 'accept-result').map(({ state }) => state),
    ).to.deep.equal(['accepted', 'accepted', 'accepted']);
  });
});

describe('a low score on the customer’s screen', () => {
  it('shows the recovery to the associate until it expires', async () => {
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

describe('a mirror that is turned off', () => {
  for (const side of ['leader', 'follower'] as const)
    it(`at the ${side} clears the customer’s screen and sends nothing more`, async () => {
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
  /** Opens a second till, with another customer. */
  const second = async (wire: Wire) => {
    const till = await screen('associate', wire.end());
    till.value = moment({ id: 'other', promises: [promise({ title: 'The other till’s' })] });
    return till;
  };
  /** Collects the messages of an element's problems from now on; the element may be created later. */
  const problemsOf = (find: () => Element) => {
    const events = eventsOf(document, 'till-problem');
    return () =>
      events
        .filter(({ target }) => target === find())
        .flatMap(event => ('problems' in event ? event.problems.map(({ message }) => message) : []));
  };
  const ours = 'We mend what chips';

  it('let the first one lead: the second reports that once, and leads after the first has left', async () => {
    const { wire, leader, follower, pass, watch } = await open();
    const problems = problemsOf(() => other);
    const other = await second(wire);
    expect(await watch(5_000)).to.deep.equal([ours]);
    expect(problems()).to.have.length(1);
    expect(takeConsole().join()).to.contain('another till leads the lane lane').and.to.contain('takeOver()');
    leader.remove();
    await pass(0);
    expect(wordsOf(follower)).to.equal('');
    await pass(5_000);
    expect(wordsOf(follower)).to.equal('The other till’s');
  });

  it('never show the second one’s customer while the first is silent, however long that lasts', async () => {
    const { wire, ends, watch } = await open();
    wire.cut.add(ends.till);
    const problems = problemsOf(() => other);
    const other = await second(wire);
    expect(await watch(6_000)).to.deep.equal([ours, '']);
    expect(await watch(60_000)).to.deep.equal(['']);
    expect(problems()).to.have.length(1);
    wire.cut.delete(ends.till);
    expect(await watch(5_000)).to.deep.equal(['', ours]);
    takeConsole();
  });

  it('that start at the same time agree on one leader, and the other reports a problem and waits', async () => {
    const { wire, leader, pass, watch } = await open();
    leader.remove();
    await pass(0);
    const problems = [0, 1].map(each => problemsOf(() => tills[each]!));
    const tills: Element[] = [];
    for (let each = 0; each < 2; each++) tills.push(await second(wire));
    expect(await watch(5_000)).to.deep.equal(['', 'The other till’s']);
    expect(problems.map(read => read().length).sort()).to.deep.equal([0, 1]);
    takeConsole();
  });

  it('swap at takeOver(): the screen is cleared first, and the till that led reports a problem', async () => {
    const { wire, leader, follower, pass } = await open();
    const problems = problemsOf(() => leader);
    const other = await second(wire);
    await pass(2_000);
    const shown: (string | null)[] = [];
    follower.addEventListener('till-moment-change', ({ moment }) => shown.push(moment && moment.id));
    other.takeOver();
    await pass(1_000);
    expect(shown).to.deep.equal([null, 'other']);
    expect(wordsOf(follower)).to.equal('The other till’s');
    expect(problems().join()).to.contain('another till took the lane lane over');
    leader.takeOver();
    await pass(1_000);
    expect(wordsOf(follower)).to.equal(ours);
    takeConsole();
  });

  it('swap at takeOver() even if the one that led died silently', async () => {
    const { wire, ends, follower, pass, watch } = await open();
    wire.cut.add(ends.till);
    const other = await second(wire);
    await pass(5_000);
    expect(wordsOf(follower)).to.equal('');
    other.takeOver();
    await pass(1_000);
    expect(wordsOf(follower)).to.equal('The other till’s');
    // Late messages of the first one change nothing, and it learns that it no longer leads.
    wire.cut.delete(ends.till);
    expect(await watch(3_000)).to.deep.equal(['The other till’s']);
    takeConsole();
  });

  it('never show the second one’s customer over a transport that is as slow as permitted', async () => {
    const { wire, watch } = await open();
    wire.latency = 490;
    await second(wire);
    expect(await watch(8_000)).to.deep.equal([ours]);
    takeConsole();
  });
});

describe('a transport that is slower than permitted', () => {
  it('clears the customer’s screen and reports its round trip; the screen fills again when it is fast enough', async () => {
    const { wire, follower, go, pass } = await open();
    const problems = eventsOf(follower, 'till-problem');
    wire.latency = 600;
    await pass(5_000);
    expect(wordsOf(follower)).to.equal('');
    await go({ promises: [promise({ title: 'Too late' })] });
    await pass(5_000);
    expect(wordsOf(follower)).to.equal('');
    expect(problems).to.have.length(1);
    expect(takeConsole().join()).to.contain('1200 ms, more than 1000');
    wire.latency = 100;
    await pass(3_000);
    expect(wordsOf(follower)).to.equal('Too late');
  });

  it('shows nothing on a screen that joins later', async () => {
    const { wire, pass } = await open();
    wire.latency = 600;
    const late = await screen('customer', wire.end());
    await pass(10_000);
    expect(wordsOf(late)).to.equal('');
    expect(takeConsole().join()).to.contain('1200 ms, more than 1000');
  });
});

describe('the messages of a whole sale', () => {
  it('contain nothing that is for associates only', async () => {
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
          attribution: { token: secret('token') },
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
    leader.addEventListener('till-suggestion-accept', event => event.respondWith(Promise.resolve()));
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
    // Stores take real time, and forgetting a customer erases the signals that still wait.
    while (!dataOf(atTill, 'feedback.answered').length) await pass(100);
    await leader.forget('anna');
    leader.value = moment({ id: `after-${count}` });
    await pass(1_000);

    const crossed = wire.messages.map(message => JSON.stringify(message)).join('\n');
    expect(crossed).to.contain('Teacup and saucer');
    expect(/STAFF-\w+/.exec(crossed)?.[0]).to.equal(undefined);
    expect(
      /lapsed|987\.65|"(attribution|ask|note|instead|owner|basket|recovery|stage|when|for|below)":/.exec(
        crossed,
      )?.[0],
    ).to.equal(undefined);
    expect(wordsOf(follower)).not.to.contain('STAFF');
    // The till added the form's subject to the answer…
    expect(dataOf(atTill, 'feedback.answered')[0]?.about).to.deep.equal({ suggestion: secret('hint') });
    // …and the recommender's token to the acceptance.
    const customers = dataOf(atTill, 'suggestion.accepted').find(({ surface }) => surface === 'customer');
    expect(customers?.attribution).to.deep.equal({ token: secret('token') });
    expect(namesOf(atTill)).to.include.members([
      'suggestion.accepted',
      'feedback.recovery',
      'customer.forgotten',
    ]);
    expect(parts(seen, 'card')).to.have.length(0);
  });
});
