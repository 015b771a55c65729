import type { FormInput, Question } from '@tillside/contract';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { becomes, choose, drawnLater, part, press, whileFull, write } from './act.js';
import { mending, visit } from './data.js';
import { type Controls, inMoment, present, receiverArgType, type StageArgs, stageArgTypes } from './stage.js';

interface Args extends StageArgs, Controls<FormInput> {
  /** What stands in the default slot. */
  fallback?: string;
}

const control = (type: 'text' | 'object') => ({ control: type, table: { category: 'Form' } });

export default {
  title: 'Feedback',
  component: 'till-feedback',
  args: { id: 'form', title: 'Your visit today', surface: 'customer' },
  argTypes: {
    title: control('text'),
    intro: control('text'),
    questions: control('object'),
    thanks: control('object'),
    followUp: control('object'),
    id: { table: { disable: true } },
    fallback: { control: 'text', table: { category: 'Element' } },
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
type Play = NonNullable<Story['play']>;

const next = (canvas: HTMLElement) => press(canvas, part('next'));
/** The offer of a person has two buttons of equal weight: yes, then no. */
const help = (canvas: HTMLElement, at: number) => press(canvas, part('help'), at);
/** Answers the question in view by choosing, and goes on. */
const answer = async (canvas: HTMLElement, at: number) => {
  await choose(canvas, at);
  await next(canvas);
};
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

/** In random order; the order shown goes into the answer. A scale is never shuffled. */
export const Shuffled: Story = asking({ ...heard, shuffle: true });

export const Text: Story = asking({ id: 'why', type: 'text', label: 'What should have been different?' });

export const TextWritten: Story = {
  ...Text,
  play: ({ canvasElement }) => write(canvasElement, 'The stand arrived chipped'),
};

/** Yes and no weigh the same, and neither is chosen beforehand. */
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

/** An address without the tick is not used, and the form says so. */
export const ContactWithoutTick: Story = {
  ...ContactByEmail,
  play: async ({ canvasElement }) => {
    await write(canvasElement, 'mary@example.com');
    await next(canvasElement);
  },
};

export const Required: Story = { ...Csat, play: ({ canvasElement }) => next(canvasElement) };

export const Intro: Story = {
  args: { ...visit, intro: 'Two questions, half a minute. Nobody is paid by the answer.' },
};

/** Who was satisfied is asked what was best. */
export const BranchHappy: Story = { args: visit, play: ({ canvasElement }) => answer(canvasElement, 4) };

/** Who was not is asked what should have been different. */
export const BranchUnhappy: Story = { args: visit, play: ({ canvasElement }) => answer(canvasElement, 1) };

const lastStep: Play = async ({ canvasElement }) => {
  await answer(canvasElement, 1);
  await write(canvasElement, 'The stand arrived chipped');
};

export const LastStep: Story = { args: { ...visit, followUp: undefined }, play: lastStep };

/** A low score is offered a person, and told how soon. */
export const HelpOffer: Story = {
  args: visit,
  play: async context => {
    await lastStep(context);
    await next(context.canvasElement);
  },
};

export const HelpWanted: Story = {
  args: visit,
  play: async context => {
    await lastStep(context);
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

/** The network is away: what was said is safe on this device, and is sent as soon as it can be. */
export const Saved: Story = {
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

/** There is no room on this device: it says so, and is sent as long as the page is open. */
export const Unsaved: Story = {
  args: { ...visit, receiver: 'is away' },
  play: ({ canvasElement }) =>
    whileFull(async () => {
      await choose(canvasElement, 3);
      await becomes(canvasElement, 'unsaved');
    }),
};

/** The last step, where it waits for the receiver before it says thank you. */
export const UnsavedAtTheEnd: Story = {
  args: { ...visit, followUp: undefined, receiver: 'is away' },
  play: async context => {
    await whileFull(async () => {
      await lastStep(context);
      await next(context.canvasElement);
      await becomes(context.canvasElement, 'unsaved');
    });
  },
};

export const Refused: Story = {
  args: { ...visit, receiver: 'refuses all' },
  play: async ({ canvasElement }) => {
    await choose(canvasElement, 3);
    await becomes(canvasElement, 'refused');
  },
};

export const ThanksSaved: Story = {
  args: { ...visit, receiver: 'is away' },
  play: async ({ canvasElement }) => {
    await answer(canvasElement, 4);
    await next(canvasElement);
    await becomes(canvasElement, 'saved');
  },
};

/** On a device that several people use, what nobody goes on with is wiped, and says so before. */
export const Idle: Story = {
  args: { ...visit, density: 'till' },
  play: async ({ canvasElement }) => {
    await choose(canvasElement, 3);
    await drawnLater(canvasElement, 38_000);
  },
};

/** On the customer's screen at a till: larger targets, nothing kept on the device. */
export const AtTheTill: Story = { args: { ...visit, density: 'till' } };

export const Fallback: Story = { args: { fallback: 'Tell us at the till how it was.' } };

/** With nothing to ask, nothing is drawn. */
export const Empty: Story = {};
