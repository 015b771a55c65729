import '@tillside/elements/all';
import type { MomentInput, Signal } from '@tillside/contract';
import { indexedDbStore, queueOf } from '@tillside/core/outbox';
import { type TillFeedback, TillMoment, TillProblemEvent, type TillSignalEvent } from '@tillside/elements';
import { html } from 'lit';
import {
  byRole,
  eventsOf,
  expect,
  mount,
  painted,
  settled,
  signalsOf,
  takeConsole,
} from '../helpers/elements.js';
import { away, Endpoint, taken, until } from '../helpers/endpoint.js';
import { openFrame } from '../helpers/frame.js';
import { form, moment, promise, suggestion } from '../helpers/items.js';

let count = 0;
/** Opens a till with an endpoint and a source that no other test uses. */
async function open(more: Partial<TillMoment> = {}, document: Partial<MomentInput> = { feedback: [form()] }) {
  const source = `https://till.example/${++count}`;
  const endpoint = new Endpoint();
  const provider = await mount<TillMoment>(html`
    <till-moment
      .fetch=${more.fetch ?? endpoint.fetch}
      endpoint=${more.endpoint === null ? '' : `/signals/${count}`}
      source=${source}
      batch=${more.batch ?? 1}
      write-key=${more.writeKey ?? 'w-key'}
      signals=${more.signals ?? 'on'}
      .value=${moment({ id: `d-${count}`, ...document })}
      ><till-promise></till-promise><till-suggestion></till-suggestion><till-feedback></till-feedback
    ></till-moment>
  `);
  const element: TillFeedback = provider.querySelector('till-feedback')!;
  return { provider, element, endpoint, source, signals: signalsOf(provider) };
}
const answer = async (element: Element, name: string | RegExp = /^4/) => {
  byRole(element, 'radio', name).click();
  await settled(element);
};
const hostQueue = (source: string) => queueOf({ address: 'host', source, isCustom: true });
const idOf = ({ id }: Signal) => id;

