import type { PromiseInput } from '@tillside/contract';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { part, press } from './act.js';
import { daysAgo, delivery, inMinutes, mending, onTime, returns } from './data.js';
import { type Controls, inMoment, present, type StageArgs, stageArgTypes } from './stage.js';

const icons = ['delivery', 'returns', 'price', 'quality', 'care', 'privacy', 'time', 'planet'] as const;

interface Args extends StageArgs, Controls<PromiseInput> {
  /** How many at once. */
  max?: number;
  /** Instead of the one that the controls describe. */
  promises?: PromiseInput[];
  /** Space reserved before data comes, as a CSS length. */
  reserve?: string;
  /** What stands in the default slot. */
  fallback?: string;
}

const plain = { id: 'returns', title: 'Send it back within 60 days, free' };

export default {
  title: 'Promise',
  component: 'till-promise',
  args: { ...plain, surface: 'customer', max: 1 },
  argTypes: {
    icon: { control: 'select', options: [undefined, ...icons], table: { category: 'Promise' } },
    state: { control: 'inline-radio', options: ['on', 'at-risk', 'broken'], table: { category: 'Promise' } },
    title: { control: 'text', table: { category: 'Promise' } },
    remedy: { control: 'text', table: { category: 'Promise' } },
    detail: { control: 'text', table: { category: 'Promise' } },
    conditions: { control: 'text', table: { category: 'Promise' } },
    owner: { control: 'text', table: { category: 'Promise' } },
    evidence: { control: 'object', table: { category: 'Promise' } },
    cutoff: { control: 'object', table: { category: 'Promise' } },
    link: { control: 'object', table: { category: 'Promise' } },
    promises: { control: 'object', table: { category: 'Promise' } },
    id: { table: { disable: true } },
    max: { control: { type: 'number', min: 1, max: 20 }, table: { category: 'Element' } },
    reserve: { control: 'text', table: { category: 'Element' } },
    fallback: { control: 'text', table: { category: 'Element' } },
    ...stageArgTypes,
  },
  render: ({ surface, density, phase, hold, max = 1, promises, reserve, fallback, ...promise }) => {
    const own = promise.title ? [present(promise) as PromiseInput] : [];
    return inMoment(
      { promises: promises ?? own },
      present({ surface, density, phase, hold }),
      html`<till-promise max=${max} style="--till-promise-min-block-size: ${reserve ?? '0'}">
        ${fallback ? html`<p>${fallback}</p>` : ''}
      </till-promise>`,
    );
  },
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

export const Plain: Story = {};

export const WithIcon: Story = { args: { icon: 'returns' } };

export const EveryIcon: Story = {
  args: {
    max: 8,
    promises: [
      { id: '1', icon: 'delivery', title: 'Delivered when we said' },
      { id: '2', icon: 'returns', title: 'Send it back within 60 days, free' },
      { id: '3', icon: 'price', title: 'The price on the shelf is the price at the till' },
      { id: '4', icon: 'quality', title: 'Looked over by hand before it leaves' },
      { id: '5', icon: 'care', title: 'We mend what chips in the first year' },
      { id: '6', icon: 'privacy', title: 'Your visits are yours: we keep the receipt, nothing else' },
      { id: '7', icon: 'time', title: 'Somebody at the till within two minutes' },
      { id: '8', icon: 'planet', title: 'Wrapped in paper that was paper before' },
    ],
  },
};

/** Counted by the shop. Shown with its numbers, or not at all. */
export const Evidence: Story = { args: returns };

/** Said by customers who were asked. */
export const EvidenceFromCustomers: Story = { args: mending };

/** Counted up to more than ninety days ago, so the plain promise remains. */
export const EvidenceTooOld: Story = {
  args: {
    icon: 'returns',
    evidence: { kept: 17_790, of: 18_240, from: daysAgo(400), to: daysAgo(120), source: 'operations' },
  },
};

export const AtRisk: Story = { args: onTime };

export const Broken: Story = {
  args: {
    ...onTime,
    state: 'broken',
    remedy:
      'Your parcel is still in Leeds. We have sent another one by courier, and your delivery is paid back.',
  },
};

export const BeforeCutoff: Story = { args: delivery };

/** The last minute counts as one. */
export const LastMinute: Story = {
  args: { ...delivery, cutoff: { ...delivery.cutoff!, at: inMinutes(0.9) } },
};

export const AfterCutoff: Story = {
  args: { ...delivery, cutoff: { ...delivery.cutoff!, at: inMinutes(-5) } },
};

export const Closed: Story = { args: returns };

export const Open: Story = {
  args: returns,
  play: ({ canvasElement }) => press(canvasElement, part('summary')),
};

export const Link: Story = {
  args: { ...mending, link: { href: '/mending', label: 'See what we have mended' } },
};

/** Only the associate's screen says who answers for it. */
export const Owner: Story = {
  args: { ...onTime, owner: 'Dispatch, Hannah’s team', surface: 'associate', density: 'till' },
};

export const Several: Story = { args: { promises: [returns, delivery, onTime, mending], max: 4 } };

/** The place is kept before data comes, so that nothing below it moves. */
export const ReservedSpace: Story = { args: { title: '', reserve: '6em' } };

/** What stands there without script or data. */
export const Fallback: Story = { args: { title: '', fallback: 'Returns are free within 60 days.' } };

/** With nothing to promise, nothing is drawn. */
export const Empty: Story = { args: { title: '' } };
