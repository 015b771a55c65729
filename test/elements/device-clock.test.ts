import '@tillside/elements/all';
import type { MomentInput } from '@tillside/contract';
import type { TillMoment, TillPromise } from '@tillside/elements';
import { html } from 'lit';
import { expect, mount, settled, stopClock, text } from '../helpers/elements.js';
import { Endpoint } from '../helpers/endpoint.js';
import { moment, promise } from '../helpers/items.js';
import { noon } from '../helpers/moments.js';

const minute = 60_000;
const hour = 60 * minute;
/** What the time really is: the device's clock may say otherwise. */
const at = (ms: number) => new Date(noon + ms).toISOString();
let count = 0;
const document = (asOf?: string): MomentInput =>
  moment({
    id: `clock-${++count}`,
    ...(asOf && { asOf }),
    promises: [
      promise({
        title: 'Delivered on Tuesday',
        cutoff: { at: at(2 * hour), before: 'for Tuesday', after: 'Too late' },
      }),
      promise({ id: 'until', title: 'Open today', validUntil: at(hour) }),
    ],
  });

async function open(provider: TillMoment) {
  const element: TillPromise = provider.querySelector('till-promise')!;
  await settled(provider);
  return { provider, element };
}
const inline = async (value: MomentInput) =>
  open(
    await mount<TillMoment>(
      html`<till-moment lang="en-GB" .value=${value}><till-promise max="2"></till-promise></till-moment>`,
    ),
  );
/** From a server whose answer says what time it is there. */
async function fetched(value: MomentInput, headers: Record<string, string>) {
  const fetch = () => Promise.resolve(new Response(JSON.stringify(value), { headers }));
  const opened = await open(
    await mount<TillMoment>(
      html`<till-moment lang="en-GB" .fetch=${fetch} src="/m.json"
        ><till-promise max="2"></till-promise
      ></till-moment>`,
    ),
  );
  await opened.provider.load();
  await settled(opened.provider);
  return opened;
}

describe('a device whose clock is behind', () => {
  it('counts down by the time of the document', async () => {
    stopClock(noon - 3 * hour);
    const { element } = await inline(document(at(0)));
    expect(text(element)).to.equal('Order within 2 hrs for Tuesday Open today');
  });

  it('counts down by its own time within five minutes', async () => {
    stopClock(noon - 4 * minute);
    const { element } = await inline(document(at(0)));
    expect(text(element)).to.contain('Order within 2 hrs 4 mins for Tuesday');
  });

  it('goes on from there, and ends on time', async () => {
    const clock = stopClock(noon - 3 * hour);
    const { element } = await inline(document(at(0)));
    clock.tick(2 * minute);
    await settled(element);
    expect(text(element)).to.contain('Order within 1 hr 58 mins for Tuesday');
  });

  it('hides an item on time when it is no longer valid', async () => {
    stopClock(noon - 3 * hour);
    const { element } = await inline(document(at(90 * minute)));
    expect(text(element)).to.equal('Order within 30 mins for Tuesday');
  });

  it('counts down by the time of the server', async () => {
    stopClock(noon - 3 * hour);
    const { element } = await fetched(document(), { date: new Date(noon).toUTCString() });
    expect(text(element)).to.contain('Order within 2 hrs for Tuesday');
  });

  it('hides an item that was valid until before the file of the document was written', async () => {
    stopClock(noon - 24 * hour);
    const modified = new Date(noon + 90 * minute).toUTCString();
    const { element } = await fetched(document(), { 'last-modified': modified });
    expect(text(element)).to.equal('Order within 30 mins for Tuesday');
  });

  it('is not corrected twice when somebody sets it', async () => {
    const clock = stopClock(noon - 3 * hour);
    const { provider, element } = await inline(document(at(0)));
    expect(text(element)).to.contain('Order within 2 hrs for Tuesday');
    clock.setSystemTime(noon);
    provider.requestUpdate();
    await settled(provider);
    expect(text(element)).to.equal('Delivered on Tuesday Open today');
  });
});

describe('a device whose clock is ahead', () => {
  it('shows no countdown for a document that may be old', async () => {
    stopClock(noon + 3 * hour);
    const { element } = await inline(document(at(0)));
    expect(text(element)).to.equal('Delivered on Tuesday');
  });

  it('is trusted again after a new document', async () => {
    stopClock(noon);
    const { provider, element } = await inline(document(at(-hour)));
    expect(text(element)).to.equal('Delivered on Tuesday Open today');
    provider.value = document(at(-minute));
    await settled(provider);
    expect(text(element)).to.contain('Order within 2 hrs for Tuesday');
    provider.value = document(at(-hour));
    await settled(provider);
    expect(text(element)).to.contain('Order within 2 hrs for Tuesday');
  });

  it('counts down by the time of the server, and shows an item that is still valid', async () => {
    stopClock(noon + 3 * hour);
    const { element } = await fetched(document(at(0)), { date: new Date(noon).toUTCString() });
    expect(text(element)).to.equal('Order within 2 hrs for Tuesday Open today');
  });

  it('shows an item that is still valid once the endpoint has answered with its time', async () => {
    stopClock(noon + 24 * hour);
    const endpoint = new Endpoint();
    endpoint.answer = () =>
      new Response(null, { status: 204, headers: { date: new Date(noon).toUTCString() } });
    const { provider, element } = await open(
      await mount<TillMoment>(
        html`<till-moment lang="en-GB" endpoint="/signals" .fetch=${endpoint.fetch} .value=${document()}
          ><till-promise max="2"></till-promise
        ></till-moment>`,
      ),
    );
    expect(text(element)).to.equal('Delivered on Tuesday Too late');
    await provider.complete({ outcome: 'completed' });
    await settled(provider);
    expect(text(element)).to.equal('Order within 2 hrs for Tuesday Open today');
  });

  it('takes no time from an endpoint that refuses', async () => {
    stopClock(noon);
    const endpoint = new Endpoint();
    endpoint.answer = () =>
      new Response(null, { status: 511, headers: { date: new Date(noon - 24 * hour).toUTCString() } });
    const { provider, element } = await open(
      await mount<TillMoment>(
        html`<till-moment lang="en-GB" endpoint="/signals" .fetch=${endpoint.fetch} .value=${document()}
          ><till-promise max="2"></till-promise
        ></till-moment>`,
      ),
    );
    await provider.complete({ outcome: 'completed' });
    await settled(provider);
    expect(text(element)).to.equal('Order within 2 hrs for Tuesday Open today');
  });

  it('takes into account how long caches kept a response', async () => {
    stopClock(noon);
    const { element } = await fetched(document(), { date: new Date(noon - hour).toUTCString(), age: '3600' });
    expect(text(element)).to.contain('Order within 2 hrs for Tuesday');
  });

  it('is not corrected by a response without a date', async () => {
    stopClock(noon);
    const { element } = await fetched(document(), {});
    expect(text(element)).to.contain('Order within 2 hrs for Tuesday');
  });
});
