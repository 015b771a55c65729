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

/** One of a lane's screens, with all three widgets. */
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
      source=${`urn:${attributes.surface ?? 'customer'}`}
      .mirrorTransport=${attributes.transport}
      ><till-promise></till-promise><till-suggestion></till-suggestion><till-feedback></till-feedback
    ></till-moment>
  `);
const hintOf = (provider: Element): TillSuggestion => provider.querySelector('till-suggestion')!;
const askingOf = (provider: Element): TillFeedback => provider.querySelector('till-feedback')!;
/** The words on a screen. */
const wordsOf = (provider: Element) => [...provider.children].map(text).filter(Boolean).join(' | ');
const press = (element: Element, name: string) => part(element, name).click();

/** Everything that crosses between the screens of a lane. */
function crossing(lane: string) {
  const messages: Record<string, unknown>[] = [];
  const channel = new BroadcastChannel(`tillside:mirror/${lane}`);
  channel.onmessage = ({ data }) => messages.push(data as Record<string, unknown>);
  return { messages, post: (message: unknown) => channel.postMessage(message), close: () => channel.close() };
}

/** Both screens of a lane, in a moment. */
async function open(more: Partial<MomentInput> = {}) {
  const lane = lanes();
  const crossed = crossing(lane);
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

  it('that comes late asks for it', async () => {
    const { lane } = await open();
    const late = await screen({ lane });
    await until(() => wordsOf(late).includes('Teacup'));
  });

  it('shows what changes there, and a scan that changes nothing for it crosses nothing', async () => {
    const { crossed, follower, go } = await open();
    await go({ promises: [promise({ title: 'We mend it all' })] });
    await until(() => wordsOf(follower).includes('We mend it all'));
    const told = (words: string) =>
      crossed.messages.findIndex(message => String(message.moment).includes(words));
    await go({ basket: { items: [{ id: 'lamp' }] }, asOf: new Date().toISOString() });
    await go({ basket: { items: [{ id: 'lamp' }, { id: 'shade' }] } });
    await go({ promises: [promise({ title: 'We mend all of it' })] });
    await until(() => told('We mend all of it') >= 0);
    const between = crossed.messages.slice(told('We mend it all') + 1, told('We mend all of it'));
    expect(between.filter(({ kind }) => kind === 'state')).to.deep.equal([]);
  });

  it('is empty at once with a new id, before it shows anything of the next', async () => {
    const { follower, go } = await open({ feedback: [form()] });
    const seen: (string | undefined)[] = [];
    follower.addEventListener('till-moment-change', ({ moment }) => seen.push(moment?.id));
    await go({ id: `next-${count}`, suggestions: [suggestion({ id: 'lamp', title: 'A lamp' })] });
    expect(seen).to.deep.equal([undefined, `next-${count}`]);
    await until(() => wordsOf(follower).includes('A lamp'));
    expect(wordsOf(follower)).not.to.contain('Teacup');
  });

  it('keeps nothing written for the next customer, and says that it was abandoned', async () => {
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

  it('is empty when the till is, and when the till is gone', async () => {
    const { leader, follower, go } = await open();
    await go(null);
    expect(wordsOf(follower)).to.equal('');
    await go({});
    await until(() => wordsOf(follower));
    leader.remove();
    await until(() => wordsOf(follower) === '');
    expect(follower.moment).to.equal(null);
  });

  it('holds while the till holds, except for a new id', async () => {
    const { leader, follower, go } = await open();
    await until(() => parts(hintOf(follower), 'card').length);
    leader.hold = true;
    await until(() => follower.hold);
    await go({ id: `next-${count}` });
    await until(() => parts(hintOf(follower), 'card').length === 0);
    leader.hold = false;
    await until(() => parts(hintOf(follower), 'card').length === 1);
  });

  it('is shared: no drafts, on either side', async () => {
    const { leader, follower } = await open({ suggestions: [], feedback: [form()] });
    for (const provider of [leader, follower]) {
      const asking = askingOf(provider);
      await until(() => text(asking).includes('How was it?'));
      byRole(asking, 'radio', /^4/).click();
      await settled(asking);
    }
    expect(Object.keys(sessionStorage)).to.deep.equal([]);
  });

  it('takes no document of its own', async () => {
    const provider = await mount<TillMoment>(
      html`<till-moment mirror=${lanes()} .value=${moment({ promises: [promise()] })}></till-moment>`,
    );
    await until(() => takeConsole().join(), Boolean).then(words =>
      expect(words).to.contain('takes no document of its own'),
    );
    expect(provider.moment?.id).to.equal('m-1');
  });
});

describe('accepting on the customer’s screen', () => {
  it('asks the host at the till, and both screens wait and tell what came of it', async () => {
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

  it('that fails can be tried again on either side, and is asked once for each try', async () => {
    const { leader, follower } = await open();
    await until(() => parts(hintOf(follower), 'accept').length);
    const asked = eventsOf(leader, 'till-suggestion-accept');
    let isWell = false;
    leader.addEventListener('till-suggestion-accept', event =>
      event.respondWith(isWell ? Promise.resolve() : Promise.reject(new Error('no'))),
    );
    press(hintOf(follower), 'accept');
    for (const provider of [leader, follower]) await until(() => parts(hintOf(provider), 'retry').length);
    isWell = true;
    press(hintOf(leader), 'retry');
    for (const provider of [leader, follower])
      await until(() => parts(hintOf(provider), 'retry').length === 0);
    await settled(leader, follower);
    expect(asked).to.have.length(2);
  });

  it('shows what the associate accepted too, and says it once', async () => {
    const { leader, follower, atTill } = await open();
    await until(() => parts(hintOf(follower), 'accept').length);
    press(hintOf(leader), 'accept');
    await until(() => text(hintOf(follower)) === 'That is arranged');
    expect(dataOf(atTill, 'suggestion.accepted').map(({ surface }) => surface)).to.deep.equal(['associate']);
  });

  it('and at the till at the same time is one acceptance', async () => {
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

  it('while paying is refused, however late the message comes', async () => {
    const { crossed, lane, leader, go } = await open();
    const asked = eventsOf(leader, 'till-suggestion-accept');
    await go({ phase: 'paying' });
    crossed.post({
      tillside: 'mirror/1',
      lane,
      from: 'customer',
      kind: 'accept',
      request: 'late',
      moment: leader.moment!.id,
      suggestion: 'cup',
    });
    await until(() => crossed.messages.find(({ kind }) => kind === 'answer'));
    expect(crossed.messages.find(({ kind }) => kind === 'answer')).to.include({
      request: 'late',
      isDone: false,
    });
    expect(asked).to.have.length(0);
  });

  it('and declining takes it from both screens, with its reason told once', async () => {
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

describe('the places of a moment', () => {
  it('are shared: what only customers may see waits while the till suggests something else', async () => {
    const own = suggestion({ id: 'own', title: 'For you alone', audience: 'customer' });
    const staff = suggestion({ id: 'staff', title: 'Ask first', audience: 'associate' });
    const { leader, follower } = await open({ suggestions: [staff, own] });
    await until(() => text(hintOf(leader)).includes('Ask first'));
    expect(parts(hintOf(follower), 'card')).to.have.length(0);
  });

  it('go to the customer’s screen where the till has nothing for its own', async () => {
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

  it('brings the recovery before the associate, never the customer, and is told as the customer’s', async () => {
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

  it('waits while the customer pays', async () => {
    const { leader, go, score, atTill } = await unhappy();
    await go({ phase: 'paying' });
    score();
    await until(() => dataOf(atTill, 'feedback.recovery').length);
    await settled(leader);
    expect(parts(hintOf(leader), 'card')).to.have.length(0);
    await go({ phase: 'done' });
    await until(() => text(hintOf(leader)).includes('What went wrong?'));
  });

  it('that is corrected within the time it settles in calls nobody', async () => {
    const { follower, leader, atTill, score, crossed } = await unhappy();
    score();
    byRole(askingOf(follower), 'radio', /^5/).click();
    await until(() => crossed.messages.some(({ kind }) => kind === 'answered'));
    await settled(leader);
    expect(dataOf(atTill, 'feedback.recovery')).to.have.length(0);
  });
});

describe('signals of the customer’s screen', () => {
  it('are delivered by the till, and confirmed there only then', async () => {
    const endpoint = new Endpoint();
    const { leader, follower } = await open({ suggestions: [], feedback: [form()] });
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
    expect(ids[0]?.source).to.equal('urn:customer');
    await until(() => follower.outbox.pending === 0);
  });

  it('wait for a till that is gone, and go to the next one', async () => {
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

  it('are refused where they are none of a customer’s', async () => {
    const { crossed, lane, atTill } = await open();
    const id = 'forged';
    const signal = { specversion: '1.0', id, source: 'urn:x', type: 'dev.tillside.suggestion.accepted' };
    for (const data of [{ surface: 'associate', moment: 'm' }, null, 'x'])
      crossed.post({
        tillside: 'mirror/1',
        lane,
        from: 'customer',
        kind: 'signals',
        signals: [{ ...signal, data }, 7, null],
      });
    await until(() => crossed.messages.filter(({ kind }) => kind === 'fates').length === 3);
    expect(crossed.messages.find(({ kind }) => kind === 'fates')).to.deep.include({
      accepted: [],
      refused: [id],
    });
    expect(atTill.map(signal => signal.id)).not.to.include(id);
  });
});
