import '@tillside/elements/all';
import type { Signal } from '@tillside/contract';
import { Signal as SignalSchema } from '@tillside/contract/schemas';
import type { TillFeedback, TillMoment, TillPromise } from '@tillside/elements';
import { html } from 'lit';
import {
  byRole,
  eventsOf,
  expect,
  mount,
  namesOf,
  part,
  settled,
  signalsOf,
  stopClock,
  takeConsole,
} from '../helpers/elements.js';
import { form, moment, promise } from '../helpers/items.js';

/** What the published schema says against a signal. */
const faults = (signal: Signal) =>
  SignalSchema.safeParse(signal).error?.issues.map(({ path, message }) => `${path.join('/')}: ${message}`) ??
  [];

let count = 0;
async function open(source: string | null = null, lang = 'en') {
  const provider = await mount<TillMoment>(html`
    <till-moment .source=${source} .value=${moment({ id: `out-${++count}`, feedback: [form()] })}
      ><till-feedback lang=${lang}></till-feedback
    ></till-moment>
  `);
  const element: TillFeedback = provider.querySelector('till-feedback')!;
  const signals = signalsOf(provider);
  const answer = async () => {
    byRole(element, 'radio', /^2/).click();
    await settled(element);
  };
  return { provider, element, signals, answer };
}

describe('every signal is as the published schema has it', () => {
  const sources: [said: string, source: string | null, expected: string][] = [
    ['none', null, location.origin],
    ['blank', '  ', location.origin],
    ['longer than a signal takes', `https://shop.example/${'x'.repeat(2048)}`, location.origin],
    ['half of a character', 'till \ud83d', location.origin],
    ['words', ' till 4 (café) ', 'till%204%20(caf%C3%A9)'],
    ['an address', 'https://shop.example/a%20b?c#d', 'https://shop.example/a%20b?c#d'],
  ];
  for (const [said, source, expected] of sources)
    it(`where the host's source is ${said}`, async () => {
      const { signals, answer } = await open(source);
      await answer();
      expect(namesOf(signals)).to.deep.equal(['feedback.started', 'feedback.answered']);
      expect(signals.flatMap(faults)).to.deep.equal([]);
      expect(new Set(signals.map(each => each.source))).to.have.all.keys([expected]);
    });

  it('where the language has more subtags than a signal takes', async () => {
    const { signals, answer } = await open(null, 'de-DE-u-ca-gregory-co-phonebk-hc-h23-nu-latn');
    await answer();
    expect(signals.flatMap(faults)).to.deep.equal([]);
    expect(signals.map(({ data }) => data.locale)).to.deep.equal(['de-DE', 'de-DE']);
  });

  for (const [said, days] of [
    ['back', -1],
    ['on', 400],
  ] as const)
    it(`where the clock is set ${said} before the answer`, async () => {
      const clock = stopClock();
      const { signals, answer } = await open();
      clock.setSystemTime(Date.now() + days * 86_400_000);
      await answer();
      expect(namesOf(signals)).to.deep.equal(['feedback.started', 'feedback.answered']);
      expect(signals.flatMap(faults)).to.deep.equal([]);
    });

  it('where a widget stands alone', async () => {
    const stages: Signal[] = [];
    const host = await mount<TillPromise>(
      html`<till-promise
        lang="de-DE-u-ca-gregory-co-phonebk-hc-h23-nu-latn"
        .value=${promise({ detail: 'More of it' })}
        @till-signal=${({ cloudEvent }: { cloudEvent: Signal }) => stages.push(cloudEvent)}
      ></till-promise>`,
    );
    part(host, 'summary').click();
    await settled(host);
    await new Promise(resolve => setTimeout(resolve));
    expect(namesOf(stages)).to.include('promise.opened');
    expect(stages.flatMap(faults)).to.deep.equal([]);
  });
});

describe('a signal with a required member that is wrong', () => {
  it('is not made, and that is told once', async () => {
    const { provider, signals } = await open();
    const problems = eventsOf(provider, 'till-problem');
    await expectRejected(provider.forget(''));
    await expectRejected(provider.forget('x'.repeat(129)));
    await expectRejected(provider.forget(undefined as never));
    expect(signals).to.deep.equal([]);
    expect(problems.map(event => event.problems.map(({ code, path }) => [code, path]))).to.deep.equal(
      Array(3).fill([['signal', '/data/ref']]),
    );
    expect(takeConsole()).to.have.length(1);
  });

  it('is made of a number, as ids in documents are', async () => {
    const { provider, signals } = await open();
    await provider.forget(4711 as never);
    expect(signals.map(({ data }) => data.ref)).to.deep.equal(['4711']);
  });
});

async function expectRejected(promise: Promise<unknown>): Promise<void> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(TypeError);
  expect(String(error)).to.contain('ref');
}
