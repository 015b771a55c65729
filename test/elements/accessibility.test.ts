import '@tillside/elements/all';
import type { TillMoment } from '@tillside/elements';
import { html } from 'lit';
import { deep, expect, mount, nameOf, roleOf, settled } from '../helpers/elements.js';
import { can } from '../helpers/engine.js';
import { form, moment, promise, suggestion } from '../helpers/items.js';

/** What Chromium computes for assistive technology, which a flag exposes. */
interface Computed {
  computedName: string;
  computedRole: string;
}
const isComputed = (element: Element): element is Element & Computed => 'computedName' in element;

/** Roles whose names the tests compare. */
const named = new Set(['button', 'link', 'radio', 'checkbox', 'textbox', 'group', 'image', 'radiogroup']);

/** The same in every engine. */
const told = [
  'button How it works',
  'link More',
  'group Teacup and saucer',
  'button Add to basket',
  'button No thanks',
  'radiogroup How was it? Optional',
  'radio 1 Very dissatisfied',
  'radio 2',
  'radio 3',
  'radio 4',
  'radio 5 Very satisfied',
  'button Next',
];

it('our test helpers compute the same names and roles in every engine, and the same as a browser that exposes its own', async () => {
  const provider = await mount<TillMoment>(html`
    <till-moment
      .value=${moment({
        promises: [
          promise({ detail: 'For a year.', link: { href: 'https://shop.example/', label: 'More' } }),
        ],
        suggestions: [suggestion({ decline: { reasons: [{ id: 'has', label: 'Has one' }] } })],
        feedback: [form()],
      })}
    >
      <till-promise></till-promise><till-suggestion></till-suggestion><till-feedback></till-feedback>
    </till-moment>
  `);
  await settled(provider);
  // Chromium has non-standard roles for a disclosure.
  const elements = deep(provider).filter(
    element => named.has(roleOf(element)) && element.localName !== 'details',
  );
  expect(elements.map(element => `${roleOf(element)} ${nameOf(element)}`)).to.deep.equal(told);
  if (!can('computed names and roles')) return;
  expect(elements.every(isComputed)).to.equal(true);
  for (const element of elements.filter(isComputed))
    if (element.localName !== 'summary') {
      expect(element.computedRole).to.equal(roleOf(element));
      expect(element.computedName.replace(/[\u2066-\u2069]/g, '')).to.equal(nameOf(element));
    }
});
