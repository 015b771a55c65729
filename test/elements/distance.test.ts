import '@tillside/elements/all';
import type { TillMoment } from '@tillside/elements';
import { html } from 'lit';
import { expect, mount, part, settled } from '../helpers/elements.js';
import { form, moment, promise, suggestion } from '../helpers/items.js';

let count = 0;
const full = () =>
  moment({ id: `gap-${++count}`, promises: [promise()], suggestions: [suggestion()], feedback: [form()] });

/** A button of the shop's, then three widgets in one moment, then another button. */
async function open(style = '', value = full(), density = '') {
  const box = await mount<HTMLElement>(html`
    <div style=${style}>
      <button>Add to basket</button
      ><till-moment density=${density} .value=${value}
        ><script type="text/plain"></script>
        <till-promise></till-promise><till-suggestion></till-suggestion><till-feedback></till-feedback
      ></till-moment>
      <button>Check out</button>
    </div>
  `);
  const provider: TillMoment = box.querySelector('till-moment')!;
  await settled(provider);
  return {
    box,
    provider,
    widgets: [...provider.querySelectorAll('till-promise, till-suggestion, till-feedback')],
  };
}
/** The space between what is drawn, in pixels, down the page. */
function gaps(...elements: Element[]): number[] {
  const boxes = elements.map(element =>
    (element.shadowRoot ? part(element, 'base') : element).getBoundingClientRect(),
  );
  return boxes.slice(1).map((box, i) => Math.round(box.top - boxes[i]!.bottom));
}

describe('the distance to what stands above', () => {
  it('is that between two thoughts, below a button of the shop as well', async () => {
    const { box, widgets } = await open();
    expect(gaps(box.firstElementChild!, ...widgets)).to.deep.equal([22, 22, 22]);
  });

  it('is the same to what stands below', async () => {
    const { box, widgets } = await open();
    expect(gaps(widgets.at(-1)!, box.lastElementChild!)).to.deep.equal([22]);
  });

  it('is the same to what stands below a widget that draws nothing, now or later', async () => {
    const { box, provider, widgets } = await open();
    const [promises] = widgets;
    for (const more of [{}, { suggestions: [suggestion()] }, {}]) {
      provider.value = moment({ id: 'gap-more', promises: [promise()], ...more });
      await settled(provider);
      const last = widgets.filter(({ shadowRoot }) => shadowRoot!.querySelector('[part=base]')).at(-1)!;
      for (const widget of widgets) (widget as HTMLElement).style.removeProperty('--_held');
      expect(gaps(last, box.lastElementChild!)).to.deep.equal([22]);
      expect(gaps(promises!, ...(last === promises ? [] : [last]))).to.deep.equal(
        last === promises ? [] : [22],
      );
    }
  });

  it('is set by one token for all widgets, and by its own for each', async () => {
    const { box, widgets } = await open('--till-gap: 40px; --till-feedback-gap: 10px');
    expect(gaps(box.firstElementChild!, ...widgets)).to.deep.equal([40, 40, 10]);
  });

  it('grows with the unit of all distances', async () => {
    const { widgets } = await open('--till-space: 6px');
    expect(gaps(...widgets)).to.deep.equal([33, 33]);
  });

  for (const display of ['flex', 'inline-flex', 'grid', 'inline-grid'])
    it(`is that of the container where the parent is ${display}`, async () => {
      const { box, widgets } = await open(`display: ${display}; flex-direction: column; gap: 16px`);
      expect(gaps(box.firstElementChild!, ...widgets, box.lastElementChild!)).to.deep.equal([16, 16, 16, 16]);
    });

  it('changes with the container when the page is resized', async () => {
    const { box, widgets } = await open();
    for (const [display, gap] of [
      ['grid', 16],
      ['block', 22],
    ] as const) {
      Object.assign(box.style, { display, gap: '16px' });
      dispatchEvent(new Event('resize'));
      await Promise.resolve();
      expect(gaps(box.firstElementChild!, ...widgets)).to.deep.equal([gap, gap, gap]);
    }
  });

  it('lies within the space that a page reserves, also where the page makes the widgets plain blocks', async () => {
    for (const display of ['block', 'flow-root']) {
      const box = await mount<HTMLElement>(html`
        <div>
          <p style="margin:0">Ours</p>
          <till-promise style="display:${display};min-block-size:400px"></till-promise>
          <p style="margin:0">Theirs</p>
        </div>
      `);
      const [above, widget, below] = box.children as unknown as [Element, TillMoment, Element];
      const { top } = below.getBoundingClientRect();
      widget.value = promise() as never;
      await settled(widget);
      expect(below.getBoundingClientRect().top).to.equal(top);
      const text = part(widget, 'title').getBoundingClientRect();
      expect(Math.round(text.top - above.getBoundingClientRect().bottom)).to.equal(22);
    }
  });

  it('is none where nothing stands above or below', async () => {
    const box = await mount<HTMLElement>(html`<div><till-promise .value=${promise()}></till-promise></div>`);
    const { top, bottom } = box.getBoundingClientRect();
    expect(part(box.firstElementChild!, 'base').getBoundingClientRect()).to.include({ top, bottom });
  });

  it('is none where a widget draws nothing', async () => {
    const { box, widgets } = await open('', moment({ id: `gap-${++count}`, feedback: [form()] }));
    const [promises, suggestions, feedback] = widgets;
    for (const each of [promises!, suggestions!]) expect(each.getBoundingClientRect().height).to.equal(0);
    expect(gaps(box.firstElementChild!, feedback!)).to.deep.equal([22]);
  });

  it('holds across slots', async () => {
    const card = await mount<HTMLElement>(html`<div><till-promise .value=${promise()}></till-promise></div>`);
    card.attachShadow({ mode: 'open' }).innerHTML = '<h2 style="margin:0">Ours</h2><slot></slot>';
    const widget = card.firstElementChild as TillMoment;
    widget.requestUpdate();
    await settled(widget);
    expect(gaps(card.shadowRoot!.querySelector('h2')!, widget)).to.deep.equal([22]);
  });
});

