import '@tillside/elements/all';
import type { MomentInput, SuggestionInput } from '@tillside/contract';
import { type TillMoment, type TillSuggestion, TillSuggestionAcceptEvent } from '@tillside/elements';
import { html } from 'lit';
import {
  allByRole,
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
  writesDuring,
} from '../helpers/elements.js';
import { moment, suggestion } from '../helpers/items.js';

let count = 0;
const cup = { id: '22699', name: 'Teacup' };

/** Opens a new moment with one suggestion, and records its events. */
async function show(more: Partial<SuggestionInput> = {}, rest: Partial<MomentInput> = {}) {
  const document = moment({ id: `accept-${++count}`, suggestions: [suggestion(more)], ...rest });
  const provider = await mount<TillMoment>(
    html`<till-moment .value=${document}><till-suggestion></till-suggestion></till-moment>`,
  );
  const element = provider.querySelector('till-suggestion')!;
  return { document, provider, element, signals: signalsOf(provider) };
}
const press = async (element: Element, name = 'accept') => {
  part(element, name).click();
  await settled(element);
};
const onAccept = (target: EventTarget, listener: (event: TillSuggestionAcceptEvent) => unknown) =>
  target.addEventListener('till-suggestion-accept', event => {
    if (event instanceof TillSuggestionAcceptEvent) void listener(event);
  });

/** An answer by the host that the test settles. */
function answer() {
  let resolve!: () => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<void>((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
}
/** Throws in a listener, without letting the test runner count the error as a failure. */
function fail(message: string): never {
  const { onerror } = window;
  window.onerror = null;
  window.addEventListener('error', () => (window.onerror = onerror), { once: true });
  throw new Error(message);
}
/** Everything that assistive technology reads, in its order. */
function read(node: Node): string {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element) || node.getAttribute('aria-hidden') === 'true') return '';
  return node.getAttribute('aria-label') && node.localName === 'button'
    ? node.getAttribute('aria-label')!
    : [...node.childNodes].map(read).join(' ');
}
const timesRead = (element: Element, words: string) => read(part(element, 'base')).split(words).length - 1;

describe('a suggestion that nobody answers', () => {
  for (const kind of ['product', 'offer'] as const) {
    it(`is never added when it is a ${kind}: it fails on screen and as a signal`, async () => {
      const { element, signals } = await show({ kind, product: cup });
      await press(element);
      expect(text(element)).to.equal('The basket did not answer Nothing was added. Try again');
      expect(namesOf(signals)).to.deep.equal(['suggestion.failed']);
      takeConsole();
    });

    it(`leads to its link when it is a ${kind} that has one`, async () => {
      const { element, signals } = await show({ kind, product: { ...cup, href: '#cup' } });
      await press(element);
      expect(byRole(element, 'link', 'See it')).to.have.attribute('href', '#cup');
      expect(text(element)).to.contain('Nothing was added.');
      expect(namesOf(signals)).to.deep.equal([]);
    });
  }

  it('explains to the developer once, in the console, what to do', async () => {
    const { element } = await show({ product: cup });
    await press(element);
    await press(element, 'retry');
    const [warning, ...more] = takeConsole();
    expect(warning).to.contain('respondWith').and.to.contain('href');
    expect(more).to.deep.equal([]);
  });

  it('says "See it" from the start once an accept on the page has gone unanswered', async () => {
    const { element } = await show({ product: { ...cup, href: '#cup' } });
    await press(element);
    const next = await show({ product: { ...cup, href: '#next' } });
    expect(byRole(next.element, 'link', 'See it')).to.have.attribute('href', '#next');
  });

  it('leads to its link unless somebody has answered by then', async () => {
    const { provider, element, signals } = await show({ product: { ...cup, href: '#cup' } });
    await press(element);
    const prevented: boolean[] = [];
    provider.addEventListener('click', event => {
      prevented.push(event.defaultPrevented);
      event.preventDefault();
    });
    await press(element);
    onAccept(provider, event => event.respondWith(Promise.resolve()));
    await press(element);
    expect(prevented).to.deep.equal([false, true]);
    expect(text(element)).to.equal('Teacup added');
    expect(namesOf(signals)).to.deep.equal(['suggestion.accepted']);
  });
});

