import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { answer, answerUnhappily, becomes, choose, next, renderedLater, whileFull } from './act.js';
import { visit } from './data.js';
import meta, { type Args } from './feedback.stories.js';

export default {
  ...meta,
  title: 'Feedback/Saved and sent',
  tags: ['!autodocs'],
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

/** Offline: the answers are saved on this device, and sent as soon as possible. */
export const Saved: Story = {
  tags: ['warns'],
  args: { ...visit, receiver: 'is away' },
  play: async ({ canvasElement }) => {
    await choose(canvasElement, 3);
    await becomes(canvasElement, 'saved');
  },
};

export const Confirmed: Story = {
  args: { ...visit, receiver: 'takes all' },
  play: async ({ canvasElement }) => {
    await answer(canvasElement, 3);
    await becomes(canvasElement, 'confirmed');
  },
};

/** Storage is full: the form says so, and the answers are sent as long as the page is open. */
export const Unsaved: Story = {
  tags: ['warns'],
  args: { ...visit, receiver: 'is away' },
  play: ({ canvasElement }) =>
    whileFull(async () => {
      await choose(canvasElement, 3);
      await becomes(canvasElement, 'unsaved');
    }),
};

/** The last step, where the form waits for the receiver before it shows the thanks. */
export const UnsavedAtTheEnd: Story = {
  tags: ['warns'],
  args: { ...visit, followUp: undefined, receiver: 'is away' },
  play: async context => {
    await whileFull(async () => {
      await answerUnhappily(context);
      await next(context.canvasElement);
      await becomes(context.canvasElement, 'unsaved');
    });
  },
};

export const Refused: Story = {
  tags: ['warns'],
  args: { ...visit, receiver: 'refuses all' },
  play: async ({ canvasElement }) => {
    await choose(canvasElement, 3);
    await becomes(canvasElement, 'refused');
  },
};

export const ThanksSaved: Story = {
  tags: ['warns'],
  args: { ...visit, receiver: 'is away' },
  play: async ({ canvasElement }) => {
    await answer(canvasElement, 4);
    await next(canvasElement);
    await becomes(canvasElement, 'saved');
  },
};

/** On a shared device, an idle form is wiped after a countdown. */
export const Idle: Story = {
  args: { ...visit, density: 'till' },
  play: async ({ canvasElement }) => {
    await choose(canvasElement, 3);
    await renderedLater(canvasElement, 38_000);
  },
};
