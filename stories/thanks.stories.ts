import type { Thanks } from '@tillside/contract';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { appeared, becomesIn, part, type Played, press, renderedLater, write } from './act.js';
import { pasteHuddle } from './paste.js';
import { arabicParcel, call, germanParcel, paper, parcel, teapot } from './told-data.js';
import { inToldHuddle, type ToldArgs, toldArgTypes } from './told-stage.js';

interface Args extends ToldArgs {
  /** The thanks of the document. */
  thanks: Thanks[];
}

export default {
  title: 'Thanks/States',
  component: 'till-thanks',
  parameters: { paste: pasteHuddle('till-thanks', { thanks: [parcel] }) },
  args: { thanks: [parcel, paper, call] },
  argTypes: { thanks: { control: 'object', table: { category: 'Thanks' } }, ...toldArgTypes },
  // A story knows what the promise is called.
  render: ({ thanks, max, ...screen }) =>
    inToldHuddle(
      { thanks, stories: [teapot] },
      screen,
      html`<till-thanks max=${ifDefined(max)}></till-thanks>`,
    ),
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

const open = ({ canvasElement }: Played): Promise<void> => press(canvasElement, part('open'));
const send = async (context: Played) => {
  await open(context);
  await write(context.canvasElement, 'Ben');
  await write(context.canvasElement, 'Carried the parcel to the tram', 1);
  await press(context.canvasElement, part('send'));
};

export const Three: Story = {};

export const One: Story = { args: { max: 1 } };

/** Nobody has thanked anybody yet. */
export const Empty: Story = { args: { thanks: [] } };

export const Open: Story = { play: open };

/** The screen knows who uses it, and does not ask. */
export const OpenForSomebody: Story = { args: { by: 'Aylin' }, play: open };

export const Missing: Story = {
  play: async context => {
    await open(context);
    await press(context.canvasElement, part('send'));
  },
};

/** What could lead to a customer is masked, and the form says so. */
export const Masked: Story = {
  play: async context => {
    await open(context);
    await write(context.canvasElement, 'Wrote to ann@example.com on her day off', 1);
  },
};

export const Sent: Story = { play: send };

export const Confirmed: Story = {
  args: { receiver: 'takes all' },
  play: async context => {
    await send(context);
    await becomesIn(context.canvasElement, 'till-thanks', 'confirmed');
  },
};

export const AtTheTill: Story = { args: { density: 'till' }, play: open };

/** On a shared screen, a form that was begun and left is wiped after a countdown. */
export const Idle: Story = {
  args: { density: 'till' },
  play: async context => {
    await open(context);
    await write(context.canvasElement, 'Ben');
    await renderedLater(context.canvasElement, 38_000);
  },
};

/** One at a time, read from three metres; nothing can be pressed. */
export const Wall: Story = { args: { density: 'wall' }, play: appeared };

/** Wrong items are left out. */
export const BadData: Story = {
  tags: ['warns'],
  args: { thanks: [{ id: 'nobody', from: 'Ben' }, paper, { ...call, for: 'Rang 0113 496 0000' }] as never },
};

export const Dark: Story = { globals: { scheme: 'dark' }, play: open };
export const Phone: Story = { name: '390 px', globals: { width: '390' }, play: open };
export const Narrow: Story = { name: '240 px', globals: { width: '240' }, play: open };
export const LargeText: Story = { name: 'Text 200 %', globals: { size: '200', width: '390' }, play: open };
export const German: Story = { args: { thanks: [germanParcel] }, globals: { language: 'de' }, play: open };
export const Arabic: Story = { args: { thanks: [arabicParcel] }, globals: { language: 'ar' }, play: open };