describe('a late answer to an accept', () => {
  const error = async (late: () => void): Promise<unknown> => {
    await Promise.resolve();
    try {
      late();
    } catch (thrown) {
      return thrown;
    }
    return undefined;
  };

  it('throws an InvalidStateError, and the suggestion changes from done to not confirmed', async () => {
    const { provider, element, signals } = await show({ kind: 'service' });
    let thrown: unknown;
    onAccept(provider, async event => (thrown = await error(() => event.respondWith(Promise.resolve()))));
    await press(element);
    expect(thrown).to.be.instanceOf(DOMException).and.to.have.property('name', 'InvalidStateError');
    expect(text(element)).to.equal('That is not confirmed Try again');
    expect(said(element)).to.equal('That is not confirmed');
    expect(namesOf(signals)).to.deep.equal(['suggestion.accepted', 'suggestion.failed']);
  });

  it('leaves a product failed if nobody answered in time', async () => {
    const { provider, element, signals } = await show({ product: cup });
    let thrown: unknown;
    onAccept(provider, async event => (thrown = await error(() => event.respondWith(Promise.resolve()))));
    await press(element);
    expect(thrown).to.have.property('name', 'InvalidStateError');
    expect(text(element)).to.contain('Nothing was added.');
    expect(namesOf(signals)).to.deep.equal(['suggestion.failed']);
    takeConsole();
  });

  it('changes nothing if the first answer was in time', async () => {
    const { provider, element, signals } = await show({ product: cup });
    let thrown: unknown;
    onAccept(provider, event => event.respondWith(Promise.resolve()));
    onAccept(
      provider,
      async event =>
        (thrown = await error(() => event.respondWith(Promise.reject(new Error()).catch(() => {})))),
    );
    await press(element);
    expect(thrown).to.have.property('name', 'InvalidStateError');
    expect(text(element)).to.equal('Teacup added');
    expect(namesOf(signals)).to.deep.equal(['suggestion.accepted']);
  });

  it('throws for the second of two listeners, and the first answer counts', async () => {
    const { provider, element } = await show({ product: cup });
    onAccept(provider, event => event.respondWith(Promise.resolve()));
    let thrown: unknown;
    onAccept(provider, event => {
      try {
        event.respondWith(new Promise(() => {}));
      } catch (error) {
        thrown = error;
      }
    });
    await press(element);
    expect(thrown).to.have.property('name', 'InvalidStateError');
    expect(text(element)).to.equal('Teacup added');
  });
});

describe('a listener of an accept that throws', () => {
  for (const kind of ['product', 'service'] as const)
    it(`leaves a ${kind} not confirmed, without offering to try again`, async () => {
      const { provider, element, signals } = await show({ kind, product: cup });
      onAccept(provider, () => {
        fail('broken');
      });
      await press(element);
      expect(text(element)).to.equal('That is not confirmed Please check the basket.');
      expect(allByRole(element, 'button')).to.have.length(0);
      expect(namesOf(signals)).to.deep.equal(['suggestion.failed']);
      expect(takeConsole().join()).to.contain('broken');
    });

  it('does not matter if another listener answers', async () => {
    const { provider, element } = await show({ product: cup });
    onAccept(provider, () => {
      fail('broken');
    });
    onAccept(provider, event => event.respondWith(Promise.resolve()));
    await press(element);
    expect(text(element)).to.equal('Teacup added');
    expect(takeConsole().join()).to.contain('broken');
  });
});

