import '@tillside/elements/all';
import type { MomentInput } from '@tillside/contract';
import type { TillMoment } from '@tillside/elements';
import { html } from 'lit';
import { expect, mount, painted, part, settled } from '../helpers/elements.js';
import { until } from '../helpers/endpoint.js';
import { takeConsole } from '../helpers/quiet.js';
import { form, moment, promise, suggestion } from '../helpers/items.js';
import { clickAt, middleOf, pressable } from '../helpers/pointer.js';
import { sendMouse } from '@web/test-runner-commands';

/** The containers that shops put widgets into, which treat the height of their content differently. */
const containers = {
  'a flex column of a fixed height':
    'display:flex;flex-direction:column;width:260px;height:300px;overflow:auto',
  'a flex column that clips': 'display:flex;flex-direction:column;width:260px;height:300px;overflow:hidden',
  'a flex column of no height': 'display:flex;flex-direction:column;width:260px;height:0',
  'a flex column from the end': 'display:flex;flex-direction:column-reverse;width:260px;height:300px',
  'a flex row that wraps': 'display:flex;flex-wrap:wrap;width:260px;height:300px',
  'a grid of a fixed height': 'display:grid;width:260px;height:300px;overflow:auto',
  'a grid of equal rows': 'display:grid;grid-auto-rows:1fr;width:260px;height:300px',
  'an inline grid': 'display:inline-grid;width:260px;max-height:300px',
  'a block': 'width:260px;height:300px;overflow:scroll',
  'a table cell': 'display:table-cell;width:260px;height:300px',
  'a transformed flex column':
    'display:flex;flex-direction:column;width:260px;height:300px;transform:scale(0.9)',
};

const long =
  'A far longer sentence about this, by which the card becomes several lines taller than what was here';
const documents = (id: string): (MomentInput | null)[] => [
  moment({ id, promises: [promise()], suggestions: [suggestion({ id: 'short' })] }),
  moment({ id }),
  moment({
    id,
    promises: [promise({ title: long, state: 'at-risk', remedy: long })],
    suggestions: [suggestion({ id: 'long', title: long, detail: long })],
  }),
];

/** How far boxes overlap, in pixels. */
function overlapOf(elements: Element[]): number {
  const boxes = elements.map(element => {
    const { shadowRoot } = element;
    const base = shadowRoot?.querySelector('[part~=base]') ?? element;
    return [element, base].map(each => each.getBoundingClientRect());
  });
  let most = 0;
  boxes.forEach((own, i) =>
    boxes.slice(i + 1).forEach(others => {
      for (const a of own)
        for (const b of others) {
          const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          if (width > 0.5) most = Math.max(most, height);
        }
    }),
  );
  return most;
}

let count = 0;
async function open(style: string, density: string) {
  const page = await mount<HTMLElement>(html`
    <aside style=${style}>
      <till-moment density=${density}>
        <till-suggestion></till-suggestion><till-promise></till-promise><till-feedback></till-feedback>
      </till-moment>
      <div style="flex:none;width:200px;height:200px">The shop's own</div>
    </aside>
  `);
  const provider: TillMoment = page.querySelector('till-moment')!;
  return { page, provider, boxes: [...provider.children, page.lastElementChild!] };
}

describe('nothing overlaps', () => {
  for (const [what, style] of Object.entries(containers))
    it(`in ${what}, while cards come, go and become longer`, async () => {
      for (const density of ['', 'till']) {
        const { provider, boxes } = await open(style, density);
        for (const document of documents(`space-${++count}`)) {
          provider.value = document;
          await settled(provider);
          expect(overlapOf(boxes), `${density} ${JSON.stringify(document).length}`).to.be.below(1);
        }
      }
    });

  it('when the content needs more than the reserved space', async () => {
    for (const style of Object.values(containers)) {
      const { page, provider, boxes } = await open(style, '');
      page.style.setProperty('--till-suggestion-min-block-size', '40px');
      provider.value = documents(`space-${++count}`)[2];
      await settled(provider);
      expect(overlapOf(boxes), style).to.be.below(1);
    }
  });
});

describe('reserved space', () => {
  it('is there before the data comes, and is not added to the content', async () => {
    const { page, provider } = await open('width:400px', '');
    page.style.setProperty('--till-suggestion-min-block-size', '400px');
    const element = provider.querySelector('till-suggestion')!;
    expect(element.getBoundingClientRect().height).to.equal(400);
    provider.value = documents(`space-${++count}`)[0];
    await settled(provider);
    expect(element.getBoundingClientRect().height).to.equal(400);
  });
});

