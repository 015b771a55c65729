import '@tillside/elements/all';
import * as library from '@tillside/elements';
import type { FormInput } from '@tillside/contract';
import { html } from 'lit';
import { expect, mount, part, parts, settled, takeConsole } from '../helpers/elements.js';
import { until } from '../helpers/endpoint.js';
import { form, moment, suggestion } from '../helpers/items.js';

type Name = Extract<keyof HTMLElementEventMap, `till-${string}`>;

/** Every event: its class, whether it can be cancelled, and its fields. */
const events = {
  'till-moment-change': ['TillMomentChangeEvent', false, ['moment']],
  'till-problem': ['TillProblemEvent', false, ['problems']],
  'till-signal': ['TillSignalEvent', false, ['cloudEvent', 'isRepeated']],
  'till-outbox-change': ['TillOutboxChangeEvent', false, ['pending', 'state']],
  'till-suggestion-ask': ['TillSuggestionAskEvent', true, ['suggestion']],
  'till-suggestion-accept': ['TillSuggestionAcceptEvent', true, ['suggestion', 'momentId', 'signal']],
  'till-suggestion-accepted': ['TillSuggestionAcceptedEvent', false, ['suggestion']],
  'till-suggestion-decline': ['TillSuggestionDeclineEvent', true, ['suggestion']],
  'till-suggestion-declined': ['TillSuggestionDeclinedEvent', false, ['suggestion', 'reason']],
  'till-feedback-submit': ['TillFeedbackSubmitEvent', true, ['form', 'answers']],
  'till-feedback-submitted': ['TillFeedbackSubmittedEvent', false, ['form', 'answers']],
} satisfies Partial<Record<Name, [keyof typeof library, boolean, string[]]>>;
const names = Object.keys(events) as (keyof typeof events)[];

let count = 0;
/** Does everything that a person and a host can do, inside a shadow root, and returns the events that reach the page. */
async function doEverything(): Promise<Event[]> {
  const page = await mount<HTMLElement>(html`<div></div>`);
  const heard: Event[] = [];
  for (const name of names) page.addEventListener(name, event => void heard.push(event));
  const root = page.attachShadow({ mode: 'closed' });
  const provider = document.createElement('till-moment');
  provider.surface = 'associate';
  provider.endpoint = '/signals';
  provider.fetch = () => Promise.resolve(new Response(null, { status: 204 }));
  provider.innerHTML = '<till-suggestion></till-suggestion><till-feedback></till-feedback>';
  root.append(provider);
  const [hint, asking] = [
    provider.querySelector('till-suggestion')!,
    provider.querySelector('till-feedback')!,
  ];
  const questions = [{ id: 'q', type: 'csat', label: 'How?' }] satisfies FormInput['questions'];
  const decline = { reasons: [{ id: 'has', label: 'Has one' }] };
  provider.value = moment({
    id: `event-${++count}`,
    pacing: { max: 2 },
    suggestions: [
      suggestion({ kind: 'service', ask: 'Who for?' }),
      suggestion({ id: 'pot', title: 'Pot', decline }),
      {} as never,
    ],
    feedback: [form({ questions })],
  });
  await settled(provider);
  for (const name of ['asked', 'accept']) {
    part(hint, name).click();
    await settled(provider);
  }
  const other = document.createElement('till-suggestion');
  provider.append(other);
  await settled(provider);
  part(other, 'decline').click();
  await settled(provider);
  parts(other, 'chip')[0]!.click();
  asking.shadowRoot!.querySelectorAll('input')[3]!.click();
  await settled(provider);
  part(asking, 'next').click();
  for (const late of ['till-feedback-submitted', 'till-outbox-change'])
    await until(() => heard.some(({ type }) => type === late));
  takeConsole();
  return heard;
}

it('every event is dispatched in the class that its name says, and crosses shadow roots', async () => {
  const heard = await doEverything();
  for (const name of names) {
    const [className, cancelable, fields] = events[name];
    const event = heard.find(({ type }) => type === name);
    expect(event, name).to.be.instanceOf(library[className]);
    expect(event, name).to.include({ bubbles: true, composed: true, cancelable });
    for (const field of fields) expect(event, name).to.have.property(field).that.is.not.undefined;
  }
});

