import '@tillside/elements/huddle/all';
import type { HuddleInput } from '@tillside/contract';
import type { TillHuddle } from '@tillside/elements/huddle';
import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { ref } from 'lit/directives/ref.js';
import { type HuddleArgs, huddleArgTypes } from './huddle-stage.js';
import { present, type Receiver, receiverArgType } from './stage.js';

/** The arguments of the stories of what people tell. */
export interface ToldArgs extends HuddleArgs {
  /** The most items at once. */
  max?: number | undefined;
  /** Who uses the screen. */
  by?: string | undefined;
  /** Without one, signals are only events. */
  receiver?: Receiver | undefined;
}

export const toldArgTypes = {
  max: { control: { type: 'number', min: 1, max: 50 }, table: { category: 'Element' } },
  by: { control: 'text', table: { category: 'Team' } },
  ...huddleArgTypes,
  ...receiverArgType,
} as const;

let count = 0;
const ids = new WeakMap<TillHuddle, string>();

/** Each `<till-huddle>` on the page is a huddle of its own, so that no story shows another one's draft. */
function idOf(huddle: TillHuddle): string {
  const id = ids.get(huddle) ?? `story-${Date.now()}-${++count}`;
  ids.set(huddle, id);
  return id;
}

/** Answers as a receiver does. Once the story has gone, it takes what is left of it. */
const receive = (receiver: Receiver, huddle: TillHuddle) => () => {
  const isOver = !huddle.isConnected;
  if (receiver === 'is away' && !isOver) return Promise.reject(new TypeError('The network is away'));
  const isTaken = receiver === 'takes all' || isOver;
  return Promise.resolve(
    isTaken ? new Response(null, { status: 204 }) : Response.json({ code: 'unwanted' }, { status: 422 }),
  );
};

/** Widgets inside a `<till-huddle>` with this document. */
export function inToldHuddle(
  document: Partial<HuddleInput>,
  { density, by, receiver }: ToldArgs,
  content: TemplateResult,
): TemplateResult {
  const give = (element?: Element) => {
    const huddle = element as TillHuddle | undefined;
    if (!huddle) return;
    const id = idOf(huddle);
    if (receiver) {
      huddle.fetch = receive(receiver, huddle);
      // Signals of one source have one queue, so each story has its own.
      huddle.source = `https://story.example/${id}`;
    }
    huddle.value = { version: 1, id, team: { id: 'leeds', name: 'Leeds' }, ...document };
  };
  const screen = present({ density, by });
  return html`<till-huddle
    density=${ifDefined(screen.density)}
    by=${ifDefined(screen.by)}
    endpoint=${ifDefined(receiver && '/signals')}
    ${ref(give)}
    >${content}</till-huddle
  >`;
}
