import type { Meta, StoryObj } from '@storybook/web-components-vite';
import meta, {
  type Args,
  AfterTheSale as Sale,
  Storefront as Shop,
  Till as Counter,
} from './moment.stories.js';
import { accept, decline } from './act.js';
import { reasons, teacupHint, visit } from './data.js';

export default {
  ...meta,
  title: 'Conditions/Dark',
  tags: ['!autodocs'],
  globals: { scheme: 'dark' },
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

export const Storefront: Story = Shop;

export const Till: Story = Counter;

export const AfterTheSale: Story = Sale;

export const Added: Story = { args: { moment: { suggestions: [teacupHint] } }, play: accept };

export const Declining: Story = {
  args: { moment: { suggestions: [{ ...teacupHint, decline: { reasons } }] } },
  play: decline,
};

export const Question: Story = { args: { moment: { feedback: [visit] } } };
