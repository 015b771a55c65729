import '@tillside/elements/all';
import type { MomentInput, Phase, Surface } from '@tillside/contract';
import type { TillMoment, TillSuggestionAcceptEvent } from '@tillside/elements';
import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { ref } from 'lit/directives/ref.js';

/** How the host answers when a suggestion is accepted. */
export type Host = (typeof hosts)[number];

const hosts = [
  'at once',
  'keeps it pending',
  'fails',
  'refuses',
  'refuses for good',
  'answers too late',
  'breaks off',
  'does not answer',
] as const;

/** How the receiver answers signals. */
export type Receiver = 'takes all' | 'is away' | 'refuses all';

/** The arguments of every story, besides its data. */
export interface StageArgs {
  /** Whose screen it is. */
  surface?: Surface | undefined;
  density?: 'till' | undefined;
  phase?: Phase | undefined;
  /** Nothing new appears and nothing moves. */
  hold?: boolean | undefined;
  host?: Host | undefined;
  /** Without one, signals are only events. */
  receiver?: Receiver | undefined;
}

/** The members of an item as controls, each of which can be cleared. */
export type Controls<T> = { [K in keyof T]?: T[K] | undefined };

export const stageArgTypes = {
  surface: { control: 'inline-radio', options: ['customer', 'associate'], table: { category: 'Screen' } },
  density: { control: 'inline-radio', options: [undefined, 'till'], table: { category: 'Screen' } },
  phase: { control: 'inline-radio', options: ['open', 'paying', 'done'], table: { category: 'Screen' } },
  hold: { control: 'boolean', table: { category: 'Screen' } },
} as const;

export const momentArgType = {
  description: 'The document of the moment, without `version` and `id`, which each story adds.',
  control: 'object',
  table: { category: 'Moment', type: { summary: 'MomentInput' }, defaultValue: { summary: 'none' } },
} as const;

/** The control of a whole list, in place of the single item that the other controls describe. */
export const several = (category: string, type: string) =>
  ({
    description: 'Several items, instead of the one that the other controls describe.',
    control: 'object',
    table: { category, type: { summary: type }, defaultValue: { summary: 'none' } },
  }) as const;

export const fallbackArgType = {
  description: 'The default slot: shown while there is no item, script or data.',
  control: 'text',
  table: { category: 'Element', type: { summary: 'HTML' }, defaultValue: { summary: 'none' } },
} as const;

export const reserveArgType = {
  description: '`--till-promise-min-block-size`: space reserved before data comes.',
  control: 'text',
  table: { category: 'Element', type: { summary: 'CSS length' }, defaultValue: { summary: '0' } },
} as const;

export const hostArgType = {
  host: {
    description: 'What the page answers when the suggestion is accepted.',
    control: 'select',
    options: hosts,
    table: { category: 'Host', type: { summary: 'string' }, defaultValue: { summary: 'at once' } },
  },
} as const;

export const receiverArgType = {
  receiver: {
    description: 'What the `endpoint` answers. Without one, signals are only events.',
    control: 'inline-radio',
    options: [undefined, 'takes all', 'is away', 'refuses all'],
    table: { category: 'Host', type: { summary: 'string' }, defaultValue: { summary: 'none' } },
  },
} as const;

const ids = new WeakMap<TillMoment, string>();
let count = 0;

/** Each `<till-moment>` on the page is a new encounter, so that stories do not affect one another. */
function idOf(moment: TillMoment): string {
  const id = ids.get(moment) ?? `story-${Date.now()}-${++count}`;
  ids.set(moment, id);
  return id;
}

/** Answers an accepted suggestion as a host would. */
const answer =
  (host: Host = 'at once') =>
  (event: TillSuggestionAcceptEvent): void => {
    switch (host) {
      case 'at once':
        return event.respondWith(Promise.resolve());
      case 'keeps it pending':
        return event.respondWith(new Promise(() => {}));
      case 'fails':
        return event.respondWith(Promise.reject(new Error('The network is away')));
      case 'refuses':
        return event.respondWith(refuse({ refusal: 'Only two left' }));
      case 'refuses for good':
        return event.respondWith(refuse({ refusal: 'For customers over 18', retry: false }));
      case 'answers too late':
        void Promise.resolve()
          .then(() => event.respondWith(Promise.resolve()))
          .catch(() => undefined);
        return;
      case 'breaks off':
        return breakOff();
      case 'does not answer':
        return;
    }
  };

/** A refusal for the customer is a plain object. */
const refuse = (reason: { refusal: string; retry?: boolean }): Promise<never> => Promise.reject(reason);

/** Throws without a console message, since this story is about the customer's view. */
function breakOff(): never {
  const { onerror } = window;
  window.onerror = null;
  const stop = (event: Event): void => {
    event.preventDefault();
    window.onerror = onerror;
  };
  window.addEventListener('error', stop, { once: true });
  throw new Error('The basket broke off');
}

/** The address of the receiver. */
const endpoint = '/signals';

// What a story of an earlier visit has left in the browser's storage would be reported in this one.
void document.createElement('till-moment').outbox.discard(endpoint);

/**
 * Answers the signals of a moment as a receiver does; a refusal has a code, without which it would not be final. Once
 * the story has gone, it takes what is left of it, so that no other story reports that.
 */
const receive = (receiver: Receiver, moment: TillMoment) => () => {
  const isOver = !moment.isConnected;
  if (receiver === 'is away' && !isOver) return Promise.reject(new TypeError('The network is away'));
  const isTaken = receiver === 'takes all' || isOver;
  return Promise.resolve(
    isTaken ? new Response(null, { status: 204 }) : Response.json({ code: 'unwanted' }, { status: 422 }),
  );
};

/** A moment with these items, around the widgets that show them. */
export function inMoment(
  items: Omit<MomentInput, 'version' | 'id'>,
  { surface = 'customer', density, phase = 'open', hold = false, host, receiver }: StageArgs,
  content: unknown,
): TemplateResult {
  const give = (element?: Element) => {
    const moment = element as TillMoment | undefined;
    if (!moment) return;
    const id = idOf(moment);
    if (receiver) moment.fetch = receive(receiver, moment);
    // Signals of one source have one queue, so each story has its own.
    if (receiver) moment.source = `https://story.example/${id}`;
    moment.value = { version: 1, id, phase, ...items };
  };
  return html`<till-moment
    surface=${surface}
    density=${ifDefined(density)}
    ?hold=${hold}
    endpoint=${ifDefined(receiver && endpoint)}
    @till-suggestion-accept=${answer(host)}
    ${ref(give)}
    >${content}</till-moment
  >`;
}

/** The entries that are set, without cleared controls. */
export function present<T extends object>(args: T): T {
  return Object.fromEntries(
    Object.entries(args).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as T;
}
