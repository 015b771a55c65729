import type { PromiseInput } from '@tillside/contract';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { part, press } from './act.js';
import { daysAgo, delivery, inMinutes, mending, onTime, returns } from './data.js';
import { paste } from './paste.js';
import {
  type Controls,
  fallbackArgType,
  inMoment,
  present,
  reserveArgType,
  several,
  type StageArgs,
  stageArgTypes,
} from './stage.js';

const icons = ['delivery', 'returns', 'price', 'quality', 'care', 'privacy', 'time', 'planet'] as const;

interface Args extends StageArgs, Controls<PromiseInput> {
  /** The most promises at once. */
  max?: number;
  /** Instead of the one that the controls describe. */
  promises?: PromiseInput[];
  /** One line per promise, with the rest in a disclosure. */
  compact?: boolean;
  /** Space reserved before data comes, as a CSS length. */
  reserve?: string;
  /** Content of the default slot. */
  fallback?: string;
}

const plain = { id: 'returns', title: 'Send it back within 60 days, free' };

export default {
  title: 'Promise/States',
  component: 'till-promise',
  parameters: { paste: paste('till-promise', { promises: [plain] }) },
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
    promises: several('Promise', 'PromiseInput[]'),
    id: { table: { disable: true } },
    max: { control: { type: 'number', min: 1, max: 20 }, table: { category: 'Element' } },
    compact: { control: 'boolean', table: { category: 'Element' } },
    reserve: reserveArgType,
    fallback: fallbackArgType,
    ...stageArgTypes,
  },
  render: ({
    surface,
    density,
    phase,
    hold,
    max = 1,
    compact = false,
    promises,
    reserve,
    fallback,
    ...promise
  }) => {
    const own = promise.title ? [present(promise) as PromiseInput] : [];
    return inMoment(
      { promises: promises ?? own },
      present({ surface, density, phase, hold }),
      html`<till-promise
        max=${max}
        ?compact=${compact}
        style="--till-promise-min-block-size: ${reserve ?? '0'}"
      >
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

/** Counted by the shop, and always shown with its numbers. */
export const Evidence: Story = { args: returns };

/** From customers who were asked. */
export const EvidenceFromCustomers: Story = { args: mending };

/** Evidence that ends more than 90 days ago is left out. */
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

/** Less than a minute is shown as one minute. */
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

/** Only the associate's screen shows who is responsible for it. */
export const Owner: Story = {
  args: { ...onTime, owner: 'Dispatch, Hannah’s team', surface: 'associate', density: 'till' },
};

export const Several: Story = { args: { promises: [returns, delivery, onTime, mending], max: 4 } };

/** One line per promise; a promise at risk still shows its state. */
export const Compact: Story = {
  args: { promises: [returns, delivery, onTime, mending], max: 4, compact: true },
};

export const CompactOpen: Story = {
  args: { promises: [returns, delivery, onTime], max: 3, compact: true },
  play: ({ canvasElement }) => press(canvasElement, part('summary')),
};

/** Space is reserved before the data comes, so that nothing below moves. */
export const ReservedSpace: Story = { args: { title: '', reserve: '6em' } };

/** Fallback content, for pages without script or data. */
export const Fallback: Story = { args: { title: '', fallback: 'Returns are free within 60 days.' } };

/** Without a promise, nothing is shown. */
export const Empty: Story = { args: { title: '' } };
