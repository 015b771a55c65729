import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { delivery, onTime, returns, teacupHint, teacupQuestion, visit } from './data.js';
import meta, { type Args, Till } from './moment.stories.js';
import { inMoment } from './stage.js';

export default {
  ...meta,
  title: 'Conditions/At the till',
  tags: ['!autodocs'],
  args: { ...meta.args, density: 'till' },
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

/** Targets of 56 px, and at least 8 px between opposite actions. */
export const Associate: Story = Till;

/** What the customer sees at the same time, on their own screen. */
export const Customer: Story = {
  args: { moment: { promises: [returns, delivery], suggestions: [teacupHint] } },
};

/** After the sale, on the customer's screen. */
export const Feedback: Story = { args: { moment: { phase: 'done', feedback: [visit] } } };

/** Both screens of a lane: only the associate's has the question, the note and who is responsible. */
export const TwoScreens: Story = {
  globals: { width: 'page' },
  render: () => {
    const items = {
      promises: [{ ...onTime, owner: 'Dispatch, Hannah’s team' }],
      suggestions: [{ ...teacupQuestion, audience: 'everyone' as const }],
    };
    const widgets = html`<till-promise></till-promise><till-suggestion></till-suggestion>`;
    return html`<div
      style="display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 32px"
    >
      <section>${inMoment(items, { surface: 'associate', density: 'till' }, widgets)}</section>
      <section>${inMoment(items, { surface: 'customer', density: 'till' }, widgets)}</section>
    </div>`;
  },
};
