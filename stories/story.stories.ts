import type { Story as ToldStory } from '@tillside/contract';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import {
  appeared,
  becomesIn,
  part,
  press,
  renderedLater,
  type Played,
  whileFull,
  whileUnshared,
  write,
} from './act.js';
import { pasteHuddle } from './paste.js';
import { arabicTeapot, cups, germanTeapot, teapot } from './told-data.js';
import { inToldHuddle, type ToldArgs, toldArgTypes } from './told-stage.js';

interface Args extends ToldArgs {
  /** The stories of the document. */
  stories: ToldStory[];
}

export default {
  title: 'Story/States',
  component: 'till-story',
  parameters: { paste: pasteHuddle('till-story', { stories: [teapot] }) },
  args: { stories: [teapot, cups] },
  argTypes: { stories: { control: 'object', table: { category: 'Story' } }, ...toldArgTypes },
  render: ({ stories, max, ...screen }) =>
    inToldHuddle({ stories }, screen, html`<till-story max=${ifDefined(max)}></till-story>`),
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

const open = ({ canvasElement }: Played): Promise<void> => press(canvasElement, part('open'));
const writes = (text: string) => async (context: Played) => {
  await open(context);
  await write(context.canvasElement, text);
};
const send = async (context: Played) => {
  await writes('She came back for the other cup.')(context);
  await press(context.canvasElement, part('send'));
};
const sent = (status: string) => async (context: Played) => {
  await send(context);
  await becomesIn(context.canvasElement, 'till-story', status);
};

/** A customer's words. */
export const Customer: Story = {};

/** A colleague's words, in several paragraphs. */
export const Team: Story = { args: { stories: [cups] } };

export const Several: Story = { args: { max: 2 } };

/** Nothing but the text. */
export const Plain: Story = {
  args: { stories: [{ id: 'p', kind: 'customer', at: cups.at, text: 'Thank you.' }] },
};

/** No story yet. */
export const Empty: Story = { args: { stories: [] } };

export const Open: Story = { play: open };

export const Missing: Story = {
  play: async context => {
    await open(context);
    await press(context.canvasElement, part('send'));
  },
};

/** What could lead to a customer is masked, and the form says so. */
export const Masked: Story = {
  play: writes('She wrote from ann@example.com, order 1234567, and rang 0113 496 0000.'),
};

export const NearTheLimit: Story = { play: writes('It was a long day. '.repeat(31)) };

export const TooLong: Story = { play: writes('It was a long day. '.repeat(40)) };

/** Signals are only events. */
export const Sent: Story = { play: send };

export const Saved: Story = { tags: ['warns'], args: { receiver: 'is away' }, play: sent('saved') };

export const Confirmed: Story = { args: { receiver: 'takes all' }, play: sent('confirmed') };

export const Unsaved: Story = {
  tags: ['warns'],
  args: { receiver: 'is away' },
  play: context => whileFull(() => sent('unsaved')(context)),
};

export const Refused: Story = { tags: ['warns'], args: { receiver: 'refuses all' }, play: sent('refused') };

/** The browser can neither share nor copy, so there is text to select. */
export const NotShared: Story = {
  play: ({ canvasElement }) => whileUnshared(() => press(canvasElement, part('share'))),
};

export const AtTheTill: Story = { args: { density: 'till' }, play: open };

/** On a shared screen, a form that was begun and left is wiped after a countdown. */
export const Idle: Story = {
  args: { density: 'till' },
  play: async context => {
    await writes('She came back for the')(context);
    await renderedLater(context.canvasElement, 38_000);
  },
};

/** One letter, read from three metres; nothing can be pressed. */
export const Wall: Story = { args: { density: 'wall' }, play: appeared };

export const WallLong: Story = { args: { density: 'wall', stories: [cups] }, play: appeared };

/** Wrong items are left out, wrong members with them. */
export const BadData: Story = {
  tags: ['warns'],
  args: {
    stories: [
      { id: 'no-text', kind: 'team', at: 'yesterday' },
      { ...teapot, id: 'personal', text: 'Write to ann@example.com' },
      { ...cups, by: 7, about: 'cups', share: {} },
    ] as never,
  },
};

export const Dark: Story = { globals: { scheme: 'dark' }, play: open };
export const Phone: Story = { name: '390 px', globals: { width: '390' }, play: open };
export const Narrow: Story = { name: '240 px', globals: { width: '240' }, play: open };
export const LargeText: Story = { name: 'Text 200 %', globals: { size: '200', width: '390' }, play: open };
export const German: Story = { args: { stories: [germanTeapot] }, globals: { language: 'de' }, play: open };
export const Arabic: Story = { args: { stories: [arabicTeapot] }, globals: { language: 'ar' }, play: open };
