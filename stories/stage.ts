import '@tillside/elements/all';
import type { MomentInput, Phase, Surface } from '@tillside/contract';
import type { TillMoment, TillSuggestionAcceptEvent } from '@tillside/elements';
import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { ref } from 'lit/directives/ref.js';

/** What a host answers when a suggestion is accepted. */
export type Host = 'at once' | 'keeps it pending' | 'fails';

/** What becomes of signals that are sent. */
export type Receiver = 'takes all' | 'is away' | 'refuses all';

/** What every story can vary, besides its data. */
export interface StageArgs {
  /** Who reads this screen. */
  surface?: Surface | undefined;
  density?: 'till' | undefined;
  phase?: Phase | undefined;
  /** Nothing new appears and nothing moves. */
  hold?: boolean | undefined;
  host?: Host | undefined;
  /** Without one, signals are events only. */
  receiver?: Receiver | undefined;
}

/** The fields of an item as controls: each may be cleared. */
export type Controls<T> = { [K in keyof T]?: T[K] | undefined };

export const stageArgTypes = {
  surface: { control: 'inline-radio', options: ['customer', 'associate'], table: { category: 'Screen' } },
  density: { control: 'inline-radio', options: [undefined, 'till'], table: { category: 'Screen' } },
  phase: { control: 'inline-radio', options: ['open', 'paying', 'done'], table: { category: 'Screen' } },
  hold: { control: 'boolean', table: { category: 'Screen' } },
} as const;

export const hostArgType = {
  host: {
    control: 'inline-radio',
    options: ['at once', 'keeps it pending', 'fails'],
    table: { category: 'Host' },
  },
} as const;

export const receiverArgType = {
  receiver: {
    control: 'inline-radio',
    options: [undefined, 'takes all', 'is away', 'refuses all'],
    table: { category: 'Host' },
  },
} as const;

const ids = new WeakMap<TillMoment, string>();
let count = 0;

/** Each `<till-moment>` on the page is an encounter of its own, so that no story remembers another. */
function idOf(moment: TillMoment): string {
  const id = ids.get(moment) ?? `story-${Date.now()}-${++count}`;
  ids.set(moment, id);
  return id;
}

/** Does what the host would do with what was accepted. */
const answer = (host: Host | undefined) => (event: TillSuggestionAcceptEvent) => {
  if (host === 'keeps it pending') event.respondWith(new Promise(() => {}));
  if (host === 'fails') event.respondWith(Promise.reject(new Error('The basket did not answer')));
};

const receive = (receiver: Receiver) => () =>
  receiver === 'is away'
    ? Promise.reject(new TypeError('The network is away'))
    : Promise.resolve(new Response(null, { status: receiver === 'takes all' ? 204 : 422 }));

/** A moment with these items, around what is to show them. */
export function inMoment(
  items: Omit<MomentInput, 'version' | 'id'>,
  { surface = 'customer', density, phase = 'open', hold = false, host, receiver }: StageArgs,
  content: unknown,
): TemplateResult {
  const give = (element?: Element) => {
    const moment = element as TillMoment | undefined;
    if (moment && receiver) moment.fetch = receive(receiver);
    if (moment) moment.value = { version: 1, id: idOf(moment), phase, ...items };
  };
  return html`<till-moment
    surface=${surface}
    density=${ifDefined(density)}
    ?hold=${hold}
    endpoint=${ifDefined(receiver && '/signals')}
    source=${ifDefined(receiver && `https://story.example/${receiver.replace(' ', '-')}`)}
    @till-suggestion-accept=${answer(host)}
    ${ref(give)}
    >${content}</till-moment
  >`;
}

/** The entries that are set: a control that was cleared leaves its field out. */
export function present<T extends object>(args: T): T {
  return Object.fromEntries(
    Object.entries(args).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as T;
}