describe('a host whose answer resolves with a failure', () => {
  async function answer(value: unknown) {
    const shown = await show({ product: cup });
    onAccept(shown.provider, event => event.respondWith(Promise.resolve(value)));
    await press(shown.element);
    return shown;
  }

  for (const [what, value] of [
    ['an HTTP error, as `fetch` does', () => new Response('Sold out', { status: 409 })],
    ['an object that is not `ok`', () => ({ ok: false, error: 'sold out' })],
    ['false', () => false],
  ] as const)
    it(`has accepted nothing: ${what}`, async () => {
      const { element, signals } = await answer(value());
      expect(text(element)).to.equal('The basket did not answer Nothing was added. Try again');
      expect(namesOf(signals)).to.deep.equal(['suggestion.failed']);
      expect(takeConsole()).to.have.length(1);
    });

  it('may say why in the customer’s words', async () => {
    const { element } = await answer({ ok: false, refusal: 'Only two left', retry: false });
    expect(text(element)).to.equal('Only two left Nothing was added.');
  });

  it('has accepted the suggestion with anything else', async () => {
    for (const value of [undefined, null, 0, '', true, {}, new Response(null, { status: 204 })]) {
      const { element } = await answer(value);
      expect(text(element)).to.equal('Teacup added');
    }
  });
});

describe('a host that refuses an accept', () => {
  async function refuse(reason: unknown) {
    const shown = await show({ product: cup });
    onAccept(shown.provider, event => event.respondWith(Promise.reject(reason)));
    await press(shown.element);
    return shown;
  }

  it('tells the customer why, in the host’s words', async () => {
    const { element } = await refuse({ refusal: 'Only two left' });
    expect(text(element)).to.equal('Only two left Nothing was added. Try again');
    expect(said(element)).to.equal('Only two left Nothing was added.');
  });

  it('says whether trying again makes sense', async () => {
    const { element } = await refuse({ refusal: 'For adults only', retry: false });
    expect(text(element)).to.equal('For adults only Nothing was added.');
    expect(allByRole(element, 'button')).to.have.length(0);
  });

  for (const [what, reason, logged] of [
    ['an error', new Error('SQL: table is locked'), 'SQL: table is locked'],
    ['an error’s text', 'SQL: table is locked', 'SQL: table is locked'],
    ['nothing', undefined, 'undefined'],
    ['words that are none', { refusal: { toString: () => 'SQL' } }, 'object'],
    ['empty words', { refusal: ' ' }, 'object'],
  ] as const)
    it(`never shows ${what}, and logs it once`, async () => {
      const { element } = await refuse(reason);
      expect(text(element)).to.equal('The basket did not answer Nothing was added. Try again');
      const heard = takeConsole();
      expect(heard).to.have.length(1);
      expect(heard[0]).to.contain('cup').and.to.contain(logged);
    });
});

