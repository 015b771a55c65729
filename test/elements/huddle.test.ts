import '@tillside/elements/huddle/all';
import type { TillHuddle, TillResult } from '@tillside/elements/huddle';
import { html } from 'lit';
import {
  byRole,
  dataOf,
  eventsOf,
  expect,
  mount,
  painted,
  settled,
  signalsOf,
  stopClock,
  takeConsole,
  text,
  writesDuring,
} from '../helpers/elements.js';
import { Endpoint, until } from '../helpers/endpoint.js';
import { huddle, result } from '../helpers/huddles.js';

/** Lets a visible element be seen for as long as it has to be. */
async function see(clock: ReturnType<typeof stopClock>): Promise<void> {
  await painted();
  clock.tick(1000);
  await painted();
}

const inHuddle = async (value = huddle({ results: [result()] })) => {
  const provider = await mount<TillHuddle>(
    html`<till-huddle .value=${value}><till-result></till-result></till-huddle>`,
  );
  await settled(provider);
  return { provider, element: provider.querySelector<TillResult>('till-result')! };
};

describe('<till-huddle>', () => {
  it('provides its document to the widgets inside it', async () => {
    const { provider, element } = await inHuddle();
    expect(text(element)).to.include('Sent back');
    expect(provider.huddle?.team?.name).to.equal('Leeds');
  });

  it('reads its document from a script inside it', async () => {
    const json = JSON.stringify(huddle({ results: [result({ label: 'Kept' })] }));
    const provider = await mount<TillHuddle>(html`<till-huddle></till-huddle>`);
    const script = Object.assign(document.createElement('script'), { type: 'application/json', text: json });
    provider.append(script, document.createElement('till-result'));
    await painted();
    expect(text(provider.querySelector('till-result')!)).to.include('Kept');
  });

  it('warns of a widget whose `item` is what frameworks write for nothing', async () => {
    const clock = stopClock();
    await mount(
      html`<till-huddle .value=${huddle({ results: [result()] })}
        ><till-result item="undefined"></till-result
      ></till-huddle>`,
    );
    clock.tick(5000);
    const [warning, ...others] = takeConsole();
    expect(warning).to.contain('<till-result> shows nothing: its `item` is the text "undefined"');
    expect(others).to.deep.equal([]);
  });

  it('shows its script again when a value is taken back', async () => {
    const json = JSON.stringify(huddle({ results: [result({ label: 'By script' })] }));
    const provider = await mount<TillHuddle>(html`<till-huddle></till-huddle>`);
    const script = Object.assign(document.createElement('script'), { type: 'application/json', text: json });
    provider.append(script, document.createElement('till-result'));
    await painted();
    const said = () => text(provider.querySelector('till-result')!);
    provider.value = huddle({ results: [result({ label: 'By value' })] });
    await settled(provider);
    expect(said()).to.include('By value');
    provider.value = undefined;
    await settled(provider);
    expect(said()).to.include('By script');
    provider.setAttribute('value', JSON.stringify(huddle({ results: [result({ label: 'By attribute' })] })));
    await settled(provider);
    expect(said()).to.include('By attribute');
    provider.removeAttribute('value');
    await settled(provider);
    expect(said()).to.include('By script');
  });

  it('reports a document that is none, and keeps the last one', async () => {
    const { provider, element } = await inHuddle();
    const problems = eventsOf(provider, 'till-problem');
    provider.value = 'no JSON';
    await settled(provider);
    expect(problems.length).to.equal(1);
    expect(text(element)).to.include('Sent back');
    takeConsole();
  });

  it('clears the screen for null', async () => {
    const { provider, element } = await inHuddle();
    const changes = eventsOf(provider, 'till-huddle-change');
    provider.value = null;
    await settled(provider);
    expect(text(element)).to.equal('');
    expect(changes.map(event => event.huddle)).to.deep.equal([null]);
  });

  it('writes nothing to the page for an equal document', async () => {
    const { provider } = await inHuddle();
    const writes = await writesDuring(provider, () => {
      provider.value = huddle({ results: [result()] });
    });
    expect(writes).to.equal(0);
  });

  describe('with a src', () => {
    let answers: (Response | Error)[] = [];
    let asked = 0;
    const fetching = () => {
      asked++;
      const answer = answers.shift() ?? new Error('offline');
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    };
    const answerOf = (label: string, id = 'h-src') =>
      Response.json(huddle({ id, results: [result({ label })] }));
    const open = async () => {
      const provider = await mount<TillHuddle>(
        html`<till-huddle src="/huddle" .fetch=${fetching}><till-result></till-result></till-huddle>`,
      );
      const element = provider.querySelector<TillResult>('till-result')!;
      await until(() => text(element));
      return { provider, element };
    };
    beforeEach(() => {
      answers = [];
      asked = 0;
    });

    it('is read again each minute', async () => {
      const clock = stopClock();
      answers = [answerOf('First'), answerOf('Second')];
      const { element } = await open();
      expect(text(element)).to.include('First');
      clock.tick(60_000);
      await until(() => text(element).includes('Second'));
      expect(asked).to.equal(2);
    });

    it('is read again when the page becomes visible', async () => {
      answers = [answerOf('First'), answerOf('Second')];
      const { element } = await open();
      document.dispatchEvent(new Event('visibilitychange'));
      await until(() => text(element).includes('Second'));
    });

    it('keeps the last document if it fails, and says how old that is', async () => {
      const clock = stopClock();
      answers = [answerOf('First'), new Error('offline'), answerOf('Third')];
      const { provider, element } = await open();
      clock.tick(60_000);
      await until(() => text(provider));
      expect(text(provider)).to.match(/^As of /);
      expect(text(element)).to.include('First');
      clock.tick(60_000);
      await until(() => !text(provider));
      expect(text(element)).to.include('Third');
      takeConsole();
    });

    it('shows nothing of another address that fails', async () => {
      answers = [answerOf('First')];
      const { provider, element } = await open();
      provider.src = '/huddle?team=york';
      await until(() => !text(element));
      takeConsole();
    });

    it('is not read any more once the element has gone', async () => {
      const clock = stopClock();
      answers = [answerOf('First')];
      const { provider } = await open();
      provider.remove();
      clock.tick(600_000);
      expect(asked).to.equal(1);
      expect(clock.countTimers()).to.equal(0);
    });
  });

  it('makes only signals of what a person does on purpose after opt-out', async () => {
    const clock = stopClock();
    const actions = [{ id: 'rim', text: 'Measure the rim twice' }];
    const { provider, element } = await inHuddle(huddle({ id: 'opt-out', results: [result({ actions })] }));
    provider.signals = 'off';
    provider.by = 'Ben';
    const signals = signalsOf(provider);
    await see(clock);
    byRole(element, 'button', /^I did this/).click();
    expect(signals.map(({ type, data }) => [type, (data as { by?: string }).by])).to.deep.equal([
      ['dev.tillside.action.taken', 'Ben'],
    ]);
  });

  it('sends its signals with the key of the team, also one that comes later', async () => {
    const endpoint = new Endpoint();
    const keysOf = () => endpoint.requests.map(({ init }) => new Headers(init.headers).get('authorization'));
    const news = ['box', 'mending'].map(id => ({ id, title: id, text: 'It is new.' }));
    const provider = await mount<TillHuddle>(
      html`<till-huddle
        .value=${huddle({ id: 'keys', news })}
        .fetch=${endpoint.fetch}
        endpoint="/huddle-keys"
        team-key="tk_one"
        signals="off"
      >
        <till-news></till-news>
      </till-huddle>`,
    );
    const element = provider.querySelector('till-news')!;
    byRole(element, 'button', /box/).click();
    await until(keysOf, ({ length }) => length === 1);
    provider.teamKey = 'tk_two';
    await settled(provider);
    byRole(element, 'button', /mending/).click();
    expect(await until(keysOf, ({ length }) => length === 2)).to.deep.equal([
      'Bearer tk_one',
      'Bearer tk_two',
    ]);
  });

  it('signals once that a result was seen', async () => {
    const clock = stopClock();
    const { provider } = await inHuddle(huddle({ id: 'seen-once', results: [result()] }));
    const signals = signalsOf(provider);
    await see(clock);
    provider.value = huddle({ id: 'seen-once', results: [result({ label: 'Came back' })] });
    await settled(provider);
    await see(clock);
    expect(dataOf(signals, 'result.shown' as never)).to.deep.equal([
      { huddle: 'seen-once', team: 'leeds', result: 'returns' },
    ]);
  });
});
