import type { Answer, Signal } from '@tillside/contract';
import type { AcceptOutcome } from '../shared/acceptances.js';
import type { Decision, Decisions } from '../shared/context.js';

/** The protocol and its version; messages of another version are rejected. */
export const protocol = 'mirror/2';

/** The longest round trip that is permitted without locks, in milliseconds. */
export const maxRoundTrip = 1000;

/** The identity of a till. */
export interface TillIdentity {
  /** Identifies a till until it is reloaded. */
  session: string;
  /** When the till started, in milliseconds since the epoch. */
  since: number;
  /** The term: one higher with each takeover of the lane. */
  term: number;
  /** Whether the till holds the lane's lock. */
  hasLock: boolean;
}

/** Messages of the till. */
export type TillMessage =
  /** The state of the customer's screen. Of two states of a session, the one with the higher `revision` is newer. */
  | ({
      kind: 'state';
      revision: number;
      /** The request that this answers. */
      request: string | null;
      /** The moment's id, and its document for customers as JSON; both null for an empty screen. */
      id: string | null;
      moment: string | null;
      hold: boolean;
      /** Whether the visitor opted out of being counted. */
      isOptedOut: boolean;
      decisions: Decisions;
    } & TillIdentity)
  /** The till leads, and its newest state is `revision`. */
  | ({ kind: 'heartbeat'; revision: number; request: string | null } & TillIdentity)
  /** The till wants to lead the lane, and asks whether another one does. */
  | ({ kind: 'claim' } & TillIdentity)
  | { kind: 'goodbye'; session: string }
  /** The status of signals that the customer's screen handed over. */
  | { kind: 'signal-status'; session: string; delivered: string[]; refused: string[] }
  /** The outcome of a customer's acceptance; `refusal` is why it failed, in the host's words. */
  | {
      kind: 'accept-result';
      session: string;
      request: string;
      state: 'accepted' | 'failed' | 'unconfirmed';
      refusal: string | null;
      canRetry: boolean;
    }
  | { kind: 'forget'; session: string; ref: string };

/** Messages of the customer's screen. */
export type CustomerMessage =
  /** Requests a heartbeat, and the state unless it is `revision` of `session`. */
  | { kind: 'state-request'; session: string | null; revision: number; request: string }
  /** This screen is bound to the till of that session. */
  | { kind: 'bound'; session: string; term: number }
  | { kind: 'accept'; request: string; moment: string; suggestion: string }
  | { kind: 'decline'; moment: string; suggestion: string; reason: string | null }
  /** A score or a choice, never a text: a low score may call the associate. */
  | {
      kind: 'answer';
      moment: string;
      form: string;
      response: string;
      question: string;
      answer: Answer;
      locale: string | null;
    }
  | { kind: 'signals'; signals: Signal[] };

/** The sender: the associate's screen, or the customer's. */
export type Side = 'till' | 'customer';
/** A message of either side. */
export type Message = ({ from: 'till' } & TillMessage) | ({ from: 'customer' } & CustomerMessage);
/** The message type of a kind. */
export type MessageOf<K extends Message['kind']> = Extract<TillMessage | CustomerMessage, { kind: K }>;

type AcceptResult = Pick<MessageOf<'accept-result'>, 'state' | 'refusal' | 'canRetry'>;

/** An outcome as it is sent to the customer's screen: without a link that only the till has. */
export function toAcceptResult(outcome: AcceptOutcome): AcceptResult {
  if (outcome.state === 'accepted') return { state: 'accepted', refusal: null, canRetry: false };
  if (outcome.state !== 'failed' && outcome.state !== 'unconfirmed')
    return { state: 'failed', refusal: null, canRetry: true };
  return { state: outcome.state, refusal: outcome.refusal ?? null, canRetry: outcome.canRetry };
}