describe('an endpoint', () => {
  it('receives signals from a browser that has no channels between tabs, or refuses them', async () => {
    for (const [at, BroadcastChannel] of [
      undefined,
      function refuse() {
        throw new DOMException('refused', 'SecurityError');
      },
    ].entries()) {
      const { page, window, define, close } = await openFrame();
      Object.defineProperty(window, 'BroadcastChannel', { value: BroadcastChannel });
      await define('all.ts');
      const endpoint = new Endpoint();
      const element = page.createElement('till-moment');
      Object.assign(element, {
        fetch: endpoint.fetch,
        endpoint: '/signals',
        source: `https://till.example/alone-${at}`,
        value: moment({ id: `alone-${at}`, feedback: [form()] }),
      });
      const feedback = page.createElement('till-feedback');
      element.append(feedback);
      page.body.append(element);
      await settled(element);
      feedback.shadowRoot!.querySelector('input')!.click();
      await until(() => endpoint.names.includes('feedback.answered'));
      close();
    }
  });

  it('receives each signal as one CloudEvent, with the key, in the order of importance', async () => {
    const { element, endpoint, signals } = await open();
    await answer(element);
    await until(
      () => endpoint.names.length,
      n => n === 2,
    );
    expect(endpoint.names).to.have.members(['feedback.answered', 'feedback.started']);
    const { url, init } = endpoint.requests[0]!;
    expect(url).to.equal(`${location.origin}/signals/${count}`);
    expect(init.headers).to.deep.include({
      'content-type': 'application/cloudevents+json',
      authorization: 'Bearer w-key',
    });
    expect(init.redirect).to.equal('error');
    const ids = endpoint.requests.flatMap(({ signals }) => signals.map(idOf));
    expect(ids).to.have.members(signals.map(idOf));
  });

  it('receives batches only if it says how large they may be', async () => {
    const { provider, element, endpoint } = await open({ batch: 10 });
    endpoint.answer = away;
    await answer(element);
    await answer(element, /^5/);
    await until(
      () => provider.outbox.pending,
      n => n === 3,
    );
    endpoint.requests.length = 0;
    endpoint.answer = taken;
    await until(
      () => (void provider.flush(), provider.outbox.pending),
      n => n === 0,
    );
    const { init, signals } = endpoint.requests.at(-1)!;
    expect(init.headers).to.include({ 'content-type': 'application/cloudevents-batch+json' });
    expect(signals).to.have.length(3);
  });

  it('receives only deliberate answers after opt-out', async () => {
    const { element, endpoint, signals } = await open(
      { signals: 'off' },
      { promises: [promise()], suggestions: [suggestion()], feedback: [form()] },
    );
    await painted();
    await answer(element);
    await until(() => endpoint.names.length);
    expect(endpoint.names).to.deep.equal(['feedback.answered']);
    expect(signals).to.have.length(1);
  });

  it('is sent to by the `fetch` that was set before the element was defined', async () => {
    const { provider, element, endpoint, source } = await open();
    endpoint.answer = away;
    await answer(element);
    await until(
      () => provider.outbox.pending,
      n => n === 2,
    );
    const address = provider.endpoint!;
    provider.remove();
    const own = new Endpoint();
    const name = `till-late-${count}`;
    const late = Object.assign(document.createElement(name), { fetch: own.fetch });
    late.setAttribute('endpoint', address);
    late.setAttribute('source', source);
    late.setAttribute('write-key', 'w-key');
    document.body.append(late);
    endpoint.requests.length = 0;
    customElements.define(name, class extends TillMoment {});
    await until(
      () => own.names.length,
      n => n === 2,
    );
    expect(endpoint.requests).to.have.length(0);
    late.remove();
  });

  it('with an invalid URL is a problem, and nothing breaks', async () => {
    const problems: string[] = [];
    const listen = (event: Event) =>
      event instanceof TillProblemEvent && problems.push(...event.problems.map(({ message }) => message));
    document.addEventListener('till-problem', listen);
    const provider = await mount<TillMoment>(html`<till-moment endpoint="https://"></till-moment>`);
    document.removeEventListener('till-problem', listen);
    expect(problems).to.deep.equal(['the endpoint https:// is no address']);
    expect(takeConsole()).to.have.length(1);
    expect(provider.outbox).to.include({ pending: 0, state: 'durable' });
  });

  it('that refuses a key is reported once, and receives everything after a reroute to the right key', async () => {
    const { provider, element, endpoint } = await open();
    const problems = eventsOf(provider, 'till-problem');
    endpoint.answer = () => new Response(null, { status: 401 });
    await answer(element);
    await until(() => problems.length);
    const [problem] = problems[0]!.problems;
    expect(problem!.code).to.equal('delivery');
    const address = location.origin + provider.endpoint!;
    expect(problem!.message)
      .to.match(/^signals wait \([12]\) for \S+, which answers 401$/)
      .and.contain(address);
    endpoint.answer = () => new Response(null, { status: 202 });
    endpoint.requests.length = 0;
    provider.writeKey = 'right';
    await settled(provider);
    await provider.outbox.reroute(address, provider.endpoint!);
    await until(
      () => (void provider.flush(), provider.outbox.pending),
      n => n === 0,
    );
    const headers = endpoint.requests.map(({ init }) => new Headers(init.headers).get('authorization'));
    expect(new Set(headers)).to.deep.equal(new Set(['Bearer right']));
    expect(problems).to.have.length(1);
    expect(takeConsole()).to.have.length(1);
  });

  it('receives the signals of each element with its own key', async () => {
    const one = await open({ writeKey: 'key-one' });
    const { endpoint, source, provider } = one;
    const two = await mount<TillMoment>(html`
      <till-moment
        .fetch=${endpoint.fetch}
        endpoint=${provider.endpoint}
        source=${source}
        write-key="key-two"
        .value=${moment({ id: 'of-two', feedback: [form()] })}
        ><till-feedback></till-feedback
      ></till-moment>
    `);
    await answer(one.element);
    await answer(two.querySelector('till-feedback')!);
    await until(
      () => endpoint.names.length,
      n => n === 4,
    );
    for (const { init, signals } of endpoint.requests)
      for (const { data } of signals)
        expect(new Headers(init.headers).get('authorization')).to.equal(
          data.moment === 'of-two' ? 'Bearer key-two' : 'Bearer key-one',
        );
  });

  it('that answers with text is reported, and the signals wait', async () => {
    const { provider, element, endpoint } = await open();
    const problems = eventsOf(provider, 'till-problem');
    endpoint.answer = () => new Response('OK', { status: 200 });
    await answer(element);
    await until(() => problems.length);
    expect(problems[0]!.problems[0]!.message).to.contain('without acknowledging them');
    expect(takeConsole()).to.have.length(1);
    endpoint.answer = () => new Response(null, { status: 204 });
    await until(
      () => (void provider.flush(), provider.outbox.pending),
      n => n === 0,
    );
  });
});

