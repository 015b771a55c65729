import '@tillside/elements/all';
import type { TillFeedback, TillSuggestion } from '@tillside/elements';
import { html } from 'lit';
import { contrast, rgb } from '../helpers/contrast.js';
import { byRole, expect, mount, part, settled } from '../helpers/elements.js';
import { form, suggestion } from '../helpers/items.js';

/** The accept button of a suggestion and the chosen step of a form: each ground with the text on it. */
async function open(style: string) {
  const box = await mount<HTMLElement>(html`
    <div style=${style}>
      <till-suggestion lang="en" .value=${suggestion()}></till-suggestion>
      <till-feedback lang="en" .value=${form()}></till-feedback>
    </div>
  `);
  const [card, feedback] = box.children as unknown as [TillSuggestion, TillFeedback];
  const chosen = byRole(feedback, 'radio', /^4/);
  chosen.click();
  await settled(feedback);
  const grounds = [part(card, 'accept'), chosen.nextElementSibling!] as const;
  return { grounds, hosts: [card, feedback] };
}
const pairs = (grounds: readonly Element[]) =>
  grounds.map(ground => ({
    ground: getComputedStyle(ground).backgroundColor,
    text: getComputedStyle(ground.firstElementChild!).color,
  }));

const accents = ['currentColor', '#1d6b4f', '#ffd43b', '#0b57d0', '#c00', 'black', 'white'];
/** What extensions make of text: light, whatever it was. */
const repainted = [
  'rgb(140, 224, 194)',
  'rgb(255, 214, 67)',
  'rgb(82, 165, 246)',
  'rgb(232, 230, 227)',
  '#b00',
];

describe('text on the accent', () => {
  for (const accent of accents)
    it(`is readable on ${accent}`, async () => {
      const { grounds } = await open(`--till-accent: ${accent}`);
      for (const { ground, text } of pairs(grounds))
        expect(contrast(rgb(ground), rgb(text))).to.be.at.least(4.5);
    });

  for (const color of repainted)
    it(`stays readable where an extension repaints text as ${color}, and leaves backgrounds`, async () => {
      const { grounds, hosts } = await open('--till-accent: #1d6b4f');
      for (const { shadowRoot } of hosts) {
        const style = document.createElement('style');
        style.textContent = `.primary, .step input:checked + span { color: ${color} !important }`;
        shadowRoot!.append(style);
      }
      for (const { ground, text } of pairs(grounds)) {
        expect(rgb(ground)).to.deep.equal(rgb(color));
        expect(contrast(rgb(ground), rgb(text))).to.be.at.least(4.5);
      }
    });

  it('is the colour that the page gives, on the accent', async () => {
    const { grounds } = await open(
      '--till-accent: #ffd43b; --till-on-accent: #222; --till-feedback-on-accent: #333',
    );
    const [onButton, onStep] = pairs(grounds);
    expect([onButton, onStep].map(pair => rgb(pair!.ground))).to.deep.equal(Array(2).fill([255, 212, 59]));
    expect([onButton, onStep].map(pair => rgb(pair!.text))).to.deep.equal([
      [34, 34, 34],
      [51, 51, 51],
    ]);
  });
});
