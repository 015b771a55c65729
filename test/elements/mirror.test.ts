import '@tillside/elements/all';
import '@tillside/elements/mirror/define';
import type { FormInput, MomentInput } from '@tillside/contract';
import type { MirrorTransport, TillFeedback, TillMoment, TillSuggestion } from '@tillside/elements';
import { html } from 'lit';
import {
  byRole,
  dataOf,
  eventsOf,
  expect,
  mount,
  namesOf,
  parts,
  part,
  settled,
  signalsOf,
  takeConsole,
  text,
} from '../helpers/elements.js';
import { away, Endpoint, until } from '../helpers/endpoint.js';
import { form, moment, promise, suggestion } from '../helpers/items.js';

let count = 0;
const lanes = () => `lane-${++count}`;

/** One screen of a lane, with all three widgets. Signals of one source have one queue, so each lane has its own. */
const screen = (attributes: {
  lane: string;
  surface?: string;
  transport?: MirrorTransport;
  endpoint?: string;
}) =>
  mount<TillMoment>(html`
    <till-moment
      mirror=${attributes.lane}
      surface=${attributes.surface ?? 'customer'}
      source=${`urn:${attributes.lane}:${attributes.surface ?? 'customer'}`}
      .mirrorTransport=${attributes.transport}
      ><till-promise></till-promise><till-suggestion></till-suggestion><till-feedback></till-feedback
    ></till-moment>
  `);
const hintOf = (provider: Element): TillSuggestion => provider.querySelector('till-suggestion')!;
const askingOf = (provider: Element): TillFeedback => provider.querySelector('till-feedback')!;
/** The words on a screen. */
const wordsOf = (provider: Element) => [...provider.children].map(text).filter(Boolean).join(' | ');
const press = (element: Element, name: string) => part(element, name).click();

/** Records every message between the screens of a lane. */
function recordMessages(lane: string) {
  const messages: Record<string, unknown>[] = [];
  const channel = new BroadcastChannel(`tillside:mirror/${lane}`);
  channel.onmessage = ({ data }) => messages.push(data as Record<string, unknown>);
  return { messages, post: (message: unknown) => channel.postMessage(message), close: () => channel.close() };
}

/** Opens both screens of a lane and gives the till a moment. */
async function open(more: Partial<MomentInput> = {}) {
  const lane = lanes();
  const crossed = recordMessages(lane);
  const leader = await screen({ lane, surface: 'associate' });
  const follower = await screen({ lane });
  let sale = moment({ id: `sale-${lane}`, promises: [promise()], suggestions: [suggestion()], ...more });
  const go = async (changes: Partial<MomentInput> | null) => {
    sale = changes ? { ...sale, ...changes } : sale;
    leader.value = changes ? sale : null;
    await until(
      () => follower.moment?.id,
      id => id === (changes ? sale.id : undefined),
    );
    await settled(leader, follower);
  };
  await go({});
  await until(() => text(follower.querySelector('till-promise')!));
  return { lane, crossed, leader, follower, go, signals: signalsOf(follower), atTill: signalsOf(leader) };
}

const low: Partial<FormInput> = { recovery: { below: 2, suggestion: 'care' } };
const care = suggestion({ id: 'care', kind: 'care', title: 'Put it right', ask: 'What went wrong?' });

