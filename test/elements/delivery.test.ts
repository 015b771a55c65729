import '@tillside/elements/all';
import type { MomentInput, Signal } from '@tillside/contract';
import { indexedDbStore } from '@tillside/core/outbox';
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
import { form, moment, promise, suggestion } from '../helpers/items.js';

let count = 0;
/** A till of its own: an address and a source that no other test has. */
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
const idOf = ({ id }: Signal) => id;

describe('an endpoint', () => {
  it('gets each signal as one CloudEvent, with the key, in the order of what matters', async () => {
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

  it('gets batches only where it says how many it takes', async () => {
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

  it('gets nothing of a visitor who opted out but what they say on purpose', async () => {
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

  it('that is no address is a problem, and nothing breaks', async () => {
    const problems: string[] = [];
    const listen = (event: Event) =>
      event instanceof TillProblemEvent && problems.push(...event.problems.map(({ message }) => message));
    document.addEventListener('till-problem', listen);
    const provider = await mount<TillMoment>(html`<till-moment endpoint="https://"></till-moment>`);
    document.removeEventListener('till-problem', listen);
    expect(problems).to.deep.equal(['the endpoint https:// is no address']);
    expect(takeConsole()).to.have.length(1);
    expect(provider.outbox).to.deep.equal({ pending: 0, state: 'durable' });
  });

  it('that refuses a key is told of once, and gets everything when the key is mended', async () => {
    const { provider, element, endpoint } = await open();
    const problems = eventsOf(provider, 'till-problem');
    endpoint.answer = () => new Response(null, { status: 401 });
    await answer(element);
    await until(() => problems.length);
    expect(problems[0]!.problems[0]).to.deep.include({
      code: 'delivery',
      message: 'signals wait, because the endpoint answers 401',
    });
    endpoint.answer = () => new Response(null, { status: 202 });
    provider.writeKey = 'right';
    await until(
      () => provider.outbox.pending,
      n => n === 0,
    );
    expect(problems).to.have.length(1);
    expect(takeConsole()).to.have.length(1);
  });
});

describe('what waits', () => {
  it('is told when it changes', async () => {
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

  it('is sent by the next element that sends there', async () => {
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
      html`<till-moment .fetch=${next.fetch} endpoint=${address} source=${source}></till-moment>`,
    );
    await until(
      () => (void other.flush(), next.names.length),
      n => n === 2,
    );
    expect(endpoint.requests.every(({ signals }) => signals.length)).to.equal(true);
  });

  it('is followed to its end, also when the element speaks for another source by then', async () => {
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

  it('does not mix with what goes elsewhere', async () => {
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

  it('is nothing where signals are events only: no database is opened', async () => {
    const { provider, element, endpoint, source, signals } = await open({ endpoint: null });
    await answer(element);
    await provider.flush();
    expect(signals).to.have.length(2);
    expect(endpoint.requests).to.have.length(0);
    expect(await indexedDbStore().count(`host ${source}`)).to.equal(0);
    expect(element.hasAttribute('status')).to.equal(false);
  });
});

describe('a host that delivers', () => {
  const deliver = (
    provider: TillMoment,
    response: (event: TillSignalEvent) => Promise<unknown> | undefined,
  ) =>
    provider.addEventListener('till-signal', event => {
      const answered = response(event);
      if (answered) event.respondWith(answered);
    });

  it('has a signal when its promise resolves, and the endpoint does not get it', async () => {
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

  it('is asked by the next page for what it did not finish', async () => {
    const { provider, element, source } = await open({ endpoint: null });
    deliver(provider, () => new Promise(() => {}));
    await answer(element);
    await until(
      () => provider.outbox.pending,
      n => n === 2,
    );
    provider.remove();
    // As after a reload: nothing but the database knows of them.
    const rows = await indexedDbStore().next(`host ${source}`);
    expect(rows.map(({ signal }) => signal.type.split('.').pop())).to.deep.equal(['answered', 'started']);
    expect(localStorage.getItem('tillside:host')).to.equal('1');
  });
});

describe('how an encounter ended', () => {
  it('is a signal, and what waits is sent', async () => {
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
    expect(await fails('sold')).to.equal('TypeError: outcome is completed, voided or returned, not sold');
    provider.value = null;
    await settled(provider);
    expect(await fails('voided')).to.equal('Error: there is no moment to complete');
  });
});

describe('a customer who wants to be forgotten', () => {
  it('leaves nothing here, and the receiver is told', async () => {
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
    endpoint.requests.length = 0;
    endpoint.answer = () => new Response(null, { status: 204 });
    await provider.forget('anna');
    expect(sessionStorage).to.have.length(0);
    await until(() => (void provider.flush(), endpoint.names.length));
    expect(endpoint.names).to.deep.equal(['customer.forgotten']);
    expect(endpoint.requests[0]!.signals[0]!.data.ref).to.equal('anna');
    await until(
      () => provider.outbox.pending,
      n => n === 0,
    );
    const queue = `${location.origin}${provider.endpoint} ${source}`;
    expect(await indexedDbStore().count(queue)).to.equal(0);
  });
});