/** The outcome that the till's message describes. */
export const toOutcome = ({ state, refusal, canRetry }: AcceptResult): AcceptOutcome =>
  state === 'accepted' ? { state } : { state, refusal: refusal ?? undefined, canRetry };

/** The content of a state, without its sender and revision. */
export type StateContent = Pick<MessageOf<'state'>, 'id' | 'moment' | 'hold' | 'isOptedOut' | 'decisions'>;

type Check = (value: unknown) => boolean;
const text: Check = value => typeof value === 'string' && value.length <= 256;
const json: Check = value => typeof value === 'string';
const texts: Check = value => Array.isArray(value) && value.length <= 100 && value.every(text);
const signals: Check = value => Array.isArray(value) && value.length <= 100;
const number: Check = value => Number.isFinite(value);
const flag: Check = value => typeof value === 'boolean';
const orNull =
  (check: Check): Check =>
  value =>
    value === null || check(value);
const answer = orNull(value => [text, texts, number, flag].some(check => check(value)));

const acceptState: Check = value => ['accepted', 'failed', 'unconfirmed'].some(state => state === value);

const decisionStates: readonly Decision['state'][] = [
  ...(['pending', 'accepted', 'failed', 'unconfirmed', 'declined'] as const),
];
const decision: Check = value => {
  const { state, refusal = '', canRetry = false } = Object(value) as Record<string, unknown>;
  return decisionStates.some(each => each === state) && json(refusal) && flag(canRetry);
};
const decisions: Check = value =>
  typeof value === 'object' && value !== null && Object.values(value).every(decision);

/** A check for each member of a message except its kind. */
type Shape<M> = { [Name in Exclude<keyof M, 'kind'>]: Check };
type Shapes<M extends { kind: string }> = { [K in M['kind']]: Shape<Extract<M, { kind: K }>> };

const identity: Shape<TillIdentity> = { session: text, since: number, term: number, hasLock: flag };

const tillShapes: Shapes<TillMessage> = {
  state: {
    ...identity,
    revision: number,
    request: orNull(text),
    id: orNull(text),
    moment: orNull(json),
    hold: flag,
    isOptedOut: flag,
    decisions,
  },
  heartbeat: { ...identity, revision: number, request: orNull(text) },
  claim: identity,
  goodbye: { session: text },
  'signal-status': { session: text, delivered: texts, refused: texts },
  'accept-result': {
    session: text,
    request: text,
    state: acceptState,
    refusal: orNull(json),
    canRetry: flag,
  },
  forget: { session: text, ref: text },
};

const customerShapes: Shapes<CustomerMessage> = {
  'state-request': { session: orNull(text), revision: number, request: text },
  bound: { session: text, term: number },
  accept: { request: text, moment: text, suggestion: text },
  decline: { moment: text, suggestion: text, reason: orNull(text) },
  answer: { moment: text, form: text, response: text, question: text, answer, locale: orNull(text) },
  signals: { signals },
};

const shapes = new Map<unknown, Map<unknown, Record<string, Check>>>([
  ['till', new Map(Object.entries(tillShapes))],
  ['customer', new Map(Object.entries(customerShapes))],
]);

/** Whether a message has all members of its side and kind, each valid. */
function isMessage(value: unknown): value is Message {
  const message = Object(value) as Record<string, unknown>;
  const shape = shapes.get(message.from)?.get(message.kind);
  return !!shape && Object.entries(shape).every(([name, check]) => check(message[name]));
}

/**
 * Reads a message from a transport: null for anything malformed, or of another lane. Throws a `TypeError` for another
 * version of the protocol.
 */
export function readMessage(input: unknown, lane: string): Message | null {
  const { lane: sentTo, tillside } = Object(input) as Record<string, unknown>;
  if (sentTo !== lane || typeof tillside !== 'string') return null;
  if (tillside !== protocol)
    throw new TypeError(`the other screen speaks ${tillside.slice(0, 40)}, not ${protocol}`);
  return isMessage(input) ? input : null;
}
