import '@tillside/elements/all';
import type { MomentInput } from '@tillside/contract';
import { momentContext, TillMoment, type TillPromise } from '@tillside/elements';
import { html } from 'lit';
import { until } from '../helpers/endpoint.js';
import { openFrame } from '../helpers/frame.js';
import {
  eventsOf,
  expect,
  mount,
  painted,
  part,
  parts,
  settled,
  signalsOf,
  stopClock,
  takeConsole,
  text,
} from '../helpers/elements.js';
import { moment, promise, suggestion } from '../helpers/items.js';

const promising = (title: string, more: Partial<MomentInput> = {}): MomentInput =>
  moment({ promises: [promise({ title })], ...more });
const provide = async (template = html`<till-moment><till-promise></till-promise></till-moment>`) => {
  const provider = await mount<TillMoment>(template);
  return { provider, element: provider.querySelector('till-promise')! };
};
const inScript = (value: MomentInput) =>
  Object.assign(document.createElement('script'), {
    type: 'application/json',
    textContent: JSON.stringify(value),
  });
/** A `fetch` that returns the responses of a list, one after the other, and the last one from then on. */
const answers = (...list: (object | string | number | Error)[]) => {
  const requests: [string, RequestInit][] = [];
  const fetch = (url: RequestInfo | URL, init: RequestInit = {}) => {
    requests.push([url as string, init]);
    const answer = list.length > 1 ? list.shift()! : list[0]!;
    if (answer instanceof Error) return Promise.reject(answer);
    if (typeof answer === 'number') return Promise.resolve(new Response('', { status: answer }));
    return Promise.resolve(new Response(typeof answer === 'string' ? answer : JSON.stringify(answer)));
  };
  return { fetch, requests };
};
const change = (provider: TillMoment) =>
  new Promise(resolve => provider.addEventListener('till-moment-change', resolve, { once: true }));

