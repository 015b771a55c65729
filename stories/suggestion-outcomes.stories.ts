import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { accept, decline, pay } from './act.js';
import { cup, reasons, teacupHint, wrapping } from './data.js';
import meta, { type Args } from './suggestion.stories.js';

export default {
  ...meta,
  title: 'Suggestion/What came of it',
  tags: ['!autodocs'],
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

export const Pending: Story = { args: { ...teacupHint, host: 'keeps it pending' }, play: accept };

export const Accepted: Story = { args: teacupHint, play: accept };

/** The host failed: nothing was added, and the person can try again. */
export const Failed: Story = { tags: ['warns'], args: { ...teacupHint, host: 'fails' }, play: accept };

/** The host tells the customer why. */
export const Refused: Story = { args: { ...teacupHint, host: 'refuses' }, play: accept };

/** Without another try. */
export const RefusedForGood: Story = { args: { ...teacupHint, host: 'refuses for good' }, play: accept };

/** The host threw: the product may have been added, so there is no retry. */
export const NotConfirmed: Story = {
  tags: ['warns'],
  args: { ...teacupHint, host: 'breaks off' },
  play: accept,
};

/** The host answered too late, after the card said that it is done. */
export const AnsweredTooLate: Story = { args: { ...wrapping, host: 'answers too late' }, play: accept };

/** Nobody on this page handles an acceptance, so the card links to the product. */
export const SeeIt: Story = {
  args: { ...teacupHint, product: { ...cup, href: '#teacup-and-saucer' }, host: 'does not answer' },
  play: accept,
};

/** Nobody handles the acceptance, and there is no link. */
export const Unanswered: Story = {
  tags: ['warns'],
  args: { ...teacupHint, host: 'does not answer' },
  play: accept,
};

export const AcceptedService: Story = { args: wrapping, play: accept };

export const FailedService: Story = { tags: ['warns'], args: { ...wrapping, host: 'fails' }, play: accept };

/** Asks for a reason; one press answers and removes the card. */
export const Declining: Story = { args: { ...teacupHint, decline: { reasons } }, play: decline };

export const Declined: Story = { args: teacupHint, play: decline };

/** While the customer pays, accepting is disabled. */
export const Paying: Story = { args: teacupHint, play: pay };