const moveTo = async (position: [x: number, y: number]) => {
  await sendMouse({ type: 'move', position });
  await painted();
};
/** To a corner of the viewport, which is not as large in every engine. */
const moveAway = () => moveTo([innerWidth - 10, innerHeight - 10]);
const touch = (target: HTMLElement) => {
  target.dispatchEvent(
    new PointerEvent('pointerdown', { bubbles: true, composed: true, pointerType: 'touch' }),
  );
  target.click();
};
/** A host that answers an acceptance when the test says so. */
function answerLate(element: HTMLElement, outcome: string) {
  let settle!: () => void;
  const response = new Promise<void>((resolve, reject) => {
    settle = () => (outcome === 'done' ? resolve() : reject(new Error('offline')));
  });
  element.addEventListener('till-suggestion-accept', event => event.respondWith(response));
  const answer = async () => {
    settle();
    await response.catch(() => {});
    await settled(element);
    await painted();
  };
  return { answer };
}

describe('content below a control that was pressed', () => {
  const below = (page: Element) => page.lastElementChild!.getBoundingClientRect().top;
  const start = async () => {
    const { page, provider } = await open('width:400px', '');
    const element = provider.querySelector('till-suggestion')!;
    provider.value = moment({ id: `space-${++count}`, suggestions: [suggestion()], feedback: [form()] });
    await settled(provider);
    await pressable();
    return { page, provider, element, top: below(page) };
  };

  it('stays until the mouse has left, to where nothing moves under it', async () => {
    const { page, element, top } = await start();
    await clickAt(middleOf(part(element, 'decline')));
    await settled(element);
    await painted();
    expect(below(page)).to.be.closeTo(top, 0.1);
    await moveTo(middleOf(page.lastElementChild!));
    expect(below(page)).to.be.closeTo(top, 0.1);
    await moveAway();
    await until(() => below(page) < top);
  });

  it('stays while a page makes its DOM the same as new HTML, which has no such style', async () => {
    const { page, element, top } = await start();
    touch(part(element, 'decline'));
    await settled(element);
    element.removeAttribute('style');
    await painted();
    expect(below(page)).to.be.closeTo(top, 0.1);
    touch(page.lastElementChild as HTMLElement);
    await until(() => element.style.cssText === '');
    expect(below(page)).to.be.below(top);
  });

  it('is not held by a copy of the element, as in a page that is saved and restored', async () => {
    const { provider, element, page } = await start();
    touch(part(element, 'decline'));
    await settled(element);
    const copies = document.createElement('div');
    copies.innerHTML = provider.outerHTML;
    expect(copies.innerHTML).to.include('--_held');
    page.append(copies, provider.cloneNode(true));
    await painted();
    const heights = [...page.querySelectorAll('till-suggestion')].map(each => each.offsetHeight);
    expect(heights.slice(1)).to.deep.equal([0, 0]);
  });

  for (const outcome of ['done', 'refused'])
    it(`stays where an acceptance is ${outcome} late, while the mouse is below`, async () => {
      const { page, element, top } = await start();
      const { answer } = answerLate(element, outcome);
      await clickAt(middleOf(part(element, 'accept')));
      await moveAway();
      await moveTo(middleOf(page.lastElementChild!));
      await answer();
      takeConsole();
      expect(below(page)).to.be.closeTo(top, 0.1);
      await moveTo(middleOf(page.lastElementChild!).map(at => at + 3) as [number, number]);
      expect(below(page)).to.be.closeTo(top, 0.1);
      await moveAway();
      await until(() => below(page) < top);
    });

  it('stays where an acceptance is done late, until the next press elsewhere', async () => {
    const { page, element, top } = await start();
    const { answer } = answerLate(element, 'done');
    touch(part(element, 'accept'));
    touch(document.body);
    await painted();
    await answer();
    expect(below(page)).to.be.closeTo(top, 0.1);
    touch(page.lastElementChild as HTMLElement);
    await until(() => below(page) < top);
  });

  it('stays where an acceptance by a key is done late, while the mouse is below', async () => {
    const { page, element, top } = await start();
    const { answer } = answerLate(element, 'done');
    await moveTo(middleOf(page.lastElementChild!));
    part(element, 'accept').click();
    await answer();
    expect(below(page)).to.be.closeTo(top, 0.1);
    await moveAway();
    await until(() => below(page) < top);
  });

  it('may move at once after a key or a script', async () => {
    const { page, element, top } = await start();
    part(element, 'decline').click();
    await settled(element);
    expect(below(page)).to.be.below(top);
  });

  it('stays after a touch until the next press elsewhere, which hits its target before anything moves', async () => {
    const { page, element, top } = await start();
    touch(part(element, 'decline'));
    dispatchEvent(new PointerEvent('pointermove'));
    await settled(element);
    await painted();
    expect(below(page)).to.be.closeTo(top, 0.1);
    let seenAt = 0;
    page.lastElementChild!.addEventListener('click', () => (seenAt = below(page)));
    (page.lastElementChild as HTMLElement).click();
    expect(seenAt).to.be.closeTo(top, 0.1);
    await painted();
    await painted();
    expect(below(page)).to.be.below(top);
  });

  it('stays after a touch until a scroll', async () => {
    const { page, element, top } = await start();
    touch(part(element, 'decline'));
    await settled(element);
    expect(below(page)).to.be.closeTo(top, 0.1);
    window.dispatchEvent(new Event('scroll'));
    await painted();
    expect(below(page)).to.be.below(top);
  });
});