describe('an endpoint that the page no longer names', () => {
  it('still receives its signals from the next page, and the new endpoint receives none of them', async () => {
    const requests: string[] = [];
    const { fetch } = globalThis;
    let isUp = false;
    globalThis.fetch = (input, init) => {
      const { url } = new Request(input);
      if (!url.includes('/renamed')) return fetch(input, init);
      requests.push(url);
      return isUp
        ? Promise.resolve(new Response(null, { status: 204 }))
        : Promise.reject(new TypeError('Failed to fetch'));
    };
    try {
      const source = `https://till.example/renamed-${++count}`;
      const old = await mount<TillMoment>(html`
        <till-moment
          endpoint="/renamed/v1"
          source=${source}
          .value=${moment({ id: 'old', feedback: [form()] })}
          ><till-feedback></till-feedback
        ></till-moment>
      `);
      await answer(old.querySelector('till-feedback')!);
      await until(
        () => old.outbox.pending,
        n => n === 2,
      );
      old.remove();
      isUp = true;
      requests.length = 0;
      await mount<TillMoment>(html`<till-moment endpoint="/renamed/v2" source=${source}></till-moment>`);
      await until(
        () => requests.length,
        n => n === 2,
      );
      expect(requests.every(url => url.endsWith('/renamed/v1'))).to.equal(true);
    } finally {
      globalThis.fetch = fetch;
    }
  });
});

describe('a visitor who opts out', () => {
  it('has pending impressions discarded, and pending answers still sent', async () => {
    const { provider, element, endpoint } = await open();
    endpoint.answer = away;
    await answer(element);
    await until(
      () => provider.outbox.pending,
      n => n === 2,
    );
    provider.signals = 'off';
    await until(
      () => provider.outbox.pending,
      n => n === 1,
    );
    endpoint.requests.length = 0;
    endpoint.answer = () => new Response(null, { status: 204 });
    await until(
      () => (void provider.flush(), provider.outbox.pending),
      n => n === 0,
    );
    expect(new Set(endpoint.names)).to.deep.equal(new Set(['feedback.answered']));
  });
});

describe('pending signals', () => {
  it('are reported when their number changes', async () => {
    const { provider, element, endpoint } = await open();
    const changes = eventsOf(provider, 'till-outbox-change');
    endpoint.answer = away;
    await answer(element);
    await until(
      () => changes.at(-1)?.pending,
      n => n === 2,
    );
    expect(changes.at(-1)).to.include({ pending: 2, state: 'durable' });
    endpoint.answer = () => new Response(null, { status: 204 });
    await until(
      () => (void provider.flush(), changes.at(-1)?.pending),
      n => n === 0,
    );
  });

  it('are sent by the next element with the same endpoint', async () => {
    const { provider, element, endpoint, source } = await open();
    endpoint.answer = away;
    await answer(element);
    await until(
      () => provider.outbox.pending,
      n => n === 2,
    );
    const address = provider.endpoint!;
    provider.remove();
    const next = new Endpoint();
    const other = await mount<TillMoment>(
      html`<till-moment
        .fetch=${next.fetch}
        endpoint=${address}
        source=${source}
        write-key="w-key"
      ></till-moment>`,
    );
    await until(
      () => (void other.flush(), next.names.length),
      n => n === 2,
    );
    expect(endpoint.requests.every(({ signals }) => signals.length)).to.equal(true);
  });

  for (const [name, resume] of [
    ['resumes', () => document.dispatchEvent(new Event('resume'))],
    ['is visible again', () => document.dispatchEvent(new Event('visibilitychange'))],
    [
      'comes back from the cache',
      () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
    ],
  ] as const)
    it(`are looked up when the page ${name}, since another tab may have sent them meanwhile`, async () => {
      const { provider, element, endpoint, source } = await open();
      endpoint.answer = away;
      await answer(element);
      await until(
        () => provider.outbox.pending,
        n => n === 2,
      );
      // What another tab does while this one is frozen or cached: it is not told.
      const store = indexedDbStore();
      const address = location.origin + provider.endpoint!;
      await store.remove(await store.next(queueOf({ address, source, key: 'w-key', isCustom: true })));
      resume();
      await until(
        () => provider.outbox.pending,
        n => n === 0,
      );
      await until(() => element.getAttribute('status') === 'confirmed');
      endpoint.requests.length = 0;
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      expect(endpoint.requests).to.have.length(0);
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });

  it('keep reporting their status when the element gets another source', async () => {
    const { provider, element, endpoint } = await open();
    endpoint.answer = away;
    await answer(element);
    await until(
      () => provider.outbox.pending,
      n => n === 2,
    );
    provider.source = 'https://till.example/renamed';
    await settled(provider);
    endpoint.answer = () => new Response(null, { status: 204 });
    await until(() => (void provider.flush(), element.getAttribute('status') === 'confirmed'));
    await until(
      () => provider.outbox.pending,
      n => n === 0,
    );
  });

  it('are kept apart by endpoint', async () => {
    const one = await open();
    const two = await open();
    one.endpoint.answer = away;
    await answer(one.element);
    await answer(two.element);
    await until(
      () => two.endpoint.names.length,
      n => n === 2,
    );
    await until(
      () => one.provider.outbox.pending,
      n => n === 2,
    );
    await until(
      () => two.provider.outbox.pending,
      n => n === 0,
    );
  });

  it('of an element that has gone are reported by one that is still there', async () => {
    const { provider, element, endpoint } = await open({}, { suggestions: [suggestion()] });
    const other = await open();
    let accepted!: () => void;
    provider.addEventListener('till-suggestion-accept', event =>
      event.respondWith(new Promise<void>(resolve => (accepted = resolve))),
    );
    byRole(provider.querySelector('till-suggestion')!, 'button', /^Add/).click();
    await settled(element);
    provider.remove();
    const own = eventsOf(provider, 'till-problem');
    const others = eventsOf(other.provider, 'till-problem');
    endpoint.answer = () => new Response(null, { status: 401 });
    accepted();
    await until(() => others.length);
    expect(endpoint.names).to.include('suggestion.accepted');
    expect(own).to.have.length(0);
    expect(takeConsole()).to.have.length(1);
  });

  it('need no database if signals are only events', async () => {
    const { provider, element, endpoint, source, signals } = await open({ endpoint: null });
    await answer(element);
    await provider.flush();
    expect(signals).to.have.length(2);
    expect(endpoint.requests).to.have.length(0);
    expect(await indexedDbStore().count(hostQueue(source))).to.equal(0);
    expect(element.hasAttribute('status')).to.equal(false);
  });
});