describe('the document of a moment', () => {
  it('can be the property `value`, as an object or as JSON', async () => {
    for (const value of [promising('By value'), JSON.stringify(promising('By value'))]) {
      const { element } = await provide(
        html`<till-moment .value=${value}><till-promise></till-promise></till-moment>`,
      );
      expect(text(element)).to.equal('By value');
    }
  });

  it('can be in a child script', async () => {
    const page = document.createElement('div');
    page.innerHTML = `<till-moment><script type="application/json">${JSON.stringify(promising('By script'))}</script><till-promise></till-promise></till-moment>`;
    document.body.append(page);
    await settled(page);
    expect(text(page.querySelector('till-promise')!)).to.equal('By script');
    page.remove();
  });

  it('can be in a child script that is added later', async () => {
    const { provider, element } = await provide();
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = JSON.stringify(promising('Later'));
    provider.append(script);
    await change(provider);
    await settled(provider);
    expect(text(element)).to.equal('Later');
  });

  it('can be fetched from `src`', async () => {
    const { provider, element } = await provide(
      html`<till-moment src="/test/fixtures/valid/minimal.json"
        ><till-promise><p>…</p></till-promise></till-moment
      >`,
    );
    if (!provider.moment) await change(provider);
    expect(provider.moment!.id).to.be.a('string');
    expect(element.isConnected).to.equal(true);
  });

  it('comes from `value` before a script, and from a script before `src`', async () => {
    const { fetch, requests } = answers(promising('By src'));
    const script = `<script type="application/json">${JSON.stringify(promising('By script'))}</script>`;
    const make = async (value?: MomentInput) => {
      const provider = document.createElement('till-moment');
      provider.innerHTML = `${script}<till-promise></till-promise>`;
      provider.fetch = fetch;
      provider.src = '/moment.json';
      provider.value = value;
      document.body.append(provider);
      await settled(provider);
      const words = text(provider.querySelector('till-promise')!);
      provider.remove();
      return words;
    };
    expect(await make(promising('By value'))).to.equal('By value');
    expect(await make()).to.equal('By script');
    expect(requests).to.have.length(0);
  });

  it('is not replaced by a script that is added after `value`', async () => {
    const { provider, element } = await provide(
      html`<till-moment .value=${promising('By value')}><till-promise></till-promise></till-moment>`,
    );
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = JSON.stringify(promising('By script'));
    provider.append(script);
    await painted();
    expect(text(element)).to.equal('By value');
  });

  it('is replaced by a newer value, and cleared by null', async () => {
    const { provider, element } = await provide();
    provider.value = promising('First');
    await settled(provider);
    provider.value = promising('Second');
    await settled(provider);
    expect(text(element)).to.equal('Second');
    provider.value = null;
    await settled(provider);
    expect(provider.moment).to.equal(null);
    expect(parts(element, 'promise')).to.have.length(0);
  });

  it('is not replaced by a response of `src` that comes after `value`', async () => {
    const { provider, element } = await provide();
    let respond: (response: Response) => void;
    provider.fetch = () => new Promise(resolve => (respond = resolve));
    provider.src = '/moment.json';
    await settled(provider);
    provider.value = promising('By value');
    await settled(provider);
    respond!(Response.json(promising('By src, late')));
    await painted();
    expect(text(element)).to.equal('By value');
  });

  it('is taken back by undefined, as frameworks do without data, and then comes from `src`', async () => {
    const { provider, element } = await provide();
    provider.value = promising('First');
    await settled(provider);
    provider.value = undefined;
    await settled(provider);
    expect(provider.moment).to.equal(null);
    expect(parts(element, 'promise')).to.have.length(0);
    provider.value = promising('Second');
    provider.src = '/moment.json';
    provider.fetch = () => Promise.resolve(Response.json(promising('By src')));
    await settled(provider);
    provider.value = undefined;
    await settled(provider);
    await painted();
    expect(text(element)).to.equal('By src');
  });

  it('is taken back by undefined or by removing its attribute, and then comes from the child script', async () => {
    const { provider, element } = await provide(html`
      <till-moment>
        ${inScript(promising('By script'))}
        <till-promise></till-promise>
      </till-moment>
    `);
    provider.value = promising('By value');
    await settled(provider);
    provider.value = undefined;
    await settled(provider);
    expect(text(element)).to.equal('By script');
    provider.setAttribute('value', JSON.stringify(promising('By attribute')));
    await settled(provider);
    provider.removeAttribute('value');
    await settled(provider);
    expect(text(element)).to.equal('By script');
    provider.value = null;
    await settled(provider);
    expect(parts(element, 'promise')).to.have.length(0);
  });

  it('comes from `src` once the child script has left', async () => {
    const { provider, element } = await provide(html`
      <till-moment .fetch=${() => Promise.resolve(Response.json(promising('By src')))}>
        ${inScript(promising('By script'))}
        <till-promise></till-promise>
      </till-moment>
    `);
    provider.querySelector('script')!.remove();
    provider.src = '/moment.json';
    await settled(provider);
    await painted();
    expect(text(element)).to.equal('By src');
  });

  it('comes from `src` once a child script is removed', async () => {
    const { fetch } = answers(promising('By src'));
    const { provider, element } = await provide(
      html`<till-moment src="/moment.json" .fetch=${fetch}
        >${inScript(promising('By script'))}<till-promise></till-promise
      ></till-moment>`,
    );
    expect(text(element)).to.equal('By script');
    provider.querySelector('script')!.remove();
    await until(() => text(element) === 'By src');
  });

  it('is fetched again by an element that is moved while `src` is on its way', async () => {
    const { fetch } = answers(promising('By src'));
    let release!: () => void;
    const held = new Promise<void>(resolve => (release = resolve));
    const slow: typeof globalThis.fetch = async (...asked) => {
      await held;
      asked[1]?.signal?.throwIfAborted();
      return fetch(...asked);
    };
    const { provider, element } = await provide(
      html`<till-moment src="/moment.json" .fetch=${slow}><till-promise></till-promise></till-moment>`,
    );
    document.body.append(provider);
    release();
    await until(() => text(element) === 'By src');
    provider.remove();
  });

  it('is a copy of the host’s object, which is neither kept nor changed', async () => {
    const value = promising('Mine');
    const before = JSON.stringify(value);
    const { provider, element } = await provide(
      html`<till-moment .value=${value}><till-promise></till-promise></till-moment>`,
    );
    value.promises![0]!.title = 'Changed behind its back';
    provider.hold = true;
    await settled(provider);
    expect(text(element)).to.equal('Mine');
    value.promises![0]!.title = 'Mine';
    expect(JSON.stringify(value)).to.equal(before);
  });
});

