import type { HuddleInput } from '@tillside/contract';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { appeared, part, type Played, press, rendered } from './act.js';
import { daysAgo } from './data.js';
import { arabicChipped, chipped, germanChipped, returned, slower } from './huddle-data.js';
import { type HuddleArgs, huddleArgTypes, inHuddle } from './huddle-stage.js';
import { pasteHuddle } from './paste.js';
import { arabicHost, arabicNews, clay, germanHost, germanNews, host, mended } from './portrait-data.js';
import {
  arabicParcel,
  arabicTeapot,
  call,
  cups,
  germanParcel,
  germanTeapot,
  paper,
  parcel,
  teapot,
} from './told-data.js';

interface Args extends HuddleArgs {
  /** The huddle, without `version` and `id`, which each story adds. */
  huddle: Omit<HuddleInput, 'version' | 'id'>;
}

const widgets = html`<till-result></till-result>
  <till-portrait></till-portrait>
  <till-story></till-story>
  <till-thanks></till-thanks>
  <till-news></till-news>`;

/** Widgets with a thought's room between them, as a page would lay them out. */
const desk = html`<div style="display: grid; gap: 2.5rem">${widgets}</div>`;

const huddle: Args['huddle'] = {
  results: [{ ...chipped, serves: returned.id }, returned, slower],
  portraits: [host],
  stories: [teapot, cups],
  thanks: [parcel, paper, call],
  news: [mended, clay],
};

export default {
  title: 'Huddle/Whole screens',
  component: 'till-huddle',
  parameters: { paste: pasteHuddle('till-result', { results: [returned] }) },
  args: { huddle },
  argTypes: {
    huddle: {
      description: 'The document of the huddle, without `version` and `id`, which each story adds.',
      control: 'object',
      table: { category: 'Huddle', type: { summary: 'HuddleInput' }, defaultValue: { summary: 'none' } },
    },
    ...huddleArgTypes,
  },
  render: ({ huddle, density }) => inHuddle(huddle, { density }, density === 'wall' ? widgets : desk),
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

/** In the intranet, or beside the work. */
export const Desk: Story = { globals: { width: '768' } };

export const Phone: Story = { name: '390 px', globals: { width: '390' } };

/** In the till’s idle minutes. */
export const Till: Story = { args: { density: 'till' } };

/** On the break room’s screen: one item at a time over all widgets, a minute each. */
export const Wall: Story = { args: { density: 'wall' }, globals: { width: 'page' }, play: appeared };

/** The pointer, a touch or focus brings the only control. */
export const WallPaused: Story = {
  args: { density: 'wall' },
  globals: { width: 'page' },
  play: async context => {
    await press(context.canvasElement, part('pause'));
    await appeared(context);
  },
};

/** Reads `src`, and then cannot read it again. */
const stale = (huddle: Args['huddle']) => {
  const document = JSON.stringify({ version: 1, id: 'stale', asOf: `${daysAgo(1)}T16:05:00Z`, ...huddle });
  const read: typeof fetch = () => Promise.resolve(new Response(document));
  return html`<till-huddle src="/huddle.json" .fetch=${read}><till-result></till-result></till-huddle>`;
};
const readTwice = async ({ canvasElement }: Played) => {
  await rendered(canvasElement);
  const element = canvasElement.querySelector('till-huddle')!;
  await element.load();
  element.fetch = () => Promise.reject(new TypeError('The network is away'));
  await element.load();
  await rendered(canvasElement);
};

/** The document could not be read again: the last one stays, with its age. */
export const Stale: Story = {
  tags: ['warns'],
  globals: { width: '768' },
  args: { huddle: { results: [returned] } },
  render: ({ huddle }) => stale(huddle),
  play: readTwice,
};

export const Dark: Story = { globals: { scheme: 'dark', theme: 'grocer', width: '768' } };

export const LargeText: Story = { name: 'Text 200 %', globals: { size: '200', width: '768' } };

export const German: Story = {
  args: {
    huddle: {
      results: [germanChipped],
      portraits: [germanHost],
      stories: [germanTeapot],
      thanks: [germanParcel],
      news: germanNews,
    },
  },
  globals: { language: 'de', width: '768' },
};

export const Arabic: Story = {
  args: {
    huddle: {
      results: [arabicChipped],
      portraits: [arabicHost],
      stories: [arabicTeapot],
      thanks: [arabicParcel],
      news: arabicNews,
    },
  },
  globals: { language: 'ar', width: '768' },
};

/** Without a document, what stands in the widgets. */
export const Empty: Story = { args: { huddle: {} } };
