import '@tillside/elements/huddle/all';
import type { TillHuddle } from '@tillside/elements/huddle';
import { html } from 'lit';
import { allByRole, byRole, expect, mount, settled, stopClock, text } from '../helpers/elements.js';
import { huddle, result } from '../helpers/huddles.js';

const results = ['One', 'Two', 'Three'].map((label, i) =>
  result({ id: `r${i}`, label, actions: [{ id: 'a', text: 'Act' }] }),
);
const onWall = async (count = 3) => {
  const provider = await mount<TillHuddle>(
    html`<till-huddle density="wall" .value=${huddle({ results: results.slice(0, count) })}>
      <till-result></till-result><till-result item="r1"></till-result>
    </till-huddle>`,
  );
  await settled(provider);
  return provider;
};
const shown = (provider: Element) =>
  [...provider.querySelectorAll('till-result')].map(each => /One|Two|Three/.exec(text(each))?.[0] ?? '');

describe('a huddle on a wall', () => {
  it('shows one item at a time over all widgets, which take turns each minute', async () => {
    const clock = stopClock();
    const provider = await onWall();
    const seen = [shown(provider)];
    for (let turn = 0; turn < 4; turn++) {
      clock.tick(59_000);
      await settled(provider);
      expect(shown(provider)).to.deep.equal(seen.at(-1));
      clock.tick(1000);
      await settled(provider);
      seen.push(shown(provider));
    }
    expect(seen).to.deep.equal([
      ['One', ''],
      ['', 'Two'],
      ['Two', ''],
      ['', 'Two'],
      ['Three', ''],
    ]);
  });

  it('looks the same by its property as by its attribute, and no longer like it without', async () => {
    const byAttribute = await onWall();
    const provider = await mount<TillHuddle>(
      html`<till-huddle .density=${'wall'} .value=${huddle({ results })}
        ><till-result></till-result
      ></till-huddle>`,
    );
    const look = (element: Element) => {
      const { display, minHeight, backgroundColor, padding } = getComputedStyle(element);
      return { display, minHeight, backgroundColor, padding };
    };
    expect(look(provider)).to.deep.equal(look(byAttribute));
    provider.density = null;
    await settled(provider);
    expect(look(provider)).not.to.deep.equal(look(byAttribute));
  });

  it('never changes with one item, and has nothing to pause then', async () => {
    const clock = stopClock();
    const provider = await onWall(1);
    clock.tick(600_000);
    await settled(provider);
    expect(shown(provider)).to.deep.equal(['One', '']);
    expect(allByRole(provider, 'button').length).to.equal(0);
  });

  it('has no control but the one that pauses', async () => {
    const provider = await onWall();
    for (const element of provider.querySelectorAll('till-result'))
      expect(element.shadowRoot!.querySelector('button, summary, a, input')).to.equal(null);
    expect(allByRole(provider, 'button').length).to.equal(1);
  });

  it('pauses until it is told to go on', async () => {
    const clock = stopClock();
    const provider = await onWall();
    const pause = byRole(provider, 'button', 'Pause');
    pause.click();
    await settled(provider);
    expect(pause.getAttribute('aria-pressed')).to.equal('true');
    clock.tick(600_000);
    await settled(provider);
    expect(shown(provider)).to.deep.equal(['One', '']);
    pause.click();
    clock.tick(60_000);
    await settled(provider);
    expect(pause.getAttribute('aria-pressed')).to.equal('false');
    expect(shown(provider)).to.deep.equal(['', 'Two']);
  });

  it('shows its control to a pointer, a finger and focus only', async () => {
    const clock = stopClock();
    const provider = await onWall();
    const pause = byRole(provider, 'button', 'Pause');
    expect(getComputedStyle(pause).opacity).to.equal('0');
    provider.dispatchEvent(new PointerEvent('pointermove'));
    await settled(provider);
    expect(getComputedStyle(pause).opacity).to.equal('1');
    clock.tick(5000);
    await settled(provider);
    expect(getComputedStyle(pause).opacity).to.equal('0');
    pause.focus();
    expect(getComputedStyle(pause).opacity).to.equal('1');
  });

  it('has no text below 28 px', async () => {
    const provider = await onWall();
    const { shadowRoot } = provider.querySelector('till-result')!;
    for (const element of shadowRoot!.querySelectorAll('p, span, li'))
      if (element.textContent.trim())
        expect(parseFloat(getComputedStyle(element).fontSize)).to.be.at.least(28);
  });

  it('keeps the item on screen when a newer document still has it', async () => {
    const clock = stopClock();
    const provider = await onWall();
    clock.tick(60_000);
    await settled(provider);
    provider.value = huddle({ results: [...results].reverse() });
    await settled(provider);
    expect(shown(provider)).to.deep.equal(['', 'Two']);
  });

  it('leaves no timer when it is removed', async () => {
    const clock = stopClock();
    const provider = await onWall();
    provider.remove();
    expect(clock.countTimers()).to.equal(0);
  });
});
