import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { accept, decline, part, pay, press } from './act.js';
import { atTheTill } from './data.js';
import meta, { type Args } from './suggestion.stories.js';

export default {
  ...meta,
  title: 'Suggestion/For an associate',
  tags: ['!autodocs'],
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

/** The order of the associate's buttons: accept, asked, decline. */
const ask: Story['play'] = ({ canvasElement }) => press(canvasElement, `${part('card')} button`, 1);

/** The question first and largest, then the reason. */
export const Associate: Story = { args: atTheTill };

export const AssociateWithoutNote: Story = { args: { ...atTheTill, note: '' } };

/** Without a question, the suggestion itself comes first. */
export const AssociateWithoutAsk: Story = {
  args: { ...atTheTill, ask: '', title: 'Rose teacups go with the cake stand' },
};

/** The same at a desk, with a pointer instead of fingers. */
export const AssociateAtADesk: Story = { args: { ...atTheTill, density: undefined } };

export const AssociateAsked: Story = { args: atTheTill, play: ask };

export const AssociatePending: Story = { args: { ...atTheTill, host: 'keeps it pending' }, play: accept };

export const AssociateAccepted: Story = { args: atTheTill, play: accept };

export const AssociateFailed: Story = {
  tags: ['warns'],
  args: { ...atTheTill, host: 'fails' },
  play: accept,
};

export const AssociateRefused: Story = { args: { ...atTheTill, host: 'refuses for good' }, play: accept };

export const AssociateNotConfirmed: Story = {
  tags: ['warns'],
  args: { ...atTheTill, host: 'breaks off' },
  play: accept,
};

/** The reasons for declining, or what was done instead. */
export const AssociateDeclining: Story = { args: atTheTill, play: decline };

export const AssociatePaying: Story = { args: atTheTill, play: pay };

/** Staff fields never reach a customer's screen. */
export const StaffOnlyForACustomer: Story = {
  args: { ...atTheTill, surface: 'customer', density: undefined },
};
