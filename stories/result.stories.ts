import type { ResultInput } from '@tillside/contract';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { part, press } from './act.js';
import {
  answered,
  arabicChipped,
  basket,
  chipped,
  germanChipped,
  recommended,
  returned,
  slower,
} from './huddle-data.js';
import { type HuddleArgs, huddleArgTypes, inHuddle } from './huddle-stage.js';
import { pasteHuddle } from './paste.js';

interface Args extends HuddleArgs {
  /** The results of the document. */
  results: ResultInput[];
  /** The most results at once. */
  max: number;
  /** Space reserved before data comes, as a CSS length. */
  reserve?: string;
  /** Content of the default slot. */
  fallback?: string;
}

export default {
  title: 'Result/States',
  component: 'till-result',
  parameters: { paste: pasteHuddle('till-result', { results: [returned] }) },
  args: { results: [{ ...chipped, serves: returned.id }, returned], max: 1 },
  argTypes: {
    results: { control: 'object', table: { category: 'Result', type: { summary: 'ResultInput[]' } } },
    max: { control: { type: 'number', min: 1, max: 12 }, table: { category: 'Element' } },
    reserve: { control: 'text', table: { category: 'Element' } },
    fallback: { control: 'text', table: { category: 'Element' } },
    ...huddleArgTypes,
  },
  render: ({ results, max, density, reserve, fallback }) =>
    inHuddle(
      { results },
      { density },
      html`<till-result max=${max} style="--till-result-min-block-size: ${reserve ?? '0'}">
        ${fallback ? html`<p>${fallback}</p>` : ''}
      </till-result>`,
    ),
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

/** With everything that a result can have: the two intervals have nothing in common, so it is called better. */
export const Better: Story = {};

/** What it cost is a range, too. */
export const Worse: Story = { args: { results: [slower] } };

/** The intervals overlap: no change is claimed. */
export const Same: Story = { args: { results: [returned] } };

/** Nothing says how sure the numbers are, so nothing is said of the change. */
export const Unknown: Story = { args: { results: [basket] } };

/** A team’s first number. */
export const NothingToCompare: Story = { args: { results: [recommended] } };

export const Duration: Story = { args: { results: [answered] } };

/** Money without a range. */
export const MoneyAbout: Story = {
  args: {
    results: [
      { ...answered, money: { currency: 'GBP', value: 1200, how: 'Orders kept by an early answer.' } },
    ],
  },
};

/** Pressed once, the button says so, and stays so in this tab. */
export const Taken: Story = {
  args: { results: [{ ...chipped, id: 'taken' }] },
  play: ({ canvasElement }) => press(canvasElement, part('act')),
};

/** Where the number comes from, how many cases are behind it, and what it serves. */
export const Open: Story = { play: ({ canvasElement }) => press(canvasElement, part('summary')) };

export const Several: Story = { args: { results: [returned, slower, basket], max: 3 } };

export const AtTheTill: Story = { args: { density: 'till' } };

/** One result at a time, read from three metres, without controls. */
export const Wall: Story = { args: { density: 'wall' }, globals: { width: 'page' } };

export const Dark: Story = { globals: { scheme: 'dark', theme: 'bookshop' } };

export const Phone: Story = { name: '390 px', globals: { width: '390' } };

export const Narrow: Story = { name: '240 px', globals: { width: '240' } };

export const LargeText: Story = { name: 'Text 200 %', globals: { size: '200', width: '390' } };

export const German: Story = { args: { results: [germanChipped] }, globals: { language: 'de' } };

export const Arabic: Story = { args: { results: [arabicChipped] }, globals: { language: 'ar' } };

/** Every text at its maximum length. */
export const AtEveryLimit: Story = {
  args: {
    results: [
      {
        ...chipped,
        label: 'Rosenporzellanteetassen'.repeat(11),
        unit: 'money',
        currency: 'GBP',
        before: { ...chipped.before!, value: 999_999_999_999, low: 999_999_999_990, high: 1e12 },
        after: { ...chipped.after, value: 123_456_789, low: 123_456_780, high: 123_456_798 },
        means: 'What it means. '.repeat(16).trim(),
        money: { ...chipped.money!, high: 999_999_999_999, how: 'As it was worked out. '.repeat(10).trim() },
        owner: 'The packers, '.repeat(6).trim(),
        actions: [0, 1, 2, 3].map(at => ({ id: `${at}`, text: 'Wrap it in two sheets. '.repeat(6).trim() })),
        source: 'Complaints of customers. '.repeat(6).trim(),
      },
    ],
  },
};

/** A wrong number or fewer than 30 cases leave a result out; what is wrong and not needed leaves the rest. */
export const BadData: Story = {
  tags: ['warns'],
  args: {
    max: 3,
    results: [
      { ...returned, id: 'words', after: { ...returned.after, value: 'fourteen' } },
      { ...returned, id: 'few', after: { ...returned.after, of: 12 } },
      { ...chipped, money: { currency: 'pounds', value: 430 }, actions: 'all' },
    ] as never,
  },
};

/** Space is reserved before the data comes, so that nothing below moves. */
export const ReservedSpace: Story = { args: { results: [], reserve: '16em' } };

/** Fallback content, for pages without script or data. */
export const Fallback: Story = { args: { results: [], fallback: 'What came of it: soon here.' } };

/** Without a result, nothing is shown. */
export const Empty: Story = { args: { results: [] } };
