import '@tillside/elements/all';
import { ContextConsumer, ContextProvider, ContextEvent } from '@lit/context';
import type { MomentInput } from '@tillside/contract';
import { momentContext, type MomentScope, type TillMoment, type TillPromise } from '@tillside/elements';
import { html, LitElement } from 'lit';
import { openFrame } from '../helpers/frame.js';
import { expect, mount, painted, parts, settled, text } from '../helpers/elements.js';
import { moment, promise } from '../helpers/items.js';

const says = (title: string, more: Partial<MomentInput> = {}): MomentInput =>
  moment({ promises: [promise({ title })], ...more });
const titleOf = (scope: MomentScope | undefined) => scope?.admitted?.promises[0]?.title;

/** A third-party element that consumes the moment. */
class ForeignConsumer extends LitElement {
  readonly titles: (string | undefined)[] = [];
  readonly consumer = new ContextConsumer(this, {
    context: momentContext,
    subscribe: true,
    callback: scope => this.titles.push(titleOf(scope)),
  });
}
customElements.define('foreign-consumer', ForeignConsumer);

/** A third-party element that provides its own scope. */
class ForeignProvider extends LitElement {
  readonly provider = new ContextProvider(this, { context: momentContext });
  protected override render() {
    return html`<slot></slot>`;
  }
}
customElements.define('foreign-provider', ForeignProvider);

describe('a widget that is moved', () => {
  it('shows nothing of the last customer outside of its moment', async () => {
    const provider = await mount<TillMoment>(
      html`<till-moment .value=${says('For Anna')}><till-promise></till-promise></till-moment>`,
    );
    const outside = await mount<HTMLElement>(html`<div></div>`);
    const element = provider.querySelector('till-promise')!;
    expect(text(element)).to.equal('For Anna');
    outside.append(element);
    await settled(element);
    expect(parts(element, 'promise')).to.have.length(0);
  });

  it('shows the moment it was moved into, and follows only that one', async () => {
    const [anna, ben] = await Promise.all(
      ['For Anna', 'For Ben'].map((title, i) =>
        mount<TillMoment>(
          html`<till-moment .value=${says(title, { id: `moved-${i}` })}
            >${i ? '' : html`<till-promise></till-promise>`}</till-moment
          >`,
        ),
      ),
    );
    const element = anna!.querySelector('till-promise')!;
    ben!.append(element);
    await settled(element);
    expect(text(element)).to.equal('For Ben');
    anna!.value = says('For Carla', { id: 'moved-2' });
    await settled(anna!, element);
    expect(text(element)).to.equal('For Ben');
  });

  it('shows the newest document when it is moved back', async () => {
    const provider = await mount<TillMoment>(
      html`<till-moment .value=${says('First')}><till-promise></till-promise></till-moment>`,
    );
    const element = provider.querySelector('till-promise')!;
    element.remove();
    provider.value = says('Second');
    await settled(provider);
    provider.append(element);
    await settled(element);
    expect(text(element)).to.equal('Second');
  });
});

describe('the context community protocol', () => {
  it('gives third-party consumers the moment, and each newer version', async () => {
    const provider = await mount<TillMoment>(
      html`<till-moment .value=${says('Asked')}><foreign-consumer></foreign-consumer></till-moment>`,
    );
    const consumer = provider.querySelector<ForeignConsumer>('foreign-consumer')!;
    provider.value = says('Again');
    await settled(provider);
    expect(consumer.titles).to.deep.equal(['Asked', 'Again']);
  });

  it('does not notify consumers of a scan that changes only the basket', async () => {
    const provider = await mount<TillMoment>(
      html`<till-moment .value=${says('Asked')}><foreign-consumer></foreign-consumer></till-moment>`,
    );
    const consumer = provider.querySelector<ForeignConsumer>('foreign-consumer')!;
    provider.value = says('Asked', { basket: { items: [{ id: 'tea' }] } });
    await settled(provider);
    expect(consumer.titles).to.deep.equal(['Asked']);
  });

  it('lets a third-party provider serve our widgets', async () => {
    const source = await mount<TillMoment>(html`<till-moment .value=${says('Passed on')}></till-moment>`);
    let scope: MomentScope | undefined;
    const slot = source.renderRoot.querySelector('slot')!;
    slot.dispatchEvent(new ContextEvent(momentContext, slot, value => (scope = value)));
    const page = await mount<ForeignProvider>(
      html`<foreign-provider><till-promise></till-promise></foreign-provider>`,
    );
    const element: TillPromise = page.querySelector('till-promise')!;
    expect(parts(element, 'promise')).to.have.length(0);
    page.provider.setValue(scope);
    await settled(page);
    expect(text(element)).to.equal('Passed on');
  });

  it('answers a request before the first document with undefined, and shows the document once it is there', async () => {
    const provider = document.createElement('till-moment');
    const inside = provider.appendChild(document.createElement('p'));
    const values: unknown[] = [];
    inside.dispatchEvent(new ContextEvent(momentContext, inside, scope => values.push(titleOf(scope)), true));
    const element = provider.appendChild(document.createElement('till-promise'));
    provider.value = says('Then');
    document.body.append(provider);
    await settled(provider);
    expect(values).to.deep.equal([undefined, 'Then']);
    expect(text(element)).to.equal('Then');
    provider.remove();
  });

  it('lets a moment that is defined between a widget and an outer moment take the widget over', async () => {
    const { page, define, close } = await openFrame();
    const script = (title: string, id: string) =>
      `<script type="application/json">${JSON.stringify(says(title, { id }))}</script>`;
    page.body.innerHTML = `<till-moment>${script('Outer', 'outer')}<till-moment>${script('Inner', 'inner')}<till-promise></till-promise></till-moment></till-moment>`;
    await define('promise/define.ts', 'moment/define.ts');
    await painted();
    expect(page.querySelector('till-promise')!.shadowRoot!.textContent).to.contain('Inner');
    close();
  });
});
