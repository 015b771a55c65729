import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { delivery, onTime, returns, teacupHint, teacupQuestion, visit } from './data.js';
import meta, { type Args } from './moment.stories.js';

const moment = { promises: [returns, delivery, onTime], suggestions: [teacupHint], feedback: [visit] };

export default {
  ...meta,
  title: 'Conditions/Narrow and large',
  tags: ['!autodocs'],
  args: { ...meta.args, moment },
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

/** The narrowest column that anything has to fit. */
export const Narrow: Story = { name: '240 px', globals: { width: '240' } };

export const NarrowAtTheTill: Story = {
  name: '240 px at the till',
  globals: { width: '240' },
  args: { surface: 'associate', density: 'till', moment: { ...moment, suggestions: [teacupQuestion] } },
};

export const Phone: Story = { name: '390 px', globals: { width: '390' } };

export const LargeText: Story = { name: 'Text 200 %', globals: { size: '200' } };

export const LargeTextOnAPhone: Story = {
  name: 'Text 200 %, 390 px',
  globals: { size: '200', width: '390' },
};

/** Eleven steps of a score, in the narrowest column. */
export const ScoreOfEleven: Story = {
  name: 'NPS, 240 px',
  globals: { width: '240' },
  args: {
    moment: {
      feedback: [
        {
          id: 'friends',
          title: 'Your visit today',
          questions: [
            { id: 'friends', type: 'nps', label: 'How likely are you to recommend us to a friend?' },
          ],
        },
      ],
    },
  },
};

export const ScoreOfSeven: Story = {
  name: 'CES, 240 px',
  globals: { width: '240' },
  args: {
    moment: {
      feedback: [
        {
          id: 'easy',
          title: 'Your visit today',
          questions: [{ id: 'easy', type: 'ces', label: 'They made it easy for me to send it back.' }],
        },
      ],
    },
  },
};

export const WideFont: Story = { globals: { font: 'wide', width: '320' } };

export const Serif: Story = { globals: { font: 'serif' } };
