import type { Answer, Signal } from '@tillside/contract';
import type { Decisions } from '../shared/context.js';

/** The protocol and its version; another version is refused. */
export const protocol = 'mirror/1';

/** What the till tells. `epoch` is its life: another one is another till, or the same after a reload. */
export type TillMessage =
  /** What the customer's screen shows from now on; the higher `n` of an epoch is newer. */
  | {
      kind: 'state';
      epoch: string;
      since: number;
      n: number;
      /** The moment's id, and its document for customers as JSON; null for an empty screen. */
      id: string | null;
      moment: string | null;
      hold: boolean;
      /** The visitor opted out of being counted. */
      isOff: boolean;
      decisions: Decisions;
    }
  /** It is alive, and its newest state is `n`. */
  | { kind: 'here'; epoch: string; since: number; n: number }
  /** It asks whether another till leads the lane. */
  | { kind: 'who'; epoch: string; since: number }
  | { kind: 'gone'; epoch: string }
  /** What became of signals that the customer's screen handed over. */
  | { kind: 'fates'; epoch: string; accepted: string[]; refused: string[] }
  /** What came of an acceptance. */
  | { kind: 'answer'; epoch: string; request: string; isDone: boolean }
  | { kind: 'forget'; epoch: string; ref: string };

/** What the customer's screen tells. */
export type CustomerMessage =
  /** Asks whether the till is there, and for its state unless `n` of `epoch` is the newest. */
  | { kind: 'ask'; epoch: string | null; n: number }
  | { kind: 'accept'; request: string; moment: string; suggestion: string }
  | { kind: 'declined'; moment: string; suggestion: string; reason: string | null }
  /** A score or choice, never words: a low score may call somebody. */
  | {
      kind: 'answered';
      moment: string;
      form: string;
      response: string;
      question: string;
      answer: Answer;
      locale: string | null;
    }
  | { kind: 'signals'; signals: Signal[] };

type Check = (value: unknown) => boolean;
const text: Check = value => typeof value === 'string' && value.length <= 256;
const texts: Check = value => Array.isArray(value) && value.length <= 100 && value.every(text);
const number: Check = value => Number.isFinite(value);
const flag: Check = value => typeof value === 'boolean';
const orNull =
  (check: Check): Check =>
  value =>
    value === null || check(value);
const decisions: Check = value =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every(word => /^(pending|accepted|failed|declined)$/.test(String(word)));

/** The fields of each message, by who sends it and its kind. */
const shapes: Record<Side, Record<string, Record<string, Check>>> = {
  till: {
    state: {
      epoch: text,
      since: number,
      n: number,
      id: orNull(text),
      moment: orNull(value => typeof value === 'string'),
      hold: flag,
      isOff: flag,
      decisions,
    },
    here: { epoch: text, since: number, n: number },
    who: { epoch: text, since: number },
    gone: { epoch: text },
    fates: { epoch: text, accepted: texts, refused: texts },
    answer: { epoch: text, request: text, isDone: flag },
    forget: { epoch: text, ref: text },
  },
  customer: {
    ask: { epoch: orNull(text), n: number },
    accept: { request: text, moment: text, suggestion: text },
    declined: { moment: text, suggestion: text, reason: orNull(text) },
    answered: {
      moment: text,
      form: text,
      response: text,
      question: text,
      answer: value => value === null || text(value) || texts(value) || number(value) || flag(value),
      locale: orNull(text),
    },
    signals: { signals: value => Array.isArray(value) && value.length <= 100 },
  },
};

/** Who speaks: the associate's screen, or the customer's. */
export type Side = 'till' | 'customer';
/** A message of either side. */
export type Message = ({ from: 'till' } & TillMessage) | ({ from: 'customer' } & CustomerMessage);

/**
 * Reads what came over a transport, which is a door: null for what is no message of this lane, and for one
 * that is not as it should be. Throws a `TypeError` for another version of the protocol.
 */
export function readMessage(input: unknown, lane: string): Message | null {
  const message = Object(input) as Record<string, unknown>;
  const { tillside, from, kind } = message;
  if (message.lane !== lane || typeof tillside !== 'string') return null;
  if (tillside !== protocol)
    throw new TypeError(`the other screen speaks ${tillside.slice(0, 40)}, not ${protocol}`);
  const sides = new Map(Object.entries(shapes));
  const shape = new Map(Object.entries(sides.get(from as string) ?? {})).get(kind as string);
  if (!shape || !Object.entries(shape).every(([name, check]) => check(message[name]))) return null;
  return message as unknown as Message;
}