describe('the customer’s screen', () => {
  it('shows the moment of the till', async () => {
    const { leader, follower } = await open();
    await until(() => parts(hintOf(follower), 'card').length);
    expect(wordsOf(follower)).to.contain('We mend what chips').and.to.contain('Teacup and saucer');
    expect(parts(hintOf(leader), 'card')).to.have.length(1);
  });

  it('asks for the moment when it joins late', async () => {
    const { lane } = await open();
    const late = await screen({ lane });
    await until(() => wordsOf(late).includes('Teacup'));
  });

  it('shows what changes at the till, and a scan that changes nothing for it sends no state', async () => {
    const { crossed, follower, go } = await open();
    await go({ promises: [promise({ title: 'We mend it all' })] });
    await until(() => wordsOf(follower).includes('We mend it all'));
    const indexOfState = (words: string) =>
      crossed.messages.findIndex(message => String(message.moment).includes(words));
    await go({ basket: { items: [{ id: 'lamp' }] }, asOf: new Date().toISOString() });
    await go({ basket: { items: [{ id: 'lamp' }, { id: 'shade' }] } });
    await go({ promises: [promise({ title: 'We mend all of it' })] });
    await until(() => indexOfState('We mend all of it') >= 0);
    const between = crossed.messages.slice(
      indexOfState('We mend it all') + 1,
      indexOfState('We mend all of it'),
    );
    expect(between.filter(({ kind }) => kind === 'state')).to.deep.equal([]);
  });

  it('is cleared as soon as the id changes, before it shows anything of the next customer', async () => {
    const { follower, go } = await open({ feedback: [form()] });
    const seen: (string | undefined)[] = [];
    follower.addEventListener('till-moment-change', ({ moment }) => seen.push(moment?.id));
    await go({ id: `next-${count}`, suggestions: [suggestion({ id: 'lamp', title: 'A lamp' })] });
    expect(seen).to.deep.equal([undefined, `next-${count}`]);
    await until(() => wordsOf(follower).includes('A lamp'));
    expect(wordsOf(follower)).not.to.contain('Teacup');
  });

  it('discards an unfinished answer when the next customer comes, and signals that it was abandoned', async () => {
    const { follower, go, signals } = await open({ suggestions: [], feedback: [form()] });
    const asking = askingOf(follower);
    await until(() => text(asking).includes('How was it?'));
    byRole(asking, 'radio', /^4/).click();
    await settled(asking);
    press(asking, 'next');
    await settled(asking);
    const field = part(asking, 'field') as HTMLTextAreaElement;
    field.value = 'Private';
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await go({ id: `next-${count}` });
    await until(() => namesOf(signals).includes('feedback.abandoned'));
    await until(() => text(asking).includes('How was it?'));
    expect(Object.values({ ...sessionStorage, ...localStorage }).join()).not.to.contain('Private');
  });

  it('is empty while the till is empty, and after the till has gone', async () => {
    const { leader, follower, go } = await open();
    await go(null);
    expect(wordsOf(follower)).to.equal('');
    await go({});
    await until(() => wordsOf(follower));
    leader.remove();
    await until(() => wordsOf(follower) === '');
    expect(follower.moment).to.equal(null);
  });

  it('is on hold while the till is, but is still cleared for a new id', async () => {
    const { leader, follower, go } = await open();
    await until(() => parts(hintOf(follower), 'card').length);
    leader.hold = true;
    await until(() => follower.hold);
    await go({ id: `next-${count}` });
    await until(() => parts(hintOf(follower), 'card').length === 0);
    leader.hold = false;
    await until(() => parts(hintOf(follower), 'card').length === 1);
  });

  it('saves no drafts, and neither does the till', async () => {
    const { leader, follower } = await open({ suggestions: [], feedback: [form()] });
    for (const provider of [leader, follower]) {
      const asking = askingOf(provider);
      await until(() => text(asking).includes('How was it?'));
      byRole(asking, 'radio', /^4/).click();
      await settled(asking);
    }
    expect(Object.keys(sessionStorage)).to.deep.equal([]);
  });

  it('ignores a document of its own and warns', async () => {
    const provider = await mount<TillMoment>(
      html`<till-moment mirror=${lanes()} .value=${moment({ promises: [promise()] })}></till-moment>`,
    );
    await until(() => takeConsole().join(), Boolean).then(words =>
      expect(words).to.contain('takes no document of its own'),
    );
    expect(provider.moment?.id).to.equal('m-1');
  });
});

