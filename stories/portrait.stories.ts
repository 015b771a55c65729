import type { Portrait } from '@tillside/contract';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { part, press } from './act.js';
import { type HuddleArgs, huddleArgTypes, inHuddle } from './huddle-stage.js';
import { pasteHuddle } from './paste.js';
import { arabicHost, collector, germanHost, host, hostInWords, plain } from './portrait-data.js';

interface Args extends HuddleArgs {
  /** The portraits of the document. */
  portraits: Portrait[];
  /** The most portraits at once. */
  max: number;
  /** Space reserved before data comes, as a CSS length. */
  reserve?: string;
  /** Content of the default slot. */
  fallback?: string;
}

const meta = {
  title: 'Portrait/States',
  component: 'till-portrait',
  parameters: { paste: pasteHuddle('till-portrait', { portraits: [plain] }) },
  args: { portraits: [host], max: 1 },
  argTypes: {
    portraits: { control: 'object', table: { category: 'Portrait', type: { summary: 'Portrait[]' } } },
    max: { control: { type: 'number', min: 1, max: 12 }, table: { category: 'Element' } },
    reserve: { control: 'text', table: { category: 'Element' } },
    fallback: { control: 'text', table: { category: 'Element' } },
    ...huddleArgTypes,
  },
  render: ({ portraits, max, density, reserve, fallback }) =>
    inHuddle(
      { portraits },
      { density },
      html`<till-portrait max=${max} style="--till-portrait-min-block-size: ${reserve ?? '0'}">
        ${fallback ? html`<p>${fallback}</p>` : ''}
      </till-portrait>`,
    ),
} satisfies Meta<Args>;
export default meta;

type Story = StoryObj<Args>;

/** With everything that a portrait can have. */
export const Whole: Story = { globals: { width: 'page' } };

export const InAColumn: Story = {};

/** As the server makes it from orders, before the shop has written anything. */
export const FromOrders: Story = { args: { portraits: [plain] } };

export const WithoutPicture: Story = { args: { portraits: [hostInWords] } };

/** A number of which there is none for everybody stands alone, without a bar. */
export const NothingToCompare: Story = {
  args: {
    portraits: [
      { ...plain, facts: [{ label: 'Orders with a gift note', value: 64, unit: 'percent' }, ...plain.facts] },
    ],
  },
};

/** Numbers below zero have their bars on the other side of it. */
export const BelowZero: Story = {
  args: {
    portraits: [
      { ...plain, facts: [{ label: 'Would recommend us', value: -12, unit: 'score', everybody: 38 }] },
    ],
  },
};

export const Open: Story = { play: ({ canvasElement }) => press(canvasElement, part('summary')) };

export const AtTheTill: Story = { args: { density: 'till' } };

export const Several: Story = {
  args: { portraits: [hostInWords, plain, collector], max: 3 },
};

/** One portrait at a time, read from three metres, without controls. */
export const Wall: Story = { args: { density: 'wall' }, globals: { width: 'page' } };

export const WallFromOrders: Story = {
  args: { density: 'wall', portraits: [plain] },
  globals: { width: 'page' },
};

export const Dark: Story = { globals: { scheme: 'dark', theme: 'bookshop', width: 'page' } };

export const Phone: Story = { name: '390 px', globals: { width: '390' } };

export const Narrow: Story = { name: '240 px', globals: { width: '240' } };

export const LargeText: Story = { name: 'Text 200 %', globals: { size: '200', width: '390' } };

export const German: Story = { args: { portraits: [germanHost] }, globals: { language: 'de' } };

export const Arabic: Story = { args: { portraits: [arabicHost] }, globals: { language: 'ar' } };

/** A picture that fails to load keeps its room. */
export const MissingPicture: Story = {
  args: { portraits: [{ ...host, picture: { src: 'data:image/png;base64,AAAA', alt: 'A table' } }] },
};

/** Every text at its maximum length. */
export const AtEveryLimit: Story = {
  args: {
    portraits: [
      {
        ...host,
        name: 'Somebody whose name is as long as a name for a group can be.',
        line: 'Comes before ten, '.repeat(9).slice(0, 160),
        story: 'Counts before each visit. '.repeat(24).slice(0, 600),
        facts: [0, 1, 2, 3, 4, 5].map(i => ({
          label: 'Orders that are placed between Friday at noon and Saturday at ten in the morning',
          value: 999_999_999_999 - i,
          unit: 'money',
          currency: 'GBP',
          everybody: 123_456_789,
        })),
        says: ['Nobody notices. '.repeat(15).trim(), 'Right.', 'Rosenporzellan'.repeat(17)],
        ask: ['Who is coming? '.repeat(10).trim(), 'And when?', 'Tassenuntertassen'.repeat(9)],
        basis: { ...host.basis, how: 'Orders of twelve months. '.repeat(9).trim() },
      },
    ],
  },
};

/** Faults: a wrong share is left out, a group of fewer than 30 and one with an address in it are not shown. */
export const BadData: Story = {
  tags: ['warns'],
  args: {
    max: 3,
    portraits: [
      { ...plain, share: 23 },
      { ...collector, people: 12 },
      { ...collector, id: 'named', says: ['Ask for me: ada@example.org'] },
    ],
  },
};

/** Space is reserved before the data comes, so that nothing below moves. */
export const ReservedSpace: Story = { args: { portraits: [], reserve: '24em' } };

/** Fallback content, for pages without script or data. */
export const Fallback: Story = { args: { portraits: [], fallback: 'Who our customers are: soon here.' } };

/** Without a portrait, nothing is shown. */
export const Empty: Story = { args: { portraits: [] } };