describe('a host that delivers signals itself', () => {
  const deliver = (
    provider: TillMoment,
    response: (event: TillSignalEvent) => Promise<unknown> | undefined,
  ) =>
    provider.addEventListener('till-signal', event => {
      const answered = response(event);
      if (answered) event.respondWith(answered);
    });

  it('has taken a signal when its promise resolves, and the endpoint does not get it', async () => {
    const { provider, element, endpoint } = await open();
    let done = () => {};
    const promised = new Promise<void>(resolve => (done = resolve));
    deliver(provider, () => promised);
    await answer(element);
    await until(
      () => provider.outbox.pending,
      n => n === 2,
    );
    expect(element.getAttribute('status')).to.equal('saved');
    done();
    await until(
      () => provider.outbox.pending,
      n => n === 0,
    );
    expect(element.getAttribute('status')).to.equal('confirmed');
    expect(endpoint.requests).to.have.length(0);
  });

  it('leads to a status that stands, also where a page makes its DOM the same as new HTML', async () => {
    const { provider, element } = await open();
    deliver(provider, () => Promise.resolve());
    await answer(element);
    await until(() => element.getAttribute('status') === 'confirmed');
    element.removeAttribute('status');
    await painted();
    expect(element.getAttribute('status')).to.equal('confirmed');
    element.reset();
    await settled(element);
    expect(element.hasAttribute('status')).to.equal(false);
  });

  it('is asked again with the same signal when it fails', async () => {
    const { provider, element } = await open({ endpoint: null });
    const told: [string, boolean][] = [];
    deliver(provider, ({ cloudEvent, isRepeated }) => {
      told.push([cloudEvent.id, isRepeated]);
      return isRepeated ? Promise.resolve() : Promise.reject(new Error('offline'));
    });
    await answer(element);
    await until(
      () => (void provider.flush(), told.length),
      n => n === 4,
    );
    const first = told.filter(([, isRepeated]) => !isRepeated).map(([id]) => id);
    expect(told.filter(([, isRepeated]) => isRepeated).map(([id]) => id)).to.have.members(first);
    await until(
      () => provider.outbox.pending,
      n => n === 0,
    );
  });

  it('is asked again if its promise resolves with an HTTP error, as that of `fetch` does', async () => {
    const { provider, element } = await open({ endpoint: null });
    let count = 0;
    deliver(provider, ({ isRepeated }) => {
      count++;
      return Promise.resolve(new Response(null, { status: isRepeated ? 204 : 502 }));
    });
    await answer(element);
    await until(
      () => (void provider.flush(), count),
      n => n === 4,
    );
    await until(
      () => provider.outbox.pending,
      n => n === 0,
    );
  });

  it('is asked by the next page to deliver what it did not finish', async () => {
    const { provider, element, source } = await open({ endpoint: null });
    deliver(provider, () => new Promise(() => {}));
    await answer(element);
    await until(
      () => provider.outbox.pending,
      n => n === 2,
    );
    provider.remove();
    // As after a reload, only the database knows of them.
    const rows = await indexedDbStore().next(hostQueue(source));
    expect(rows.map(({ signal }) => signal.type.split('.').pop())).to.deep.equal(['answered', 'started']);
    expect(localStorage.getItem('tillside:host')).to.equal('1');
  });
});

