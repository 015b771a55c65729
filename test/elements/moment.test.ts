import '@tillside/elements/all';
import type { MomentInput } from '@tillside/contract';
import { momentContext, TillMoment, type TillPromise } from '@tillside/elements';
import { html } from 'lit';
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

const says = (title: string, more: Partial<MomentInput> = {}): MomentInput =>
  moment({ promises: [promise({ title })], ...more });
const provide = async (template = html`<till-moment><till-promise></till-promise></till-moment>`) => {
  const provider = await mount<TillMoment>(template);
  return { provider, element: provider.querySelector('till-promise')! };
};
/** A `fetch` that answers from a list, one after the other. */
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

describe('where the document comes from', () => {
  it('the property `value`, as an object or as JSON', async () => {
    for (const value of [says('By value'), JSON.stringify(says('By value'))]) {
      const { element } = await provide(
        html`<till-moment .value=${value}><till-promise></till-promise></till-moment>`,
      );
      expect(text(element)).to.equal('By value');
    }
  });

  it('a child script', async () => {
    const page = document.createElement('div');
    page.innerHTML = `<till-moment><script type="application/json">${JSON.stringify(says('By script'))}</script><till-promise></till-promise></till-moment>`;
    document.body.append(page);
    await settled(page);
    expect(text(page.querySelector('till-promise')!)).to.equal('By script');
    page.remove();
  });

  it('a child script that comes later', async () => {
    const { provider, element } = await provide();
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = JSON.stringify(says('Later'));
    provider.append(script);
    await change(provider);
    await settled(provider);
    expect(text(element)).to.equal('Later');
  });

  it('`src`, fetched', async () => {
    const { provider, element } = await provide(
      html`<till-moment src="/test/fixtures/valid/minimal.json"
        ><till-promise><p>…</p></till-promise></till-moment
      >`,
    );
    if (!provider.moment) await change(provider);
    expect(provider.moment!.id).to.be.a('string');
    expect(element.isConnected).to.equal(true);
  });

  it('`value` goes before the script, the script before `src`', async () => {
    const { fetch, requests } = answers(says('By src'));
    const script = `<script type="application/json">${JSON.stringify(says('By script'))}</script>`;
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
    expect(await make(says('By value'))).to.equal('By value');
    expect(await make()).to.equal('By script');
    expect(requests).to.have.length(0);
  });

  it('a script that comes later does not replace a value', async () => {
    const { provider, element } = await provide(
      html`<till-moment .value=${says('By value')}><till-promise></till-promise></till-moment>`,
    );
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = JSON.stringify(says('By script'));
    provider.append(script);
    await painted();
    expect(text(element)).to.equal('By value');
  });

  it('a value replaced is a newer document, null clears the screen', async () => {
    const { provider, element } = await provide();
    provider.value = says('First');
    await settled(provider);
    provider.value = says('Second');
    await settled(provider);
    expect(text(element)).to.equal('Second');
    provider.value = null;
    await settled(provider);
    expect(provider.moment).to.equal(null);
    expect(parts(element, 'promise')).to.have.length(0);
  });

  it('the host’s object is copied, never kept or changed', async () => {
    const value = says('Mine');
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

describe('a script that is still coming', () => {
  it('is read once it is whole', async () => {
    const { page, window, define, close } = await openFrame();
    await define('all.ts');
    page.open();
    page.write('<!doctype html><body>');
    await define('all.ts');
    const warnings: string[] = [];
    (window as unknown as { console: Console }).console.warn = (...words: string[]) =>
      void warnings.push(words.join(' '));
    const json = JSON.stringify(says('Whole'));
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
});

describe('fetching', () => {
  const loading = async (...list: Parameters<typeof answers>) => {
    const { fetch, requests } = answers(...list);
    const { provider, element } = await provide(
      html`<till-moment .fetch=${fetch} src="/moment.json"><till-promise></till-promise></till-moment>`,
    );
    await settled(provider);
    await painted();
    return { provider, element, requests };
  };

  it('asks the server whether what is cached still holds', async () => {
    const { requests, element } = await loading(says('Fetched'));
    expect(requests[0]![0]).to.equal('/moment.json');
    expect(requests[0]![1].cache).to.equal('no-cache');
    expect(text(element)).to.equal('Fetched');
  });

  it('`load()` again brings the newer one, and resolves when it is there', async () => {
    const { provider, element } = await loading(says('First'), says('Second'));
    await provider.load();
    await settled(provider);
    expect(text(element)).to.equal('Second');
  });

  it('a failure leaves the last good one in force, and says why', async () => {
    for (const failure of [500, new TypeError('Failed to fetch'), '<html>']) {
      const { provider, element } = await loading(says('Good'), failure);
      const problems = eventsOf(provider, 'till-problem');
      await provider.load();
      await settled(provider);
      expect(text(element)).to.equal('Good');
      expect(problems).to.have.length(1);
      expect(problems[0]!.problems[0]!.code).to.equal(failure === '<html>' ? 'json' : 'load');
      expect(takeConsole()).to.have.length(1);
    }
  });

  it('a document of another customer that fails clears what is there', async () => {
    const { provider, element } = await loading(says('Anna'), { version: 2, id: 'other' });
    await provider.load();
    await settled(provider);
    expect(parts(element, 'promise')).to.have.length(0);
    expect(takeConsole().join()).to.contain('/version');
  });

  it('and so does one that is far too large, or has no good id', async () => {
    for (const next of [
      { version: 1, id: 'other', padding: 'x'.repeat(300_000) },
      { version: 1, id: 42 },
    ]) {
      const { provider, element } = await loading(says('Anna'), next);
      expect(parts(element, 'promise')).to.have.length(1);
      await provider.load();
      await settled(provider);
      expect(parts(element, 'promise')).to.have.length(0);
      expect(takeConsole()).to.have.length(1);
    }
  });

  it('another `src` is fetched, and an answer that comes too late is not taken', async () => {
    const late: ((response: Response) => void)[] = [];
    const fetch = (url: string) =>
      url === '/slow'
        ? new Promise<Response>(resolve => late.push(resolve))
        : answers(says('Quick')).fetch(url);
    const { provider, element } = await provide(
      html`<till-moment .fetch=${fetch} src="/slow"><till-promise></till-promise></till-moment>`,
    );
    provider.src = '/quick';
    await change(provider);
    late[0]!(new Response(JSON.stringify(says('Slow'))));
    await painted();
    expect(text(element)).to.equal('Quick');
  });

  it('ends when the element leaves', async () => {
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

describe('who gets it', () => {
  it('whatever is inside, at any depth and across shadow roots', async () => {
    const { provider } = await provide(html`<till-moment .value=${says('Deep')}><div></div></till-moment>`);
    const host = provider.querySelector('div')!;
    const inner = document.createElement('section');
    host.attachShadow({ mode: 'open' }).append(inner);
    const root = inner.attachShadow({ mode: 'closed' });
    const element = document.createElement('till-promise');
    root.append(element);
    await settled(element);
    expect(text(element)).to.equal('Deep');
  });

  it('the nearest one counts', async () => {
    const page = await mount<HTMLElement>(
      html`<till-moment .value=${says('Outer')}
        ><till-promise id="outer"></till-promise
        ><till-moment .value=${says('Inner', { id: 'inner' })}
          ><till-promise id="inner"></till-promise></till-moment
      ></till-moment>`,
    );
    expect(text(page.querySelector('#outer')!)).to.equal('Outer');
    expect(text(page.querySelector('#inner')!)).to.equal('Inner');
  });

  it('a nested one without a document shows nothing of the outer one’s', async () => {
    const page = await mount<HTMLElement>(
      html`<till-moment .value=${says('Outer')}
        ><till-moment><till-promise></till-promise></till-moment
      ></till-moment>`,
    );
    expect(parts(page.querySelector('till-promise')!, 'promise')).to.have.length(0);
  });

  it('several on one page are independent', async () => {
    const page = await mount<HTMLElement>(
      html`<div>
        <till-moment .value=${says('One')}><till-promise></till-promise></till-moment>
        <till-moment .value=${says('Two', { id: 'two' })}><till-promise></till-promise></till-moment>
      </div>`,
    );
    expect([...page.querySelectorAll<TillPromise>('till-promise')].map(text)).to.deep.equal(['One', 'Two']);
  });

  it('who asks by the Context Community Protocol under the same key', async () => {
    const { provider } = await provide(html`<till-moment .value=${says('Asked')}><p></p></till-moment>`);
    const got: unknown[] = [];
    const request = Object.assign(new Event('context-request', { bubbles: true, composed: true }), {
      context: Symbol.for('tillside.moment/1'),
      subscribe: true,
      callback: (scope: { admitted: { promises: { title: string }[] } }) =>
        void got.push(scope.admitted.promises[0]!.title),
    });
    provider.querySelector('p')!.dispatchEvent(request);
    provider.value = says('Again');
    await settled(provider);
    expect(got).to.deep.equal(['Asked', 'Again']);
    expect(momentContext).to.equal(Symbol.for('tillside.moment/1'));
  });
});

describe('the order of things does not matter', () => {
  const modules = { provider: 'moment/define.ts', consumer: 'promise/define.ts' };
  const markup = `<till-moment><script type="application/json">${JSON.stringify(says('There'))}</script><till-promise></till-promise></till-moment>`;

  for (const [first, second] of [
    ['consumer', 'provider'],
    ['provider', 'consumer'],
  ] as const)
    it(`${first} defined first, markup there before both`, async () => {
      const { page, define, close } = await openFrame();
      page.body.innerHTML = markup;
      await define(modules[first]);
      await painted();
      await define(modules[second]);
      await painted();
      expect(page.querySelector('till-promise')!.shadowRoot!.textContent).to.contain('There');
      close();
    });

  it('properties that were set before the definition are kept', async () => {
    const { page, define, close } = await openFrame();
    page.body.innerHTML = '<till-moment><till-promise></till-promise></till-moment>';
    Object.assign(page.querySelector('till-moment')!, { value: says('Early') });
    await define('all.ts');
    await painted();
    expect(page.querySelector('till-promise')!.shadowRoot!.textContent).to.contain('Early');
    close();
  });

  it('a widget in a shadow root, defined before its provider', async () => {
    const { page, define, close } = await openFrame();
    page.body.innerHTML = `<till-moment><script type="application/json">${JSON.stringify(says('There'))}</script><div></div></till-moment>`;
    const root = page.querySelector('div')!.attachShadow({ mode: 'open' });
    root.innerHTML = '<till-promise></till-promise>';
    await define(modules.consumer, modules.provider);
    await painted();
    expect(root.querySelector('till-promise')!.shadowRoot!.textContent).to.contain('There');
    close();
  });

  it('a widget that is put in later', async () => {
    const { provider } = await provide(html`<till-moment .value=${says('Late')}></till-moment>`);
    const element = document.createElement('till-promise');
    provider.append(element);
    await settled(element);
    expect(text(element)).to.equal('Late');
  });

  it('data that is there before connection is on screen in the same turn', () => {
    const provider = document.createElement('till-moment');
    provider.value = says('At once');
    provider.append(document.createElement('till-promise'));
    document.body.append(provider);
    expect(text(provider.querySelector('till-promise')!)).to.equal('At once');
    provider.remove();
  });

  it('a second copy of the library meets the first: what is defined stays, with one warning each', async () => {
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

describe('what it tells', () => {
  it('that another moment, or a newer version, is in force', async () => {
    const { provider } = await provide();
    const events = eventsOf(provider, 'till-moment-change');
    provider.value = says('One');
    await settled(provider);
    expect(events).to.have.length(1);
    expect(events[0]!.moment).to.equal(provider.moment);
    expect(provider.moment!.promises[0]!.title).to.equal('One');
  });

  it('signals say where they come from: `source`, or the page’s origin', async () => {
    const clock = stopClock();
    const { provider } = await provide(
      html`<till-moment .value=${says('x', { id: 'src-1' })}><till-promise></till-promise></till-moment>`,
    );
    const signals = signalsOf(provider);
    await painted();
    clock.tick(1000);
    provider.source = 'urn:till:4';
    provider.value = says('x', { id: 'src-2' });
    await settled(provider);
    provider.querySelector('till-promise')!.remove();
    provider.append(document.createElement('till-promise'));
    await painted();
    clock.tick(1000);
    expect(signals.map(({ source }) => source)).to.deep.equal([location.origin, 'urn:till:4']);
  });

  it('mode and ref, where there are any', async () => {
    const clock = stopClock();
    const { provider } = await provide(
      html`<till-moment .value=${says('x', { id: 'mode-1', mode: 'training', customer: { ref: 'anna' } })}
        ><till-promise></till-promise
      ></till-moment>`,
    );
    const signals = signalsOf(provider);
    await painted();
    clock.tick(1000);
    expect(signals[0]!.data).to.include({ mode: 'training', ref: 'anna', moment: 'mode-1' });
  });
});

describe('who is looking', () => {
  it('a customer, unless the host says associate', async () => {
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

  it('till density makes targets larger', async () => {
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

describe('being a good guest', () => {
  it('draws nothing and takes no part in the layout', async () => {
    const { provider } = await provide();
    expect(getComputedStyle(provider).display).to.equal('contents');
    expect(provider).to.be.instanceOf(TillMoment);
  });

  it('after it left, no timer is running', async () => {
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

  it('comes back as it was when it is moved', async () => {
    const { provider, element } = await provide(
      html`<till-moment .value=${says('Moved')}><till-promise></till-promise></till-moment>`,
    );
    const elsewhere = await mount<HTMLElement>(html`<div></div>`);
    elsewhere.append(provider);
    await settled(provider);
    expect(text(element)).to.equal('Moved');
    provider.value = says('And alive');
    await settled(provider);
    expect(text(element)).to.equal('And alive');
  });
});
