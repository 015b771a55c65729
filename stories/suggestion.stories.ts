import type { SuggestionInput } from '@tillside/contract';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { cup, pot, stand, teacupHint, wrapping } from './data.js';
import { paste } from './paste.js';
import {
  type Controls,
  fallbackArgType,
  hostArgType,
  inMoment,
  present,
  several,
  type StageArgs,
  stageArgTypes,
} from './stage.js';

export interface Args extends StageArgs, Controls<SuggestionInput> {
  /** The most suggestions at once. */
  max?: number;
  /** Instead of the one that the controls describe. */
  suggestions?: SuggestionInput[];
  /** Content of the default slot. */
  fallback?: string;
}

const kinds = ['product', 'service', 'offer', 'care', 'conversation'];
const control = (type: 'text' | 'object') => ({ control: type, table: { category: 'Suggestion' } });

export default {
  title: 'Suggestion/For a customer',
  component: 'till-suggestion',
  parameters: {
    paste: paste('till-suggestion', {
      suggestions: [
        { ...teacupHint, product: { ...cup, image: { src: '/teacup.jpg', alt: 'A teacup with roses' } } },
      ],
    }),
  },
  args: { id: 'suggestion', surface: 'customer', host: 'at once', max: 1 },
  argTypes: {
    kind: { control: 'select', options: kinds, table: { category: 'Suggestion' } },
    title: control('text'),
    reason: control('object'),
    product: control('object'),
    ask: control('text'),
    note: control('text'),
    detail: control('text'),
    contact: control('object'),
    accept: control('object'),
    decline: control('object'),
    instead: control('object'),
    suggestions: several('Suggestion', 'SuggestionInput[]'),
    id: { table: { disable: true } },
    audience: { table: { disable: true } },
    max: { control: { type: 'number', min: 1, max: 5 }, table: { category: 'Element' } },
    fallback: fallbackArgType,
    ...stageArgTypes,
    ...hostArgType,
  },
  render: ({ surface, density, phase, hold, host, max = 1, suggestions, fallback, ...suggestion }) => {
    const own = suggestion.title ? [present(suggestion) as SuggestionInput] : [];
    return inMoment(
      { suggestions: suggestions ?? own, pacing: { max: Math.max(1, max) } },
      present({ surface, density, phase, hold, host }),
      html`<till-suggestion max=${max}>${fallback ? html`<p>${fallback}</p>` : ''}</till-suggestion>`,
    );
  },
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

/** Picture, price and earlier price. */
export const ProductHint: Story = { args: teacupHint };

export const WithoutPicture: Story = {
  args: { ...teacupHint, product: { id: cup.id, name: cup.name, price: cup.price! } },
};

export const LinkedProduct: Story = {
  args: { ...teacupHint, product: { ...cup, href: '/teacup-and-saucer-roses' } },
};

export const UnitPrice: Story = {
  args: {
    id: 'jam',
    kind: 'product',
    title: 'Damson jam, 340 g',
    reason: { text: 'You asked for something to go with scones', basis: 'stated' },
    product: {
      id: '23247',
      name: 'Damson jam, 340 g',
      price: { currency: 'GBP', value: '4.25' },
      unitPrice: { currency: 'GBP', value: '1.25', per: '100 g' },
    },
  },
};

export const FewLeft: Story = {
  args: { ...teacupHint, product: { ...cup, availability: 'LimitedAvailability' } },
};

export const PreOrder: Story = {
  args: {
    id: 'teapot',
    kind: 'product',
    title: 'Retrospot teapot',
    reason: { text: 'Goes with the plates in your basket', basis: 'basket' },
    product: { ...pot, availability: 'PreOrder' },
    accept: { label: 'Pre-order' },
  },
};

/** A title and a reason are enough. */
export const Plain: Story = {
  args: {
    id: 'plain',
    kind: 'service',
    title: 'Shall we wrap it for you?',
    reason: { text: 'Half of our cake stands are presents', basis: 'general' },
  },
};

export const Service: Story = {
  args: {
    ...wrapping,
    product: { id: 'wrap', name: 'Gift wrapping', price: { currency: 'GBP', value: '3.00' } },
  },
};

export const Offer: Story = {
  args: {
    id: 'set',
    kind: 'offer',
    title: 'The third teacup is on us',
    reason: { text: 'There are two in your basket', basis: 'basket' },
    detail: 'Today, while the rose pattern lasts.',
    accept: { label: 'Add the third' },
  },
};

/** A person to talk to, and how soon they answer. */
export const Care: Story = {
  args: {
    id: 'chip',
    kind: 'care',
    title: 'Did anything arrive chipped?',
    reason: { text: 'Your cake stand came yesterday', basis: 'stated' },
    contact: {
      href: 'tel:+441134960123',
      label: 'Ring Hannah',
      hours: 'Monday to Saturday, 9 to 5',
      within: 'PT2M',
    },
    accept: { label: 'Yes, something is chipped' },
    decline: { label: 'All is well' },
  },
};

export const Conversation: Story = {
  args: {
    id: 'talk',
    kind: 'conversation',
    title: 'Setting a table for twelve?',
    reason: { text: 'You asked for twelve of everything', basis: 'stated' },
    contact: { href: 'mailto:tables@example.com', label: 'Write to our table planner', within: 'PT4H' },
    accept: { label: 'Talk to somebody' },
  },
};

export const Detail: Story = {
  args: {
    ...teacupHint,
    detail:
      'Bone china, safe in the dishwasher on the top shelf. Each rose is put on by hand, so no two are alike.',
  },
};

export const Several: Story = {
  args: {
    max: 2,
    suggestions: [
      teacupHint,
      {
        id: 'stand',
        kind: 'product',
        title: 'Regency cake stand, three tiers',
        reason: { text: 'What most tea tables start with', basis: 'general' },
        product: stand,
      },
    ],
  },
};

export const Fallback: Story = { args: { fallback: 'Ask us what goes with it.' } };

/** Nothing to suggest. */
export const Empty: Story = {};
