import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { answer, answerUnhappily, next, part, press } from './act.js';
import { visit } from './data.js';
import meta, { type Args } from './feedback.stories.js';

export default {
  ...meta,
  title: 'Feedback/From the first question to the thanks',
  tags: ['!autodocs'],
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

/** The offer of a follow-up has two buttons of equal weight: yes, then no. */
const help = (canvas: HTMLElement, at: number) => press(canvas, part('help'), at);

export const Intro: Story = {
  args: { ...visit, intro: 'Two questions, half a minute. Nobody is paid by the answer.' },
};

/** After a high score, it asks what was best. */
export const BranchHappy: Story = { args: visit, play: ({ canvasElement }) => answer(canvasElement, 4) };

/** After a low score, it asks what should have been different. */
export const BranchUnhappy: Story = { args: visit, play: ({ canvasElement }) => answer(canvasElement, 1) };

export const LastStep: Story = { args: { ...visit, followUp: undefined }, play: answerUnhappily };

/** After a low score, it offers a follow-up and says how soon. */
export const HelpOffer: Story = {
  args: visit,
  play: async context => {
    await answerUnhappily(context);
    await next(context.canvasElement);
  },
};

export const HelpWanted: Story = {
  args: visit,
  play: async context => {
    await answerUnhappily(context);
    await next(context.canvasElement);
    await help(context.canvasElement, 0);
  },
};

export const Thanks: Story = {
  args: visit,
  play: async ({ canvasElement }) => {
    await answer(canvasElement, 4);
    await next(canvasElement);
  },
};

export const ThanksWithLink: Story = {
  args: {
    ...visit,
    thanks: {
      title: 'Thank you, that helps',
      detail: 'The team reads every answer on Monday morning.',
      link: { href: '/what-changed', label: 'See what your answers changed' },
    },
  },
  play: Thanks.play!,
};

export const ThanksInOwnWords: Story = { args: { ...visit, thanks: undefined }, play: Thanks.play! };

/** On the customer's screen at a till: larger controls, and no drafts. */
export const AtTheTill: Story = { args: { ...visit, density: 'till' } };

export const Fallback: Story = { args: { fallback: 'Tell us at the till how it was.' } };

/** With nothing to ask, nothing is shown. */
export const Empty: Story = {};
