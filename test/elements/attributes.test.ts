import '@tillside/elements/all';
import type { MomentInput } from '@tillside/contract';
import type { TillMoment } from '@tillside/elements';
import { html, nothing } from 'lit';
import {
  eventsOf,
  expect,
  mount,
  painted,
  parts,
  settled,
  stopClock,
  takeConsole,
  text,
} from '../helpers/elements.js';
import { openFrame } from '../helpers/frame.js';
import { moment, promise, suggestion } from '../helpers/items.js';

const says = (title: string, more: Partial<MomentInput> = {}): MomentInput =>
  moment({ promises: [promise({ title })], ...more });
const open = async (value?: MomentInput) => {
  const provider = await mount<TillMoment>(
    html`<till-moment .value=${value}><till-promise></till-promise></till-moment>`,
  );
  return { provider, element: provider.querySelector('till-promise')! };
};

describe('a `value` attribute', () => {
  it('with JSON is read by a moment and by a widget without one', async () => {
    const { provider, element } = await open();
    provider.setAttribute('value', JSON.stringify(says('From an attribute')));
    await settled(provider);
    expect(text(element)).to.equal('From an attribute');
    const alone = await mount(
      html`<till-promise value=${JSON.stringify(promise({ title: 'Alone' }))}></till-promise>`,
    );
    expect(text(alone)).to.equal('Alone');
  });

  it('with “[object Object]” is reported with the remedy', async () => {
    const { provider } = await open();
    const problems = eventsOf(provider, 'till-problem');
    provider.setAttribute('value', '[object Object]');
    await settled(provider);
    expect(problems[0]!.problems[0]).to.include({ code: 'json' });
    expect(takeConsole().join()).to.contain('property `value`');
    const alone = await mount(html`<till-promise value="[object Object],[object Object]"></till-promise>`);
    expect(parts(alone, 'promise')).to.have.length(0);
    expect(takeConsole().join()).to.contain('JSON.stringify');
  });

  for (const empty of ['', 'null', null])
    it(`or property that is ${JSON.stringify(empty)} clears the screen without a problem`, async () => {
      const { provider, element } = await open(says('Before'));
      const problems = eventsOf(provider, 'till-problem');
      provider.value = empty;
      await settled(provider);
      expect(provider.moment).to.equal(null);
      expect(parts(element, 'promise')).to.have.length(0);
      expect(problems).to.have.length(0);
      const alone = await mount<HTMLElementTagNameMap['till-promise']>(
        html`<till-promise .value=${promise()}></till-promise>`,
      );
      alone.value = empty;
      await settled(alone);
      expect(parts(alone, 'promise')).to.have.length(0);
    });
});

describe('attributes as frameworks write them', () => {
  it('`item=""` selects nothing, so the best item shows', async () => {
    const { provider, element } = await open(says('The best'));
    element.setAttribute('item', '');
    await settled(provider);
    expect(text(element)).to.equal('The best');
  });

  it('`hold="false"` and `shared="false"` are false', async () => {
    const provider = await mount<TillMoment>(
      html`<till-moment hold="false" shared="false" silent></till-moment>`,
    );
    expect(provider).to.include({ hold: false, shared: false });
    provider.setAttribute('hold', '');
    provider.setAttribute('shared', 'true');
    expect(provider).to.include({ hold: true, shared: true });
    provider.removeAttribute('hold');
    expect(provider.hold).to.equal(false);
  });
});

describe('a child script', () => {
  const script = (text: string) =>
    Object.assign(document.createElement('script'), { type: 'application/json', textContent: text });

  it('is read again when it changes', async () => {
    const { provider, element } = await open();
    const child = provider.appendChild(script(JSON.stringify(says('First'))));
    await painted();
    expect(text(element)).to.equal('First');
    child.textContent = JSON.stringify(says('Second'));
    await painted();
    expect(text(element)).to.equal('Second');
    child.firstChild!.nodeValue = JSON.stringify(says('Third'));
    await painted();
    expect(text(element)).to.equal('Third');
  });

  it('is read again when it is replaced', async () => {
    const { provider, element } = await open();
    const child = provider.appendChild(script(JSON.stringify(says('First'))));
    await painted();
    child.replaceWith(script(JSON.stringify(says('Second'))));
    await painted();
    expect(text(element)).to.equal('Second');
  });
});

describe('an element that shows nothing', () => {
  const silence = async (template: ReturnType<typeof html>) => {
    const clock = stopClock();
    await mount(html`<div>${template}</div>`);
    clock.tick(6000);
    return takeConsole();
  };

  it('warns once if it got no document', async () => {
    const warnings = await silence(html`<till-moment><till-promise></till-promise></till-moment>`);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('<till-moment> shows nothing: it has no value');
  });

  it('warns once if it has neither a moment nor a value', async () => {
    const warnings = await silence(html`<till-suggestion></till-suggestion>`);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('<till-suggestion> shows nothing: it is in no <till-moment>');
  });

  for (const item of ['undefined', 'null', '[object Object]'])
    it(`warns once if its \`item\` is “${item}”, which frameworks write`, async () => {
      const warnings = await silence(
        html`<till-moment .value=${says('Title')}><till-promise item=${item}></till-promise></till-moment>`,
      );
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.contain(`<till-promise> shows nothing: its \`item\` is the text "${item}"`);
    });

  it('does not warn of an `item` that the document does not have now, nor of an id that looks odd', async () => {
    const warnings = await silence(html`
      <till-moment .value=${says('Title', { promises: [promise({ id: 'null' })] })}>
        <till-promise item="other"></till-promise>
        <till-promise item="null"></till-promise>
      </till-moment>
    `);
    expect(warnings).to.deep.equal([]);
  });

  for (const [what, template] of [
    [
      'has the attribute `silent`',
      html`<till-moment silent></till-moment><till-promise silent></till-promise>`,
    ],
    ['was given an empty document', html`<till-moment .value=${moment()}></till-moment>`],
    ['was cleared', html`<till-moment .value=${null}></till-moment>`],
    [
      'fetches its document',
      html`<till-moment .fetch=${() => new Promise(() => {})} src="/slow"></till-moment>`,
    ],
    ['has left by then', nothing],
  ] as const)
    it(`warns of nothing if it ${what}`, async () => {
      expect(await silence(html`${template}`)).to.deep.equal([]);
    });
});

describe('an element that another document adopts', () => {
  it('keeps its styles, there and back in its first document', async () => {
    const { provider, element } = await open(says('Adopted', { suggestions: [suggestion()] }));
    const look = () => {
      const base = element.shadowRoot!.querySelector('.title')!;
      const { fontWeight, lineHeight } = element.ownerDocument.defaultView!.getComputedStyle(base);
      return [fontWeight, lineHeight, getComputedStyle(provider).display];
    };
    const before = look();
    const place = provider.parentElement!;
    const frame = await openFrame();
    frame.page.body.append(provider);
    await settled(provider);
    expect(look()).to.deep.equal(before);
    place.append(provider);
    await settled(provider);
    expect(look()).to.deep.equal(before);
    frame.close();
  });
});