describe('a suggestion whose element leaves while it is pending', () => {
  async function pending(provider: TillMoment, element: Element) {
    const host = answer();
    let asked = 0;
    onAccept(document, event => {
      if (event.momentId === provider.moment!.id) asked++;
    });
    onAccept(element, event => event.respondWith(host.promise));
    await press(element);
    return { host, asked: () => asked };
  }

  for (const [outcome, who, leaver] of (['accepted', 'failed'] as const).flatMap(
    outcome =>
      [
        [outcome, 'it', (_provider: Element, element: Element) => element],
        [outcome, 'the moment around it', (provider: Element) => provider],
      ] as const,
  ))
    it(`still reports that it was ${outcome} to listeners of the document, if ${who} has left`, async () => {
      const { provider, element } = await show({ product: cup });
      const { host } = await pending(provider, element);
      const signals = signalsOf(document);
      const events = eventsOf(document.body.parentElement!, 'till-suggestion-accepted');
      const results: Event[] = [];
      document.addEventListener('till-suggestion-accepted', event => void results.push(event), {
        once: true,
      });
      leaver(provider, element).remove();
      if (outcome === 'accepted') host.resolve();
      else host.reject({ refusal: 'Sold out' });
      await host.promise.catch(() => {});
      await settled(provider);
      expect(namesOf(signals)).to.deep.equal([`suggestion.${outcome}`]);
      expect(results.length + events.length).to.equal(outcome === 'accepted' ? 1 : 0);
      document.dispatchEvent(new Event('till-suggestion-accepted'));
    });

  for (const [where, provide] of [
    ['the same moment', (provider: TillMoment) => provider],
    [
      'another element with that moment',
      (provider: TillMoment) => {
        const other = document.createElement('till-moment');
        other.value = provider.value;
        provider.replaceWith(other);
        return other;
      },
    ],
  ] as const)
    it(`is pending, then added, in a new element in ${where}`, async () => {
      const { provider, element } = await show({ product: cup }, { pacing: { max: 3 } });
      const { host, asked } = await pending(provider, element);
      element.remove();
      const again = document.createElement('till-suggestion');
      provide(provider).append(again);
      await settled(again);
      expect(said(again)).to.equal('One moment…');
      part(again, 'accept').click();
      host.resolve();
      await host.promise;
      await settled(again);
      expect(text(again)).to.equal('Teacup added');
      expect(asked()).to.equal(1);
    });

  it('is asked for once, even if two elements show it', async () => {
    const { provider, element } = await show({ product: cup });
    const twin = document.createElement('till-suggestion');
    provider.append(twin);
    await settled(twin);
    const host = answer();
    let asked = 0;
    onAccept(provider, event => {
      asked++;
      event.respondWith(host.promise);
    });
    await press(element);
    await settled(twin);
    expect(said(twin)).to.equal('One moment…');
    part(twin, 'accept').click();
    expect(asked).to.equal(1);
  });

  it('sends its signal and touches no screen when its own listener removed it', async () => {
    const { provider, element, signals } = await show({ kind: 'service' });
    onAccept(element, () => element.remove());
    const writes = await writesDuring(element, () => {
      part(element, 'accept').click();
    });
    await settled(provider);
    expect(writes).to.equal(0);
    expect(namesOf(signals)).to.deep.equal(['suggestion.accepted']);
  });

  it('reports to the document from an element with its own value, too', async () => {
    const element = await mount<TillSuggestion>(
      html`<till-suggestion .value=${suggestion({ product: cup })}></till-suggestion>`,
    );
    const host = answer();
    onAccept(element, event => event.respondWith(host.promise));
    await press(element);
    const signals = signalsOf(document);
    element.remove();
    host.resolve();
    await host.promise;
    await settled(element);
    expect(namesOf(signals)).to.deep.equal(['suggestion.accepted']);
  });
});

describe('the signal of an accept', () => {
  async function accepted(more: Partial<MomentInput> = {}) {
    const shown = await show({ product: cup }, more);
    let event!: TillSuggestionAcceptEvent;
    onAccept(shown.provider, accept => {
      event = accept;
      accept.respondWith(new Promise(() => {}));
    });
    await press(shown.element);
    return { ...shown, event };
  }
  const next = () => moment({ id: `accept-${++count}` });

  it('comes with the id of the moment', async () => {
    const { event, document } = await accepted();
    expect(event.momentId).to.equal(document.id);
    expect(event.signal.aborted).to.equal(false);
  });

  it('aborts when another customer’s moment comes, and when the moment is cleared', async () => {
    for (const value of [next(), null]) {
      const { provider, event } = await accepted();
      provider.value = value;
      await settled(provider);
      expect(event.signal.aborted).to.equal(true);
    }
  });

  it('does not abort for a newer version of the moment, nor when the element is moved', async () => {
    const { provider, document: value, event } = await accepted();
    provider.value = { ...value, phase: 'paying' };
    await settled(provider);
    const elsewhere = await mount<HTMLElement>(html`<div></div>`);
    elsewhere.append(provider);
    await settled(provider);
    expect(event.signal.aborted).to.equal(false);
  });

  it('aborts when its element has left and another one shows the next customer', async () => {
    const { provider, event } = await accepted();
    provider.remove();
    expect(event.signal.aborted).to.equal(false);
    await mount(html`<till-moment .value=${next()}></till-moment>`);
    expect(event.signal.aborted).to.equal(true);
  });
});

describe('the outcome of a suggestion', () => {
  it('is read once: the announced words are those on screen', async () => {
    const { provider, element } = await show({ product: cup });
    const host = answer();
    onAccept(provider, event => event.respondWith(host.promise));
    await press(element);
    host.resolve();
    await host.promise;
    await settled(element);
    expect(timesRead(element, 'Teacup added')).to.equal(1);
    expect(said(element)).to.equal('Teacup added');
    expect(parts(element, 'title')).to.have.length(1);
  });
});
