import type { FormInput, Question } from '@tillside/contract';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { choose, next, write } from './act.js';
import { mending, visit } from './data.js';
import { paste } from './paste.js';
import {
  type Controls,
  fallbackArgType,
  inMoment,
  present,
  receiverArgType,
  type StageArgs,
  stageArgTypes,
} from './stage.js';

export interface Args extends StageArgs, Controls<FormInput> {
  /** Content of the default slot. */
  fallback?: string;
}

const control = (type: 'text' | 'object') => ({ control: type, table: { category: 'Form' } });

export default {
  title: 'Feedback/Questions',
  component: 'till-feedback',
  parameters: { paste: paste('till-feedback', { feedback: [visit] }) },
  args: { id: 'form', title: 'Your visit today', surface: 'customer' },
  argTypes: {
    title: control('text'),
    intro: control('text'),
    questions: control('object'),
    thanks: control('object'),
    followUp: control('object'),
    id: { table: { disable: true } },
    fallback: fallbackArgType,
    ...stageArgTypes,
    ...receiverArgType,
  },
  render: ({ surface, density, phase, hold, receiver, fallback, ...form }) =>
    inMoment(
      { feedback: form.questions ? [present(form) as FormInput] : [], promises: [mending] },
      present({ surface, density, phase, hold, receiver }),
      html`<till-feedback>${fallback ? html`<p>${fallback}</p>` : ''}</till-feedback>`,
    ),
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

const asking = (...questions: Question[]): Story => ({ args: { questions } });

export const Csat: Story = asking({
  id: 'visit',
  type: 'csat',
  label: 'How was your visit today, all in all?',
  required: true,
});

export const CsatChosen: Story = {
  ...Csat,
  play: ({ canvasElement }) => choose(canvasElement, 3),
};

export const Nps: Story = asking({
  id: 'friends',
  type: 'nps',
  label: 'How likely are you to recommend us to a friend?',
  required: true,
});

export const NpsChosen: Story = { ...Nps, play: ({ canvasElement }) => choose(canvasElement, 9) };

export const Ces: Story = asking({
  id: 'easy',
  type: 'ces',
  label: 'They made it easy for me to send it back.',
  required: true,
});

export const CesChosen: Story = { ...Ces, play: ({ canvasElement }) => choose(canvasElement, 5) };

export const Kept: Story = asking({
  id: 'kept',
  type: 'kept',
  label: 'Did we mend it as we said?',
  promise: mending.id,
  required: true,
});

const heard: Question = {
  id: 'heard',
  type: 'choice',
  label: 'Who is the cake stand for?',
  options: [
    { id: 'me', label: 'For my own table' },
    { id: 'gift', label: 'For somebody else’s' },
    { id: 'shop', label: 'For a tea room, a school or a hall' },
    { id: 'unsure', label: 'I have not decided' },
  ],
};

export const Choice: Story = asking(heard);

export const ChoiceChosen: Story = { ...Choice, play: ({ canvasElement }) => choose(canvasElement, 1) };

export const SeveralChoices: Story = asking({
  ...heard,
  label: 'What brought you in?',
  multiple: true,
  options: [
    { id: 'present', label: 'I needed a present' },
    { id: 'window', label: 'The window' },
    { id: 'friend', label: 'A friend told me' },
    { id: 'rain', label: 'The rain' },
  ],
});

/** In random order, which the answer records. A scale is never shuffled. */
export const Shuffled: Story = asking({ ...heard, shuffle: true });

export const Text: Story = asking({ id: 'why', type: 'text', label: 'What should have been different?' });

export const TextWritten: Story = {
  ...Text,
  play: ({ canvasElement }) => write(canvasElement, 'The stand arrived chipped'),
};

/** Yes and no have equal weight, and neither is chosen beforehand. */
export const Consent: Story = asking({
  id: 'letters',
  type: 'consent',
  label: 'May we write to you?',
  purpose: 'newsletter',
  text: 'Four letters a year about what is new. You can stop them with one touch in each letter.',
});

export const ConsentWithIncentive: Story = asking({
  id: 'letters',
  type: 'consent',
  label: 'May we write to you?',
  purpose: 'newsletter',
  text: 'Four letters a year about what is new. You can stop them with one touch in each letter.',
  incentive: 'Either way, a tin of tea is yours today.',
});

const contact: Question = {
  id: 'contact',
  type: 'contact',
  channel: 'email',
  label: 'Where may we answer you?',
  text: 'Use this address for this answer, and for nothing else.',
};

export const ContactByEmail: Story = asking(contact);

export const ContactByPhone: Story = asking({
  ...contact,
  channel: 'phone',
  text: 'Ring this number about this answer, and about nothing else.',
});

export const WrongEmail: Story = {
  ...ContactByEmail,
  play: async ({ canvasElement }) => {
    await write(canvasElement, 'mary@');
    await next(canvasElement);
  },
};

/** An address without consent is not used, and the form says so. */
export const ContactWithoutTick: Story = {
  ...ContactByEmail,
  play: async ({ canvasElement }) => {
    await write(canvasElement, 'mary@example.com');
    await next(canvasElement);
  },
};

export const Required: Story = { ...Csat, play: ({ canvasElement }) => next(canvasElement) };
