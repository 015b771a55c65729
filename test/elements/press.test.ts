import '@tillside/elements/all';
import type { Question } from '@tillside/contract';
import type { TillFeedback, TillMoment } from '@tillside/elements';
import { html } from 'lit';
import { expect, mount, part, parts, settled, text } from '../helpers/elements.js';
import { form, moment, suggestion } from '../helpers/items.js';
import { clickAt, justNow, middleOf, pressable } from '../helpers/pointer.js';

const options = [
  { id: 'a', label: 'A' },
  { id: 'b', label: 'B' },
];
const questions = ['one', 'two', 'three'].map((id): Question => ({
  id,
  type: 'choice',
  label: `Question ${id}?`,
  options,
}));
let count = 0;
async function open() {
  const provider = await mount<TillMoment>(html`
    <till-moment
      .value=${moment({
        id: `press-${++count}`,
        suggestions: [suggestion({ kind: 'service' })],
        feedback: [form({ questions })],
      })}
      ><till-feedback></till-feedback
    ></till-moment>
  `);
  const element: TillFeedback = provider.querySelector('till-feedback')!;
  return { provider, element };
}
describe("a pointer's press", () => {
  it('on a control that has been there for a while activates it', async () => {
    const { element } = await open();
    await pressable();
    await clickAt(middleOf(part(element, 'next')));
    await settled(element);
    expect(text(element)).to.contain('Question two?');
  });

  it('again on Next, before the next question can be read, skips no question', async () => {
    const { element } = await open();
    await pressable();
    const position = middleOf(part(element, 'next'));
    await justNow(async () => {
      await clickAt(position);
      await settled(element);
    });
    await clickAt(position);
    await settled(element);
    expect(text(element)).to.contain('Question two?');
  });

  it('on a control that has only just appeared does nothing', async () => {
    const { provider } = await open();
    await pressable();
    const element = document.createElement('till-suggestion');
    await justNow(async () => {
      provider.append(element);
      await settled(element);
    });
    await clickAt(middleOf(part(element, 'accept')));
    await settled(element);
    expect(parts(element, 'accept')).to.have.length(1);
  });

  it('is the only kind that is guarded: a script, a key or assistive technology can press at once', async () => {
    const { element } = await open();
    for (const next of ['two', 'three']) {
      part(element, 'next').click();
      await settled(element);
      expect(text(element)).to.contain(`Question ${next}?`);
    }
  });
});
