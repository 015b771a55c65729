import type { News } from '@tillside/contract';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { part, press } from './act.js';
import { type HuddleArgs, huddleArgTypes, inHuddle } from './huddle-stage.js';
import { pasteHuddle } from './paste.js';
import { arabicNews, clay, germanNews, mended, saturdays } from './portrait-data.js';

interface Args extends HuddleArgs {
  /** The news of the document. */
  news: News[];
  /** The most items at once. */
  max: number;
  /** Space reserved before data comes, as a CSS length. */
  reserve?: string;
  /** Content of the default slot. */
  fallback?: string;
}

const meta = {
  title: 'News/States',
  component: 'till-news',
  parameters: { paste: pasteHuddle('till-news', { news: [mended] }) },
  args: { news: [mended, clay, saturdays], max: 3 },
  argTypes: {
    news: { control: 'object', table: { category: 'News', type: { summary: 'News[]' } } },
    max: { control: { type: 'number', min: 1, max: 6 }, table: { category: 'Element' } },
    reserve: { control: 'text', table: { category: 'Element' } },
    fallback: { control: 'text', table: { category: 'Element' } },
    ...huddleArgTypes,
  },
  render: ({ news, max, density, reserve, fallback }) =>
    inHuddle(
      { news },
      { density },
      html`<till-news max=${max} style="--till-news-min-block-size: ${reserve ?? '0'}">
        ${fallback ? html`<p>${fallback}</p>` : ''}
      </till-news>`,
    ),
} satisfies Meta<Args>;
export default meta;

type Story = StoryObj<Args>;

export const Several: Story = {};

export const Single: Story = { args: { news: [mended] } };

/** Pressed once, the button says so, and stays so in this tab. */
export const Told: Story = {
  args: { news: [{ ...mended, id: 'told' }] },
  play: ({ canvasElement }) => press(canvasElement, part('tell')),
};

export const AtTheTill: Story = { args: { density: 'till' } };

/** One item at a time, read from three metres, without controls. */
export const Wall: Story = { args: { density: 'wall' }, globals: { width: 'page' } };

export const WallWithALongTitle: Story = {
  args: { density: 'wall', news: [{ ...mended, title: `${mended.title}, `.repeat(10).trim() }] },
  globals: { width: 'page' },
};

export const Dark: Story = { globals: { scheme: 'dark', theme: 'grocer' } };

export const Phone: Story = { name: '390 px', globals: { width: '390' } };

export const Narrow: Story = { name: '240 px', globals: { width: '240' } };

export const LargeText: Story = { name: 'Text 200 %', globals: { size: '200', width: '390' } };

export const German: Story = { args: { news: germanNews }, globals: { language: 'de' } };

export const Arabic: Story = { args: { news: arabicNews }, globals: { language: 'ar' } };

/** Words that are longer than a line, and every text at its maximum length. */
export const AtEveryLimit: Story = {
  args: {
    news: [
      {
        id: 'long',
        title: 'Rosenporzellanteetassen'.repeat(11),
        text: 'Within a week. '.repeat(16).trim(),
        owner: 'The workshop, '.repeat(5).trim(),
      },
    ],
  },
};

/** An item without a text is left out, and the others stay. */
export const BadData: Story = {
  tags: ['warns'],
  args: { news: [{ id: 'bad', title: 'No text', text: '' }, mended] },
};

/** Space is reserved before the data comes, so that nothing below moves. */
export const ReservedSpace: Story = { args: { news: [], reserve: '12em' } };

/** Fallback content, for pages without script or data. */
export const Fallback: Story = { args: { news: [], fallback: 'Nothing new today.' } };

/** Without news, nothing is shown. */
export const Empty: Story = { args: { news: [] } };
