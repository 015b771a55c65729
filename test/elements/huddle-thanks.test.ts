import '@tillside/elements/huddle/all';
import type { HuddleInput, Thanks } from '@tillside/contract';
import type { TillHuddle, TillThanks } from '@tillside/elements/huddle';
import { html } from 'lit';
import {
  allByRole,
  byRole,
  dataOf,
  expect,
  mount,
  nameOf,
  namesOf,
  part,
  parts,
  settled,
  signalsOf,
  stopClock,
  takeConsole,
  text,
  writesDuring,
} from '../helpers/elements.js';
import { Endpoint, until } from '../helpers/endpoint.js';
import { press, write, written } from '../helpers/forms.js';
import { huddle, story, thanks } from '../helpers/huddles.js';

let count = 0;
const open = async (
  more: Partial<HuddleInput> = { thanks: [thanks()] },
  { density, by, endpoint }: { density?: string; by?: string; endpoint?: Endpoint } = {},
) => {
  const id = more.id ?? `thanked-${++count}`;
  const provider = await mount<TillHuddle>(
    html`<till-huddle
      .value=${huddle({ id, ...more })}
      .fetch=${endpoint?.fetch}
      .by=${by ?? null}
      endpoint=${endpoint ? '/thanked' : ''}
      source=${`https://${id}`}
      density=${density ?? ''}
      ><till-thanks></till-thanks
    ></till-huddle>`,
  );
  await settled(provider);
  const element = provider.querySelector<TillThanks>('till-thanks')!;
  return { id, provider, element, signals: signalsOf(provider) };
};
const given = (signals: Parameters<typeof dataOf>[0]) => dataOf(signals, 'thanks.given' as never);

afterEach(() => sessionStorage.clear());

describe('<till-thanks>', () => {
  it('says who thanks whom, what for, which promise it kept, and when', async () => {
    stopClock(Date.parse('2026-11-02T12:00:00Z'));
    const { element } = await open({ thanks: [thanks({ promise: 'mend-it' })] });
    expect(text(element)).to.equal(
      'Aylin thanks Ben carrying the parcel to the tram Kept the promise “mend it” 3 days ago Thank somebody',
    );
  });

  it('calls the promise what a story calls it', async () => {
    const about = { kind: 'promise', id: 'mend', title: 'We mend what chips' } as const;
    const { element } = await open({ thanks: [thanks({ promise: 'mend' })], stories: [story({ about })] });
    expect(text(element)).to.include('Kept the promise “We mend what chips”');
  });

  it('shows three by default, and as many as `max` says', async () => {
    const list = ['a', 'b', 'c', 'd', 'e'].map(id => thanks({ id }));
    const { element } = await open({ thanks: list });
    expect(parts(element, 'thanks').length).to.equal(3);
    element.max = 5;
    await settled(element);
    expect(parts(element, 'thanks').length).to.equal(5);
  });

  it('shows its own value, and leaves out what is none', async () => {
    const value = [thanks(), { id: 'bad' } as Thanks];
    const element = await mount<TillThanks>(html`<till-thanks .value=${value}></till-thanks>`);
    await settled(element);
    expect(parts(element, 'thanks').length).to.equal(1);
    takeConsole();
  });

  it('has neither buttons nor a form on a wall', async () => {
    const { element } = await open(undefined, { density: 'wall' });
    expect(parts(element, 'thanks').length).to.equal(1);
    expect(element.shadowRoot!.querySelector('button, form')).to.equal(null);
  });

  it('writes nothing to the page for an equal document', async () => {
    const { id, element, provider } = await open();
    await press(element, 'open');
    const writes = await writesDuring(provider, () => {
      provider.value = huddle({ id, thanks: [thanks()] });
    });
    expect(writes).to.equal(0);
  });
});

describe('the form of thanks', () => {
  it('asks to whom and what for, and for a name that may be left out', async () => {
    const { element, signals, id } = await open();
    await press(element, 'open');
    expect(allByRole(element, 'textbox').map(nameOf)).to.deep.equal([
      'Whom do you thank?',
      'What for?',
      'Your first name, if you like',
    ]);
    expect(text(element)).to.include('never for sales');
    await write(element, 0, 'Ben');
    await write(element, 1, 'staying until the parcel came');
    await press(element, 'send');
    expect(given(signals)).to.deep.equal([
      { huddle: id, team: 'leeds', to: 'Ben', for: 'staying until the parcel came' },
    ]);
  });

  it('carries the name of the giver', async () => {
    const { element, signals } = await open();
    await press(element, 'open');
    await write(element, 0, 'Ben');
    await write(element, 1, 'staying');
    await write(element, 2, 'Aylin');
    await press(element, 'send');
    expect(given(signals).map(({ by }) => by)).to.deep.equal(['Aylin']);
  });

  it('does not ask for a name where the screen knows it', async () => {
    const { element, signals } = await open(undefined, { by: 'Mia' });
    await press(element, 'open');
    expect(parts(element, 'field').length).to.equal(2);
    await write(element, 0, 'Ben');
    await write(element, 1, 'staying');
    await press(element, 'send');
    expect(given(signals).map(({ by }) => by)).to.deep.equal(['Mia']);
  });

  it('says which field is missing, and leads to it', async () => {
    const { element, signals } = await open();
    await press(element, 'open');
    await write(element, 0, 'Ben');
    await press(element, 'send');
    expect(element.shadowRoot!.activeElement).to.equal(byRole(element, 'textbox', 'What for?'));
    expect(parts(element, 'error').length).to.equal(1);
    expect(namesOf(signals)).not.to.include('thanks.given');
  });

  it('sends nothing when a scanner ends a code with Enter', async () => {
    const { element, signals } = await open();
    await press(element, 'open');
    await write(element, 0, 'Ben');
    await write(element, 1, 'staying');
    const form = part(element, 'form') as HTMLFormElement;
    form.requestSubmit();
    await settled(element);
    expect(namesOf(signals)).not.to.include('thanks.given');
    expect(written(element)).to.equal('Ben');
  });

  it('survives a reload of the same huddle, until it is sent', async () => {
    const { id, element, provider } = await open();
    await press(element, 'open');
    await write(element, 0, 'Ben');
    await write(element, 1, 'staying');
    provider.remove();
    const again = await open({ id, thanks: [thanks()] });
    expect([written(again.element), written(again.element, 1)]).to.deep.equal(['Ben', 'staying']);
    await press(again.element, 'send');
    expect(given(again.signals).length).to.equal(1);
    expect(sessionStorage.length).to.equal(0);
  });

  it('is back as it was written if the receiver refuses it, and can be sent again', async () => {
    const endpoint = new Endpoint();
    let isRefused = true;
    endpoint.answer = signals => {
      const rejected = signals.map(({ id }) => ({ id, code: 'schema', retry: false }));
      return isRefused
        ? Response.json({ accepted: [], rejected })
        : Response.json({ accepted: signals.map(({ id }) => id), rejected: [] });
    };
    const { element } = await open(undefined, { endpoint });
    await press(element, 'open');
    await write(element, 0, 'Ben');
    await write(element, 1, 'staying');
    await press(element, 'send');
    await until(
      () => element.getAttribute('status'),
      status => status === 'refused',
    );
    expect(part(element, 'status').innerText).to.include('This could not be delivered.');
    takeConsole();
    expect([written(element), written(element, 1)]).to.deep.equal(['Ben', 'staying']);
    isRefused = false;
    await press(element, 'send');
    await until(
      () => element.getAttribute('status'),
      status => status === 'confirmed',
    );
    expect(endpoint.names).to.deep.equal(['thanks.given', 'thanks.given']);
  });
});
