import '@tillside/elements/all';
import type { TillFeedback, TillMoment } from '@tillside/elements';
import { html } from 'lit';
import {
  byRole,
  eventsOf,
  expect,
  mount,
  namesOf,
  part,
  parts,
  said,
  settled,
  signalsOf,
  takeConsole,
  text,
} from '../helpers/elements.js';
import { away, Endpoint, until } from '../helpers/endpoint.js';
import { form, moment } from '../helpers/items.js';

let count = 0;
async function open(id = `r-${++count}`) {
  const endpoint = new Endpoint();
  const document = moment({ id, feedback: [form()] });
  const provider = await mount<TillMoment>(html`
    <till-moment .fetch=${endpoint.fetch} endpoint="/receipts" source=${`https://${id}`} .value=${document}
      ><till-feedback></till-feedback
    ></till-moment>
  `);
  const element: TillFeedback = provider.querySelector('till-feedback')!;
  return { id, provider, element, endpoint, signals: signalsOf(provider) };
}
const press = async (element: Element, name: string | RegExp, role = 'button') => {
  byRole(element, role, name).click();
  await settled(element);
};
const becomes = (element: TillFeedback, status: string) =>
  until(
    () => element.getAttribute('status'),
    now => now === status,
  );
const words = (element: Element) => part(element, 'status').innerText.trim();

/** Lets the browser refuse all storage during an action. */
async function withoutStorage(action: () => Promise<void>): Promise<void> {
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  try {
    await action();
  } finally {
    IDBObjectStore.prototype.add = add;
  }
}

describe('an answer', () => {
  it('is shown as saved, then as confirmed, in words and as an attribute', async () => {
    const { element, endpoint } = await open();
    const held: ((response: Response) => void)[] = [];
    endpoint.answer = () => new Promise(resolve => held.push(resolve));
    expect(element.status).to.equal(undefined);
    expect(words(element)).to.equal('');
    await press(element, /^4/, 'radio');
    expect(element.status).to.equal('saving');
    await becomes(element, 'saved');
    expect(words(element)).to.equal('Saved on this device');
    while (element.status !== 'confirmed') {
      held.shift()?.(new Response(null, { status: 204 }));
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    await settled(element);
    expect(element.getAttribute('status')).to.equal('confirmed');
    expect(words(element)).to.equal('Received');
    expect(said(element), 'no chatter').to.equal('');
  });

  it('stays saved while it cannot be sent, and nothing on screen says otherwise', async () => {
    const { element, endpoint, provider } = await open();
    endpoint.answer = away;
    await press(element, /^4/, 'radio');
    await becomes(element, 'saved');
    await provider.flush();
    expect(words(element)).to.equal('Saved on this device');
    expect(text(element)).not.to.match(/not|could|unable|fail/i);
  });

  it('moves nothing when its status appears', async () => {
    for (const width of ['240px', '340px', '600px']) {
      const { element, endpoint, provider } = await open();
      provider.parentElement!.style.width = width;
      endpoint.answer = away;
      const place = () => {
        const { top, left } = part(element, 'next').getBoundingClientRect();
        return { top, left, height: element.offsetHeight };
      };
      const before = place();
      await press(element, /^4/, 'radio');
      await becomes(element, 'saved');
      expect(place(), width).to.deep.equal(before);
    }
  });

  it('that cannot be saved says so, stays on screen and is sent all the same', async () => {
    await withoutStorage(async () => {
      const { element, endpoint, provider } = await open();
      let isAway = true;
      endpoint.answer = () => (isAway ? away() : new Response(null, { status: 204 }));
      await press(element, /^4/, 'radio');
      await becomes(element, 'unsaved');
      expect(words(element)).to.equal('Not saved. Please keep this page open until it is sent.');
      expect(said(element)).to.equal('Not saved. Please keep this page open until it is sent.');
      await until(
        () => provider.outbox.state,
        state => state === 'volatile',
      );
      isAway = false;
      await until(
        () => (void provider.flush(), element.getAttribute('status')),
        now => now === 'confirmed',
      );
      await until(
        () => provider.outbox.state,
        state => state === 'durable',
      );
      expect(words(element)).to.equal('Received');
    });
  });

  it('that the receiver refuses for good says so', async () => {
    const { provider, element, endpoint } = await open();
    endpoint.answer = () => Response.json({ code: 'schema' }, { status: 422 });
    await press(element, /^4/, 'radio');
    await becomes(element, 'refused');
    await until(
      () => provider.outbox.pending,
      n => n === 0,
    );
    expect(words(element)).to.equal('This could not be delivered.');
    expect(takeConsole()).to.have.length(1);
  });
});

describe('the thanks', () => {
  const fillIn = async (element: TillFeedback) => {
    await press(element, /^4/, 'radio');
    await press(element, 'Next');
    const field = part(element, 'field') as HTMLTextAreaElement;
    field.value = 'All good';
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await press(element, 'Send');
  };

  it('appear only once everything is saved on the device', async () => {
    const { element, endpoint, signals } = await open();
    endpoint.answer = away;
    const events = eventsOf(element, 'till-feedback-submitted');
    await fillIn(element);
    expect(parts(element, 'thanks')).to.have.length(0);
    expect(events).to.have.length(0);
    await press(element, 'Send');
    await until(() => element.matches(':state(done)'));
    expect(words(element)).to.equal('Saved on this device');
    expect(events).to.have.length(1);
    expect(namesOf(signals).filter(name => name === 'feedback.submitted')).to.have.length(1);
    expect(said(element)).to.equal('Thank you for telling us');
  });

  it('wait for the receiver if nothing can be saved, and the text stays on screen', async () => {
    await withoutStorage(async () => {
      const { element, endpoint, provider } = await open();
      let isAway = true;
      endpoint.answer = () => (isAway ? away() : new Response(null, { status: 204 }));
      await fillIn(element);
      await becomes(element, 'unsaved');
      await settled(element);
      expect((part(element, 'field') as HTMLTextAreaElement).value).to.equal('All good');
      expect(byRole(element, 'button', 'Send')).to.have.property('disabled', true);
      isAway = false;
      await until(() => (void provider.flush(), element.matches(':state(done)')));
      expect(words(element)).to.equal('Received');
    });
  });

  it('show the current status of the answers after a reload', async () => {
    const { id, element, endpoint, provider } = await open();
    endpoint.answer = away;
    await fillIn(element);
    await until(() => element.matches(':state(done)'));
    provider.remove();
    const again = await open(id);
    again.endpoint.answer = away;
    expect(again.element.getAttribute('status')).to.equal('saved');
    again.endpoint.answer = () => new Response(null, { status: 204 });
    await until(
      () => (void again.provider.flush(), again.element.getAttribute('status')),
      now => now === 'confirmed',
    );
    again.provider.remove();
    const { element: last } = await open(id);
    await becomes(last, 'confirmed');
    expect(words(last)).to.equal('Received');
  });
});