describe('the size of what one may press', () => {
  const heights = (widgets: Element[]) =>
    widgets
      .flatMap(widget => [...widget.shadowRoot!.querySelectorAll('button')])
      .map(button => button.getBoundingClientRect().height);

  it('is 48 px, or what the page asks for', async () => {
    expect(heights((await open()).widgets)).to.include(48);
    expect(new Set(heights((await open('--till-target: 38px')).widgets))).to.have.all.keys([38]);
  });

  it('is 56 px at the till, or what the page asks for, and never less than 48', async () => {
    expect(new Set(heights((await open('', full(), 'till')).widgets))).to.have.all.keys([56]);
    expect(new Set(heights((await open('--till-target: 52px', full(), 'till')).widgets))).to.have.all.keys([
      52,
    ]);
    expect(new Set(heights((await open('--till-target: 38px', full(), 'till')).widgets))).to.have.all.keys([
      48,
    ]);
  });
});

describe('text buttons', () => {
  it('stand flush with the edge of what is above them', async () => {
    const { widgets } = await open('width: 240px');
    const [, suggestions, feedback] = widgets;
    const textLeft = (button: Element) => {
      const range = document.createRange();
      range.selectNodeContents(button);
      return range.getBoundingClientRect().left;
    };
    const decline = part(suggestions!, 'decline');
    const title = part(suggestions!, 'title');
    expect(textLeft(decline)).to.be.closeTo(title.getBoundingClientRect().left, 0.5);
    part(feedback!, 'next').click();
    await settled(feedback!);
    const back = part(feedback!, 'back');
    expect(textLeft(back)).to.be.closeTo(part(feedback!, 'base').getBoundingClientRect().left, 0.5);
  });
});