describe('the outcome of an encounter', () => {
  it('is a signal, and pending signals are sent', async () => {
    const { provider, endpoint } = await open();
    await provider.complete({
      outcome: 'completed',
      order: 'o-1',
      total: { value: '12.50', currency: 'EUR' },
      lines: 3,
    });
    await until(() => endpoint.names.length);
    expect(endpoint.requests[0]!.signals[0]).to.deep.include({
      type: 'dev.tillside.moment.completed',
      subject: 'moment',
    });
    expect(endpoint.requests[0]!.signals[0]!.data).to.deep.include({
      order: 'o-1',
      total: { value: '12.50', currency: 'EUR' },
      lines: 3,
    });
  });

  it('is one of three, in a moment', async () => {
    const { provider } = await open();
    const fails = async (outcome: string) => {
      try {
        await provider.complete({ outcome } as never);
        return '';
      } catch (error) {
        return String(error);
      }
    };
    expect(await fails('sold')).to.equal(
      'TypeError: outcome: expected completed|voided|returned, got "sold"',
    );
    provider.value = null;
    await settled(provider);
    expect(await fails('voided')).to.equal('Error: there is no moment to complete');
  });
});

describe('an outcome that the host reports', () => {
  const told = (signals: Signal[]) =>
    signals.filter(({ subject }) => subject === 'moment').map(({ data }) => ({ ...data }));

  it('may have a number as its order, and waits for a value that was set in the same task', async () => {
    const { provider, signals } = await open();
    provider.value = moment({ id: `same-task-${count}` });
    await provider.complete({ outcome: 'completed', order: 4711 });
    expect(told(signals)[0]).to.include({ moment: `same-task-${count}`, order: '4711' });
  });

  for (const [name, outcome] of [
    ['total', { total: { value: '12.50' } }],
    ['total', { total: { currency: 'EUR', value: 'twelve' } }],
    ['lines', { lines: '3' }],
    ['lines', { lines: -1 }],
    ['order', { order: {} }],
    ['outcome', { outcome: 'sold' }],
  ] as const)
    it(`is a TypeError that names \`${name}\`, and no signal, for ${JSON.stringify(outcome)}`, async () => {
      const { provider, signals } = await open();
      const error: unknown = await provider
        .complete({ outcome: 'completed', ...outcome } as never)
        .catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(TypeError);
      expect((error as TypeError).message).to.match(new RegExp(`^${name}`));
      expect(told(signals)).to.deep.equal([]);
    });

  it('is one signal for the same outcome of the same order', async () => {
    const { provider, signals } = await open();
    for (const outcome of ['completed', 'completed', 'returned'] as const)
      await provider.complete({ outcome, order: 'o-1' });
    expect(told(signals)).to.have.length(2);
  });

  it('of a second order in one moment is reported as a problem', async () => {
    const { provider, signals } = await open();
    const problems = eventsOf(provider, 'till-problem');
    for (const order of ['o-1', 'o-2']) await provider.complete({ outcome: 'completed', order });
    expect(told(signals)).to.have.length(2);
    expect(problems[0]!.problems[0]).to.include({ code: 'order' });
    expect(takeConsole()).to.have.length(1);
  });
});

describe('a customer who wants to be forgotten', () => {
  it('leaves no data on the device, and the receiver gets a signal', async () => {
    const { provider, element, endpoint, source } = await open(
      {},
      { feedback: [form()], customer: { ref: 'anna' } },
    );
    endpoint.answer = away;
    await answer(element);
    await until(
      () => provider.outbox.pending,
      n => n === 2,
    );
    expect(sessionStorage).to.have.length(1);
    await provider.forget('anna');
    expect(sessionStorage).to.have.length(0);
    endpoint.requests.length = 0;
    endpoint.answer = () => new Response(null, { status: 204 });
    await until(() => (void provider.flush(), endpoint.names.length));
    expect(endpoint.names).to.deep.equal(['customer.forgotten']);
    expect(endpoint.requests[0]!.signals[0]!.data.ref).to.equal('anna');
    await until(
      () => provider.outbox.pending,
      n => n === 0,
    );
    const queues = await indexedDbStore().queues();
    expect(queues.filter(({ to }) => to.source === source)).to.deep.equal([]);
  });
});