describe('decisions on the customer’s screen', () => {
  it('an acceptance asks the host at the till, and both screens wait and show the outcome', async () => {
    const { leader, follower, atTill, signals } = await open();
    await until(() => parts(hintOf(follower), 'accept').length);
    let finish: () => void = () => undefined;
    const asked = eventsOf(leader, 'till-suggestion-accept');
    leader.addEventListener('till-suggestion-accept', event =>
      event.respondWith(new Promise<void>(resolve => (finish = resolve))),
    );
    press(hintOf(follower), 'accept');
    await until(() => part(hintOf(leader), 'accept').hasAttribute('disabled'));
    expect(part(hintOf(follower), 'accept')).to.have.property('disabled', true);
    finish();
    for (const provider of [leader, follower])
      await until(() => text(hintOf(provider)) === 'That is arranged');
    expect(asked).to.have.length(1);
    await until(() => namesOf(signals).includes('suggestion.accepted'));
    await until(() => dataOf(atTill, 'suggestion.accepted').length);
    expect(dataOf(atTill, 'suggestion.accepted')).to.have.length(1);
    expect(dataOf(atTill, 'suggestion.accepted')[0]).to.include({ surface: 'customer', suggestion: 'cup' });
  });

  it('a failed acceptance can be retried on either screen, and asks the host once per try', async () => {
    const { leader, follower } = await open();
    await until(() => parts(hintOf(follower), 'accept').length);
    const asked = eventsOf(leader, 'till-suggestion-accept');
    let isWell = false;
    leader.addEventListener('till-suggestion-accept', event =>
      event.respondWith(isWell ? Promise.resolve() : Promise.reject({ refusal: 'Only two left' })),
    );
    press(hintOf(follower), 'accept');
    for (const provider of [leader, follower]) {
      await until(() => parts(hintOf(provider), 'retry').length);
      expect(text(hintOf(provider))).to.contain('Only two left');
    }
    isWell = true;
    press(hintOf(leader), 'retry');
    for (const provider of [leader, follower])
      await until(() => parts(hintOf(provider), 'retry').length === 0);
    await settled(leader, follower);
    expect(asked).to.have.length(2);
  });

  it('the till’s answer counts, whatever a script on the customer’s page answers first', async () => {
    const answers = {
      done: () => Promise.resolve(),
      refused: () => Promise.reject(new Error('not here')),
    };
    for (const [asked, here] of [
      ['refused', 'done'],
      ['done', 'refused'],
    ] as const) {
      const { leader, follower } = await open();
      await until(() => parts(hintOf(follower), 'accept').length);
      leader.addEventListener('till-suggestion-accept', event => event.respondWith(answers[asked]()));
      follower.addEventListener('till-suggestion-accept', event => event.respondWith(answers[here]()), true);
      press(hintOf(follower), 'accept');
      for (const provider of [leader, follower])
        await until(() =>
          asked === 'done'
            ? text(hintOf(provider)) === 'That is arranged'
            : parts(hintOf(provider), 'retry').length,
        );
      takeConsole();
    }
  });

  it('an acceptance by the associate shows on both screens and sends one signal', async () => {
    const { leader, follower, atTill } = await open({ suggestions: [suggestion({ kind: 'service' })] });
    await until(() => parts(hintOf(follower), 'accept').length);
    press(hintOf(leader), 'accept');
    await until(() => text(hintOf(follower)) === 'That is arranged');
    const accepted = dataOf(atTill, 'suggestion.accepted');
    expect(accepted.map(({ surface }) => surface)).to.deep.equal(['associate']);
  });

  it('a refusal by the till counts, even if a script on the customer’s page confirms', async () => {
    const { leader, follower } = await open();
    await until(() => parts(hintOf(follower), 'accept').length);
    const asked = eventsOf(leader, 'till-suggestion-accept');
    leader.addEventListener('till-suggestion-accept', event =>
      event.respondWith(Promise.reject({ refusal: 'Sold out', retry: false })),
    );
    follower.addEventListener('till-suggestion-accept', event => event.respondWith(Promise.resolve()));
    press(hintOf(follower), 'accept');
    await until(() => text(hintOf(follower)).includes('Sold out'));
    expect(parts(hintOf(follower), 'retry')).to.have.length(0);
    expect(asked).to.have.length(1);
  });

  it('a refusal of what the associate accepted shows in the same words on both screens, without a retry', async () => {
    const { leader, follower } = await open();
    await until(() => parts(hintOf(follower), 'accept').length);
    leader.addEventListener('till-suggestion-accept', event =>
      event.respondWith(Promise.reject({ refusal: 'Sold out', retry: false })),
    );
    press(hintOf(leader), 'accept');
    for (const provider of [leader, follower]) {
      await until(() => hintOf(provider).shadowRoot!.querySelector('.failed'));
      expect(text(hintOf(provider))).to.contain('Sold out');
      expect(parts(hintOf(provider), 'retry')).to.have.length(0);
    }
  });

  it('acceptances on both screens at the same time count once', async () => {
    const { leader, follower } = await open();
    await until(() => parts(hintOf(follower), 'accept').length);
    const asked = eventsOf(leader, 'till-suggestion-accept');
    leader.addEventListener('till-suggestion-accept', event =>
      event.respondWith(new Promise(resolve => setTimeout(resolve, 50))),
    );
    press(hintOf(leader), 'accept');
    press(hintOf(follower), 'accept');
    await until(() => parts(hintOf(follower), 'accept').length === 0);
    await until(() => parts(hintOf(leader), 'accept').length === 0);
    expect(asked).to.have.length(1);
  });

  it('an acceptance is refused while the customer pays, however late its message arrives', async () => {
    const { crossed, lane, leader, go } = await open();
    const asked = eventsOf(leader, 'till-suggestion-accept');
    await go({ phase: 'paying' });
    crossed.post({
      tillside: 'mirror/2',
      lane,
      from: 'customer',
      kind: 'accept',
      request: 'late',
      moment: leader.moment!.id,
      suggestion: 'cup',
    });
    await until(() => crossed.messages.find(({ kind }) => kind === 'accept-result'));
    expect(crossed.messages.find(({ kind }) => kind === 'accept-result')).to.include({
      request: 'late',
      state: 'failed',
    });
    expect(asked).to.have.length(0);
  });

  it('declining removes the card from both screens and sends its reason once', async () => {
    const { leader, follower, atTill } = await open({
      suggestions: [suggestion({ decline: { reasons: [{ id: 'dear', label: 'Too dear' }] } })],
    });
    await until(() => parts(hintOf(follower), 'decline').length);
    const declined = eventsOf(leader, 'till-suggestion-declined');
    press(hintOf(follower), 'decline');
    await settled(follower);
    byRole(hintOf(follower), 'button', 'Too dear').click();
    await until(() => parts(hintOf(leader), 'card').length === 0);
    await until(() => parts(hintOf(follower), 'card').length === 0);
    expect(declined.map(event => 'reason' in event && event.reason)).to.deep.equal(['dear']);
    await until(() => dataOf(atTill, 'suggestion.declined').length);
    expect(dataOf(atTill, 'suggestion.declined')).to.have.length(1);
  });
});