describe('a script that is still being parsed', () => {
  it('is read once it is complete', async () => {
    const { page, window, define, close } = await openFrame();
    page.open();
    page.write('<!doctype html><body>');
    await define('all.ts');
    const warnings: string[] = [];
    (window as unknown as { console: Console }).console.warn = (...words: string[]) =>
      void warnings.push(words.join(' '));
    const json = JSON.stringify(promising('Whole'));
    page.write(
      `<till-moment><till-promise></till-promise><script type="application/json">${json.slice(0, 30)}`,
    );
    await painted();
    page.write(`${json.slice(30)}</script><p>after</p></till-moment>`);
    await painted();
    page.write('</body>');
    page.close();
    await painted();
    expect(page.querySelector('till-promise')!.shadowRoot!.textContent).to.contain('Whole');
    expect(warnings).to.deep.equal([]);
    close();
  });

  it('is read as soon as its JSON is complete, in a page that goes on loading for ever', async () => {
    const { page, define, close } = await openFrame();
    page.open();
    page.write('<!doctype html><body>');
    await define('all.ts');
    const json = JSON.stringify(promising('Whole'));
    page.write(
      `<till-moment><till-promise></till-promise><script type="application/json">${json.slice(0, 30)}`,
    );
    await painted();
    page.write(`${json.slice(30)}</script></till-moment>`);
    await painted();
    expect(page.readyState).to.equal('loading');
    expect(page.querySelector('till-promise')!.shadowRoot!.textContent).to.contain('Whole');
    close();
  });
});