it('requests come before the effect, results after it', async () => {
  const order = (await doEverything()).map(({ type }) => type);
  for (const [request, result] of [
    ['till-suggestion-accept', 'till-suggestion-accepted'],
    ['till-suggestion-decline', 'till-suggestion-declined'],
    ['till-feedback-submit', 'till-feedback-submitted'],
  ] as const)
    expect(order.indexOf(request), request).to.be.within(0, order.indexOf(result) - 1);
});

it('setting a property never dispatches a person’s action', async () => {
  const provider = await mount<library.TillMoment>(
    html`<till-moment><till-suggestion></till-suggestion><till-feedback></till-feedback></till-moment>`,
  );
  const heard: string[] = [];
  for (const name of names) provider.addEventListener(name, ({ type }) => void heard.push(type));
  for (const phase of ['open', 'paying', 'done'] as const) {
    provider.value = moment({ id: 'props', phase, suggestions: [suggestion()], feedback: [form()] });
    await settled(provider);
  }
  provider.value = null;
  await settled(provider);
  expect([...new Set(heard)]).to.deep.equal(['till-moment-change']);
});

it('the library exports a class for every event, and no more', () => {
  const classes = Object.keys(library).filter(name => name.endsWith('Event'));
  expect(classes.sort()).to.deep.equal(names.map(name => events[name][0]).sort());
});

describe('an event that a host answers', () => {
  /** The name of the error that is thrown, or undefined. */
  const thrownBy = (action: () => void): string => {
    try {
      action();
      return '';
    } catch (error) {
      return (error as DOMException).name;
    }
  };
  const accept = async (onAccept: (event: library.TillSuggestionAcceptEvent) => void) => {
    const id = `accept-${++count}`;
    const provider = await mount<library.TillMoment>(
      html`<till-moment .value=${moment({ id, suggestions: [suggestion({ kind: 'service' })] })}
        ><till-suggestion></till-suggestion
      ></till-moment>`,
    );
    provider.addEventListener('till-suggestion-accept', onAccept);
    part(provider.querySelector('till-suggestion')!, 'accept').click();
    return { id, provider };
  };

  it('takes one answer: a second one throws an InvalidStateError', async () => {
    const names: string[] = [];
    await accept(event => {
      for (let i = 0; i < 2; i++) names.push(thrownBy(() => event.respondWith(Promise.resolve())));
    });
    expect(names).to.deep.equal(['', 'InvalidStateError']);
  });

  it('takes no answer after its dispatch: that throws an InvalidStateError', () => {
    const { cloudEvent } = new library.TillSignalEvent({} as never);
    const late = [
      new library.TillSignalEvent(cloudEvent),
      new library.TillSuggestionAcceptEvent(suggestion() as never),
    ];
    for (const event of late) {
      new EventTarget().dispatchEvent(event);
      expect(thrownBy(() => event.respondWith(Promise.resolve()))).to.equal('InvalidStateError');
      expect(event.response).to.equal(undefined);
    }
  });

  it('carries the moment of an accept, and aborts its signal when that moment is over', async () => {
    let event: library.TillSuggestionAcceptEvent | undefined;
    const { id, provider } = await accept(accepted => {
      event = accepted;
      accepted.respondWith(new Promise(() => {}));
    });
    expect(event!.momentId).to.equal(id);
    provider.value = moment({ id, phase: 'paying', suggestions: [suggestion()] });
    await settled(provider);
    expect(event!.signal.aborted).to.equal(false);
    provider.value = moment({ id: `${id}-next` });
    await settled(provider);
    expect(event!.signal.aborted).to.equal(true);
  });

  it('aborts the signal of an accept when the host clears the screen', async () => {
    let signal: AbortSignal | undefined;
    const { provider } = await accept(event => ({ signal } = event));
    provider.value = null;
    await settled(provider);
    expect(signal!.aborted).to.equal(true);
  });
});