describe('the suggestion places of a moment', () => {
  it('are shared: a suggestion for customers only waits while the till shows another one', async () => {
    const own = suggestion({ id: 'own', title: 'For you alone', audience: 'customer' });
    const staff = suggestion({ id: 'staff', title: 'Ask first', audience: 'associate' });
    const { leader, follower } = await open({ suggestions: [staff, own] });
    await until(() => text(hintOf(leader)).includes('Ask first'));
    expect(parts(hintOf(follower), 'card')).to.have.length(0);
  });

  it('go to the customer’s screen if the till has no suggestion of its own', async () => {
    const own = suggestion({ id: 'own', title: 'For you alone', audience: 'customer' });
    const { leader, follower } = await open({ suggestions: [own] });
    await until(() => text(hintOf(follower)).includes('For you alone'));
    expect(parts(hintOf(leader), 'card')).to.have.length(0);
  });
});

describe('a low score on the customer’s screen', () => {
  const unhappy = async (more: Partial<MomentInput> = {}) => {
    const lane = await open({ suggestions: [care], feedback: [form(low)], ...more });
    const asking = askingOf(lane.follower);
    await until(() => text(asking).includes('How was it?'));
    return { ...lane, score: () => byRole(asking, 'radio', /^1/).click() };
  };

  it('shows the recovery to the associate, never to the customer, and its signal names the customer’s screen', async () => {
    const { leader, follower, atTill, score } = await unhappy();
    expect(parts(hintOf(leader), 'card')).to.have.length(0);
    score();
    await until(() => text(hintOf(leader)).includes('What went wrong?'));
    expect(parts(hintOf(follower), 'card')).to.have.length(0);
    expect(dataOf(atTill, 'feedback.recovery')).to.have.length(1);
    expect(dataOf(atTill, 'feedback.recovery')[0]).to.include({
      surface: 'customer',
      suggestion: 'care',
      form: 'visit',
    });
  });

  it('shows the recovery only after the customer has paid', async () => {
    const { leader, go, score, atTill } = await unhappy();
    await go({ phase: 'paying' });
    score();
    await until(() => dataOf(atTill, 'feedback.recovery').length);
    await settled(leader);
    expect(parts(hintOf(leader), 'card')).to.have.length(0);
    await go({ phase: 'done' });
    await until(() => text(hintOf(leader)).includes('What went wrong?'));
  });

  it('calls nobody if the customer corrects it before it is final', async () => {
    const { follower, leader, atTill, score, crossed } = await unhappy();
    score();
    byRole(askingOf(follower), 'radio', /^5/).click();
    await until(() => crossed.messages.some(({ kind }) => kind === 'answer'));
    await settled(leader);
    expect(dataOf(atTill, 'feedback.recovery')).to.have.length(0);
  });
});

