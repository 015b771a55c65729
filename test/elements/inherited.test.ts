import '@tillside/elements/all';
import type { TillMoment } from '@tillside/elements';
import { html } from 'lit';
import { deep, expect, mount, part, settled } from '../helpers/elements.js';
import { form, moment, promise, suggestion } from '../helpers/items.js';

const tags = ['till-promise', 'till-suggestion', 'till-feedback'] as const;
const long = 'Nobody has to decide today, since it can be sent back in sixty days';
const sample = moment({
  promises: [promise({ detail: long, state: 'at-risk', remedy: long })],
  suggestions: [suggestion({ title: long, reason: { text: long, basis: 'general' } })],
  feedback: [form({ intro: long })],
});

/** Where everything is in each of the three widgets, in a column whose style is given, in pixels. */
async function boxes(style: string) {
  const column = await mount(html`
    <div style="width: 300px; ${style}">
      <till-moment .value=${sample}
        ><till-promise></till-promise><till-suggestion></till-suggestion><till-feedback></till-feedback
      ></till-moment>
    </div>
  `);
  await settled(column.querySelector<TillMoment>('till-moment')!);
  return tags.flatMap(tag => {
    const base = part(column.querySelector(tag)!, 'base');
    const { left, top } = base.getBoundingClientRect();
    return deep(base).flatMap(element => {
      const box = element.getBoundingClientRect();
      return [box.left - left, box.top - top, box.width, box.height];
    });
  });
}

describe('what a page’s styles hand down to the widgets', () => {
  for (const style of [
    'white-space: nowrap',
    'white-space: pre-wrap',
    'text-indent: 3em',
    'text-align: center',
  ])
    it(`does not change where their texts are: ${style}`, async () => {
      const plain = await boxes('');
      // Engines round differently in different places of the page.
      const moved = (await boxes(style)).filter((size, at) => Math.abs(size - plain[at]!) > 1);
      expect(moved).to.deep.equal([]);
    });
});

describe('a widget that gets only the room it needs', () => {
  const inside = (style: string, after = '') => html`
    <div style="width: 400px; font: 16px sans-serif; ${style}">
      <div>
        <till-moment .value=${sample}
          ><till-promise></till-promise><till-suggestion></till-suggestion><till-feedback></till-feedback
        ></till-moment>
      </div>
      <div>${after}</div>
    </div>
  `;
  const widths = (outer: Element) =>
    tags.map(tag => part(outer.querySelector(tag)!, 'base').getBoundingClientRect().width);

  for (const style of ['display: flex', 'display: grid; grid-template-columns: min-content 1fr'])
    it(`keeps room for ten letters: ${style}`, async () => {
      const outer = await mount(inside(style, 'A text that would like all of the room there is. '.repeat(9)));
      for (const width of widths(outer)) expect(width).to.be.at.least(159);
    });

  it('sticks out of no column that is narrower', async () => {
    const outer = await mount(inside('width: 110px'));
    for (const width of widths(outer)) expect(width).to.be.at.most(111);
    expect(outer.scrollWidth).to.be.at.most(110);
  });
});

it('the ends of a scale stand one below the other where side by side a word would be cut', async () => {
  const element = await mount(
    html`<till-feedback
      lang="en"
      style="width: 170px; letter-spacing: 0.2em"
      .value=${form()}
    ></till-feedback>`,
  );
  const [low, high] = ['dissatisfied', 'satisfied'].map(word => {
    const texts = deep(element.shadowRoot!).flatMap(({ childNodes }) => [...childNodes]);
    const node = texts.find(
      (node): node is Text =>
        node instanceof Text && /^[15]/.test(node.data) && node.data.endsWith(` ${word}`),
    )!;
    const range = document.createRange();
    range.setStart(node, node.data.length - word.length);
    range.setEnd(node, node.data.length);
    return [...range.getClientRects()];
  });
  expect([low!.length, high!.length]).to.deep.equal([1, 1]);
  expect(high![0]!.top).to.be.greaterThan(low![0]!.bottom - 1);
});