describe('fetching `src`', () => {
  const loading = async (...list: Parameters<typeof answers>) => {
    const { fetch, requests } = answers(...list);
    let tell!: () => void;
    const isThere = new Promise<void>(resolve => (tell = resolve));
    const { provider, element } = await provide(
      html`<till-moment .fetch=${fetch} src="/moment.json" @till-moment-change=${() => tell()}
        ><till-promise></till-promise
      ></till-moment>`,
    );
    // On a busy machine the document may come late.
    await isThere;
    await settled(provider);
    return { provider, element, requests };
  };

  it('revalidates a cached document', async () => {
    const { requests, element } = await loading(promising('Fetched'));
    expect(requests[0]![0]).to.equal('/moment.json');
    expect(requests[0]![1].cache).to.equal('no-cache');
    expect(text(element)).to.equal('Fetched');
  });

  it('is repeated by `load()`, which resolves once the newer document is in force', async () => {
    const { provider, element } = await loading(promising('First'), promising('Second'));
    await provider.load();
    await settled(provider);
    expect(text(element)).to.equal('Second');
  });

  it('keeps the last valid document after a failure, and reports why', async () => {
    for (const failure of [500, new TypeError('Failed to fetch'), '<html>', '']) {
      const { provider, element } = await loading(promising('Good'), failure);
      const problems = eventsOf(provider, 'till-problem');
      await provider.load();
      await settled(provider);
      expect(text(element)).to.equal('Good');
      expect(problems).to.have.length(1);
      expect(problems[0]!.problems[0]!.code).to.equal(typeof failure === 'string' ? 'json' : 'load');
      expect(takeConsole()).to.have.length(1);
    }
  });

  it('clears the screen for an invalid document of another customer', async () => {
    const { provider, element } = await loading(promising('Anna'), { version: 2, id: 'other' });
    await provider.load();
    await settled(provider);
    expect(parts(element, 'promise')).to.have.length(0);
    expect(takeConsole().join()).to.contain('/version');
  });

  it('clears the screen for a document that is too large, or has an invalid id', async () => {
    for (const next of [
      { version: 1, id: 'other', padding: 'x'.repeat(300_000) },
      { version: 1, id: {} },
    ]) {
      const { provider, element } = await loading(promising('Anna'), next);
      expect(parts(element, 'promise')).to.have.length(1);
      await provider.load();
      await settled(provider);
      expect(parts(element, 'promise')).to.have.length(0);
      expect(takeConsole()).to.have.length(1);
    }
  });

  it('follows a new `src`, and ignores a late response of the last one', async () => {
    const late: ((response: Response) => void)[] = [];
    const fetch = (url: string) =>
      url === '/slow'
        ? new Promise<Response>(resolve => late.push(resolve))
        : answers(promising('Quick')).fetch(url);
    const { provider, element } = await provide(
      html`<till-moment .fetch=${fetch} src="/slow"><till-promise></till-promise></till-moment>`,
    );
    provider.src = '/quick';
    await change(provider);
    late[0]!(new Response(JSON.stringify(promising('Slow'))));
    await painted();
    expect(text(element)).to.equal('Quick');
  });

  it('is aborted when the element is removed', async () => {
    let signal: AbortSignal | undefined;
    const fetch = (_: string, init: RequestInit) => {
      signal = init.signal!;
      return new Promise<Response>(() => {});
    };
    const { provider } = await provide(html`<till-moment .fetch=${fetch} src="/slow"></till-moment>`);
    provider.remove();
    expect(signal!.aborted).to.equal(true);
  });
});

describe('the scope of a moment', () => {
  it('covers elements inside it at any depth and across shadow roots', async () => {
    const { provider } = await provide(
      html`<till-moment .value=${promising('Deep')}><div></div></till-moment>`,
    );
    const host = provider.querySelector('div')!;
    const inner = document.createElement('section');
    host.attachShadow({ mode: 'open' }).append(inner);
    const root = inner.attachShadow({ mode: 'closed' });
    const element = document.createElement('till-promise');
    root.append(element);
    await settled(element);
    expect(text(element)).to.equal('Deep');
  });

  it('ends at a nested moment', async () => {
    const page = await mount<HTMLElement>(
      html`<till-moment .value=${promising('Outer')}
        ><till-promise id="outer"></till-promise
        ><till-moment .value=${promising('Inner', { id: 'inner' })}
          ><till-promise id="inner"></till-promise></till-moment
      ></till-moment>`,
    );
    expect(text(page.querySelector('#outer')!)).to.equal('Outer');
    expect(text(page.querySelector('#inner')!)).to.equal('Inner');
  });

  it('ends at a nested moment without a document', async () => {
    const page = await mount<HTMLElement>(
      html`<till-moment .value=${promising('Outer')}
        ><till-moment><till-promise></till-promise></till-moment
      ></till-moment>`,
    );
    expect(parts(page.querySelector('till-promise')!, 'promise')).to.have.length(0);
  });

  it('is separate for several moments on one page', async () => {
    const page = await mount<HTMLElement>(
      html`<div>
        <till-moment .value=${promising('One')}><till-promise></till-promise></till-moment>
        <till-moment .value=${promising('Two', { id: 'two' })}><till-promise></till-promise></till-moment>
      </div>`,
    );
    expect([...page.querySelectorAll<TillPromise>('till-promise')].map(text)).to.deep.equal(['One', 'Two']);
  });

  it('is available through the Context Community Protocol', async () => {
    const { provider } = await provide(html`<till-moment .value=${promising('Asked')}><p></p></till-moment>`);
    const got: unknown[] = [];
    const request = Object.assign(new Event('context-request', { bubbles: true, composed: true }), {
      context: Symbol.for('tillside.moment/1'),
      subscribe: true,
      callback: (scope: { admitted: { promises: { title: string }[] } }) =>
        void got.push(scope.admitted.promises[0]!.title),
    });
    provider.querySelector('p')!.dispatchEvent(request);
    provider.value = promising('Again');
    await settled(provider);
    expect(got).to.deep.equal(['Asked', 'Again']);
    expect(momentContext).to.equal(Symbol.for('tillside.moment/1'));
  });
});