describe('signals of the customer’s screen', () => {
  it('are delivered by the till, and are confirmed to the customer only after that', async () => {
    const endpoint = new Endpoint();
    const { lane, leader, follower } = await open({ suggestions: [], feedback: [form()] });
    leader.fetch = endpoint.fetch;
    leader.endpoint = `https://shop.example/${count}`;
    endpoint.answer = away;
    await settled(leader);
    const asking = askingOf(follower);
    await until(() => text(asking).includes('How was it?'));
    byRole(asking, 'radio', /^4/).click();
    await until(() => asking.status === 'saved');
    await until(() => endpoint.requests.length);
    endpoint.answer = () => new Response(null, { status: 204 });
    await leader.flush();
    await until(() => asking.status === 'confirmed');
    const ids = endpoint.requests
      .flatMap(({ signals }) => signals)
      .filter(({ type }) => type.endsWith('answered'));
    expect(ids[0]?.data).to.include({ surface: 'customer' });
    expect(ids[0]?.source).to.equal(`urn:${lane}:customer`);
    await until(() => follower.outbox.pending === 0);
  });

  it('wait while the till is gone, and go to the next till', async () => {
    const { lane, leader, follower } = await open({ suggestions: [], feedback: [form()] });
    const asking = askingOf(follower);
    await until(() => text(asking).includes('How was it?'));
    leader.remove();
    byRole(asking, 'radio', /^4/).click();
    await until(() => wordsOf(follower) === '');
    await until(() => follower.outbox.pending > 0);
    const next = await screen({ lane, surface: 'associate' });
    const atTill = signalsOf(next);
    await until(() => namesOf(atTill).includes('feedback.answered'));
    await until(() => follower.outbox.pending === 0);
  });

  it('are refused if they cannot come from a customer', async () => {
    const { crossed, lane, atTill } = await open();
    const id = 'forged';
    const signal = { specversion: '1.0', id, source: 'urn:x', type: 'dev.tillside.suggestion.accepted' };
    for (const data of [{ surface: 'associate', moment: 'm' }, null, 'x'])
      crossed.post({
        tillside: 'mirror/2',
        lane,
        from: 'customer',
        kind: 'signals',
        signals: [{ ...signal, data }, 7, null],
      });
    await until(() => crossed.messages.filter(({ kind }) => kind === 'signal-status').length === 3);
    expect(crossed.messages.find(({ kind }) => kind === 'signal-status')).to.deep.include({
      delivered: [],
      refused: [id],
    });
    expect(atTill.map(signal => signal.id)).not.to.include(id);
  });
});
