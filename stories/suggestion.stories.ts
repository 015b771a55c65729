import type { SuggestionInput } from '@tillside/contract';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { part, press, renew } from './act.js';
import { cup, pot, reasons, stand, teacupHint, teacupQuestion } from './data.js';
import { type Controls, hostArgType, inMoment, present, type StageArgs, stageArgTypes } from './stage.js';

interface Args extends StageArgs, Controls<SuggestionInput> {
  /** How many at once. */
  max?: number;
  /** Instead of the one that the controls describe. */
  suggestions?: SuggestionInput[];
  /** What stands in the default slot. */
  fallback?: string;
}

const kinds = ['product', 'service', 'offer', 'care', 'conversation'];
const control = (type: 'text' | 'object') => ({ control: type, table: { category: 'Suggestion' } });

export default {
  title: 'Suggestion',
  component: 'till-suggestion',
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
    suggestions: control('object'),
    id: { table: { disable: true } },
    audience: { table: { disable: true } },
    max: { control: { type: 'number', min: 1, max: 5 }, table: { category: 'Element' } },
    fallback: { control: 'text', table: { category: 'Element' } },
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
type Play = NonNullable<Story['play']>;

const accept: Play = ({ canvasElement }) => press(canvasElement, part('accept'));
const decline: Play = ({ canvasElement }) => press(canvasElement, part('decline'));
const pay: Play = ({ canvasElement }) => renew(canvasElement, { phase: 'paying' });
/** The associate's buttons come in this order: accept, asked, decline. */
const ask: Play = ({ canvasElement }) => press(canvasElement, `${part('card')} button`, 1);

const wrapping: SuggestionInput = {
  id: 'wrap',
  kind: 'service',
  title: 'Have it wrapped, with a card in your words',
  reason: { text: 'You told us that it is a present', basis: 'stated' },
  detail: 'Brown paper, a linen ribbon and a card. Ready while you finish your tea.',
  accept: { label: 'Wrap it' },
};

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

export const Pending: Story = { args: { ...teacupHint, host: 'keeps it pending' }, play: accept };

export const Accepted: Story = { args: teacupHint, play: accept };

/** Nothing was done, and it can be tried again. */
export const Failed: Story = { args: { ...teacupHint, host: 'fails' }, play: accept };

export const AcceptedService: Story = { args: wrapping, play: accept };

export const FailedService: Story = { args: { ...wrapping, host: 'fails' }, play: accept };

/** One question why, answered by one touch, then gone. */
export const Declining: Story = { args: { ...teacupHint, decline: { reasons } }, play: decline };

export const Declined: Story = { args: teacupHint, play: decline };

/** While the customer pays, accepting is withdrawn. */
export const Paying: Story = { args: teacupHint, play: pay };

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

const till = { ...teacupQuestion, surface: 'associate', density: 'till' } as const;

/** The question first and largest, then why. */
export const Associate: Story = { args: till };

export const AssociateWithoutNote: Story = { args: { ...till, note: '' } };

/** Without a question, the suggestion itself comes first. */
export const AssociateWithoutAsk: Story = {
  args: { ...till, ask: '', title: 'Rose teacups go with the cake stand' },
};

/** The same at a desk, with a pointer instead of fingers. */
export const AssociateAtADesk: Story = { args: { ...till, density: undefined } };

export const AssociateAsked: Story = { args: till, play: ask };

export const AssociatePending: Story = { args: { ...till, host: 'keeps it pending' }, play: accept };

export const AssociateAccepted: Story = { args: till, play: accept };

export const AssociateFailed: Story = { args: { ...till, host: 'fails' }, play: accept };

/** Why not, or what was done instead. */
export const AssociateDeclining: Story = { args: till, play: decline };

export const AssociatePaying: Story = { args: till, play: pay };

/** What is for staff never reaches a customer's screen. */
export const StaffOnlyForACustomer: Story = { args: { ...till, surface: 'customer', density: undefined } };

export const Fallback: Story = { args: { fallback: 'Ask us what goes with it.' } };

/** Silence is a valid answer. */
export const Empty: Story = {};