describe('the order of definition, markup and data', () => {
  const modules = { provider: 'moment/define.ts', consumer: 'promise/define.ts' };
  const markup = `<till-moment><script type="application/json">${JSON.stringify(promising('There'))}</script><till-promise></till-promise></till-moment>`;

  for (const [first, second] of [
    ['consumer', 'provider'],
    ['provider', 'consumer'],
  ] as const)
    it(`does not matter with the ${first} defined first, after the markup`, async () => {
      const { page, define, close } = await openFrame();
      page.body.innerHTML = markup;
      await define(modules[first]);
      await painted();
      await define(modules[second]);
      await painted();
      expect(page.querySelector('till-promise')!.shadowRoot!.textContent).to.contain('There');
      close();
    });

  it('does not matter for properties that were set before the definition', async () => {
    const { page, define, close } = await openFrame();
    page.body.innerHTML = '<till-moment><till-promise></till-promise></till-moment>';
    Object.assign(page.querySelector('till-moment')!, { value: promising('Early') });
    await define('all.ts');
    await painted();
    expect(page.querySelector('till-promise')!.shadowRoot!.textContent).to.contain('Early');
    close();
  });

  it('does not matter for a widget in a shadow root, defined before its provider', async () => {
    const { page, define, close } = await openFrame();
    page.body.innerHTML = `<till-moment><script type="application/json">${JSON.stringify(promising('There'))}</script><div></div></till-moment>`;
    const root = page.querySelector('div')!.attachShadow({ mode: 'open' });
    root.innerHTML = '<till-promise></till-promise>';
    await define(modules.consumer, modules.provider);
    await painted();
    expect(root.querySelector('till-promise')!.shadowRoot!.textContent).to.contain('There');
    close();
  });

  it('does not matter for a widget that is added later', async () => {
    const { provider } = await provide(html`<till-moment .value=${promising('Late')}></till-moment>`);
    const element = document.createElement('till-promise');
    provider.append(element);
    await settled(element);
    expect(text(element)).to.equal('Late');
  });

  it('lets data that was set before connection show in the same task', () => {
    const provider = document.createElement('till-moment');
    provider.value = promising('At once');
    provider.append(document.createElement('till-promise'));
    document.body.append(provider);
    expect(text(provider.querySelector('till-promise')!)).to.equal('At once');
    provider.remove();
  });

  it('keeps the first definition when a second copy of the library is loaded, with one warning per tag', async () => {
    const { page, window, define, close } = await openFrame();
    const warnings: string[] = [];
    Object.assign((window as unknown as { console: Console }).console, {
      warn: (...words: string[]) => void warnings.push(words.join(' ')),
    });
    page.body.innerHTML = markup;
    await define('moment/define.ts', '../dist/tillside.js');
    await painted();
    expect(page.querySelector('till-promise')!.shadowRoot!.textContent).to.contain('There');
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.match(/^\[tillside\] <till-moment> is .*defined.* stays$/);
    close();
  });
});

