import type { MomentInput } from '@tillside/contract';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { choose, rendered, part, press, renew } from './act.js';
import { delivery, makeItRight, onTime, returns, teacupHint, teacupQuestion, visit } from './data.js';
import { paste } from './paste.js';
import { hostArgType, inMoment, momentArgType, present, type StageArgs, stageArgTypes } from './stage.js';

export interface Args extends StageArgs {
  /** The moment, without `version` and `id`, which each story adds. */
  moment: Omit<MomentInput, 'version' | 'id'>;
}

export default {
  title: 'Moment/Whole screens',
  component: 'till-moment',
  parameters: { paste: paste('till-promise', { promises: [returns] }) },
  args: { surface: 'customer', host: 'at once', moment: {} },
  argTypes: { moment: momentArgType, ...stageArgTypes, ...hostArgType },
  render: ({ moment, surface, density, phase, hold, host }) =>
    inMoment(
      moment,
      present({ surface, density, phase: phase ?? moment.phase, hold, host }),
      html`<div>
        <till-promise max="3"></till-promise>
        <till-suggestion></till-suggestion>
        <till-feedback></till-feedback>
      </div>`,
    ),
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

const shop = { promises: [returns, delivery, onTime], suggestions: [teacupHint] };

/** A shopper's view next to the basket. */
export const Storefront: Story = { args: { moment: shop } };

/** The associate's view next to the same basket. */
export const Till: Story = {
  args: {
    surface: 'associate',
    density: 'till',
    moment: {
      promises: [{ ...onTime, owner: 'Dispatch, Hannah’s team' }],
      suggestions: [teacupQuestion],
      basket: { items: [{ id: '22423' }], total: { currency: 'GBP', value: '12.75' } },
    },
  },
};

/** After the sale, on the customer's screen. */
export const AfterTheSale: Story = {
  args: { phase: 'done', moment: { promises: [returns], suggestions: [teacupHint], feedback: [visit] } },
};

/** A return shows only promises, care and conversation. */
export const Return: Story = {
  args: { moment: { mode: 'return', promises: [returns], suggestions: [teacupHint] } },
};

/** A low score shows a recovery to the associate while the customer is still there. */
export const LowScore: Story = {
  args: {
    surface: 'associate',
    density: 'till',
    moment: {
      suggestions: [makeItRight],
      feedback: [{ ...visit, recovery: { below: 2, suggestion: makeItRight.id } }],
    },
  },
  play: async ({ canvasElement }) => {
    await choose(canvasElement, 0);
    await press(canvasElement, part('next'));
  },
};

/** On hold: the screen stays as it is, even if a newer version differs. */
export const Held: Story = {
  args: { moment: shop },
  play: async ({ canvasElement }) => {
    await rendered(canvasElement);
    canvasElement.querySelector('till-moment')!.hold = true;
    await renew(canvasElement, { suggestions: [] });
  },
};

/** A better rank never replaces a card that somebody may be about to press. */
export const BetterRankWaits: Story = {
  args: { moment: shop },
  play: ({ canvasElement }) =>
    renew(canvasElement, {
      suggestions: [
        {
          id: 'better',
          kind: 'offer',
          title: 'Something better',
          reason: { text: 'A newer version ranks it first', basis: 'general' },
        },
        teacupHint,
      ],
    }),
};

/** A new id is another person: everything of the last one is removed first. */
export const AnotherCustomer: Story = {
  args: { moment: shop },
  play: ({ canvasElement }) =>
    renew(canvasElement, {
      id: `another-${Date.now()}`,
      promises: [returns],
      suggestions: [],
      feedback: [visit],
    }),
};

/** The moment as JSON inside the element. */
export const InlineScript: Story = {
  render: ({ moment, surface, density }) => {
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = JSON.stringify({ version: 1, id: `inline-${Date.now()}`, ...moment });
    return html`<till-moment surface=${surface ?? 'customer'} density=${density ?? ''}>
      ${script}
      <till-promise max="3"></till-promise>
    </till-moment>`;
  },
  args: { moment: { promises: [returns, delivery] } },
};

/** With nothing to say, nothing is shown. */
export const Empty: Story = {};