describe('events of a moment', () => {
  it('announce each newer document', async () => {
    const { provider } = await provide();
    const events = eventsOf(provider, 'till-moment-change');
    provider.value = promising('One');
    await settled(provider);
    expect(events).to.have.length(1);
    expect(events[0]!.moment).to.equal(provider.moment);
    expect(provider.moment!.promises[0]!.title).to.equal('One');
  });

  it('carry `source` in every signal, or the page’s origin without one', async () => {
    const clock = stopClock();
    const { provider } = await provide(
      html`<till-moment .value=${promising('x', { id: 'src-1' })}
        ><till-promise></till-promise
      ></till-moment>`,
    );
    const signals = signalsOf(provider);
    await painted();
    clock.tick(1000);
    provider.source = 'urn:till:4';
    provider.value = promising('x', { id: 'src-2' });
    await settled(provider);
    provider.querySelector('till-promise')!.remove();
    provider.append(document.createElement('till-promise'));
    await painted();
    clock.tick(1000);
    expect(signals.map(({ source }) => source)).to.deep.equal([location.origin, 'urn:till:4']);
  });

  it('carry mode and ref in every signal if the moment has them', async () => {
    const clock = stopClock();
    const { provider } = await provide(
      html`<till-moment
        .value=${promising('x', { id: 'mode-1', mode: 'training', customer: { ref: 'anna' } })}
        ><till-promise></till-promise
      ></till-moment>`,
    );
    const signals = signalsOf(provider);
    await painted();
    clock.tick(1000);
    expect(signals[0]!.data).to.include({ mode: 'training', ref: 'anna', moment: 'mode-1' });
  });
});

describe('surface and density of a moment', () => {
  it('treat every surface other than `associate` as a customer’s', async () => {
    const value = moment({ promises: [promise({ owner: 'Floor lead' })] });
    for (const surface of ['', 'customer', 'staff', 'Associate']) {
      const { element } = await provide(
        html`<till-moment surface=${surface} .value=${value}><till-promise></till-promise></till-moment>`,
      );
      expect(text(element), surface).not.to.contain('Floor lead');
    }
    const { provider, element } = await provide(
      html`<till-moment surface="associate" .value=${value}><till-promise></till-promise></till-moment>`,
    );
    expect(text(element)).to.contain('Floor lead');
    provider.surface = 'customer';
    await settled(provider);
    expect(text(element)).not.to.contain('Floor lead');
  });

  it('make targets larger with till density', async () => {
    const value = moment({ id: 'dense', suggestions: [suggestion()] });
    const { provider } = await provide(
      html`<till-moment .value=${value}><till-suggestion></till-suggestion></till-moment>`,
    );
    const element = provider.querySelector('till-suggestion')!;
    expect(part(element, 'accept').getBoundingClientRect().height).to.be.at.least(48);
    provider.density = 'till';
    await settled(provider);
    expect(part(element, 'accept').getBoundingClientRect().height).to.be.at.least(56);
  });
});

describe('a moment in a page', () => {
  it('renders nothing and takes no part in the layout', async () => {
    const { provider } = await provide();
    expect(getComputedStyle(provider).display).to.equal('contents');
    expect(provider).to.be.instanceOf(TillMoment);
  });

  it('leaves no timer behind when it is removed', async () => {
    const clock = stopClock();
    const value = moment({
      promises: [promise({ validUntil: new Date(Date.now() + 60_000).toISOString() })],
    });
    const { provider } = await provide(
      html`<till-moment .value=${value}><till-promise></till-promise></till-moment>`,
    );
    await painted();
    provider.remove();
    provider.value = {
      ...value,
      promises: [promise({ validUntil: new Date(Date.now() + 90_000).toISOString() })],
    };
    await settled(provider);
    await painted();
    clock.tick(1000);
    expect(clock.countTimers()).to.equal(0);
  });

  it('keeps its document and its widgets when it is moved', async () => {
    const { provider, element } = await provide(
      html`<till-moment .value=${promising('Moved')}><till-promise></till-promise></till-moment>`,
    );
    const elsewhere = await mount<HTMLElement>(html`<div></div>`);
    elsewhere.append(provider);
    await settled(provider);
    expect(text(element)).to.equal('Moved');
    provider.value = promising('And alive');
    await settled(provider);
    expect(text(element)).to.equal('And alive');
  });
});
