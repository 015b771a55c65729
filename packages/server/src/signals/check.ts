import { type Scale, scales } from '@tillside/contract';
import { HuddleSignal as huddleSchema, Signal as schema } from '@tillside/contract/schemas';
import type { z } from 'zod';
import { durationInDays } from './duration.js';
import { sanitize } from './sanitize.js';

/** A signal that fits the contract. */
export type Signal = z.output<typeof schema>;
/** A `feedback.answered` signal. */
export type Answered = Extract<Signal, { type: 'dev.tillside.feedback.answered' }>;
/** A signal of the Huddle that fits the contract. */
export type HuddleSignal = z.output<typeof huddleSchema>;

/** Why one item of a batch is refused: a code for programs and a sentence for people. */
export interface Rejection {
  /** The item's id; null where it has none. */
  id: string | null;
  code: 'type' | 'unknown' | 'schema' | 'answer' | 'key';
  /** A JSON Pointer into the item. */
  path: string;
  message: string;
  /** Whether sending it again can help. */
  retry: boolean;
}

const known = new Set(schema.options.map(option => option.shape.type.value));
/** Whether the contract has a signal of this type. */
export const isKnownType = (type: string): boolean => known.has(type as Signal['type']);

const knownToHuddle = new Set(huddleSchema.options.map(option => option.shape.type.value));
const isHuddleType = (type: string): boolean => knownToHuddle.has(type as HuddleSignal['type']);

const isOnScale =
  ({ min, max }: Scale) =>
  (answer: unknown): boolean =>
    Number.isInteger(answer) && Number(answer) >= min && Number(answer) <= max;

/** What each type of question can be answered with; the contract's `answer` is their union. */
const fits: Record<Answered['data']['type'], (answer: unknown) => boolean> = {
  csat: isOnScale(scales.csat),
  nps: isOnScale(scales.nps),
  ces: isOnScale(scales.ces),
  kept: answer => answer === 'yes' || answer === 'partly' || answer === 'no',
  choice: answer => (typeof answer === 'string' && answer.length <= 128) || Array.isArray(answer),
  text: answer => typeof answer === 'string',
  consent: answer => typeof answer === 'boolean',
  contact: answer => typeof answer === 'object',
};

/** The longest time, in days, in which somebody may be promised to hear from the shop. */
const maxWithin = 3660;

/** A time as every database reads it: some know neither the year 0 nor all offsets that RFC 3339 has. */
const timeOf = (time: string): string | undefined => {
  const at = new Date(time).toISOString();
  return /^(?!0000)\d{4}-/.test(at) ? at : undefined;
};

const idOf = (item: unknown): string | null =>
  item && typeof item === 'object' && 'id' in item && typeof item.id === 'string'
    ? item.id.slice(0, 128)
    : null;

/** What a key may send. */
export interface Sendable {
  /** Signals of Moments. */
  moments: boolean;
  /** Signals of the Huddle. */
  huddle: boolean;
}

/** What became of one item. */
export type Checked = { signal: Signal } | { huddleSignal: HuddleSignal } | { rejection: Rejection };

/** Judges one item by the contract and by what its sender may send; answers also by the range of their question's type. */
export function check(item: unknown, sendable: Sendable): Checked {
  const id = idOf(item);
  const reject = (code: Rejection['code'], path: string, message: string) => ({
    rejection: { id, code, path, message, retry: false },
  });
  if (!item || typeof item !== 'object' || Array.isArray(item))
    return reject('type', '', 'expected an object');
  const type = 'type' in item && typeof item.type === 'string' ? item.type : '';
  const isHuddle = isHuddleType(type);
  if (type && !isHuddle && !isKnownType(type))
    return reject('unknown', '/type', 'expected a type of signal that this server knows');
  if (isHuddle && !sendable.huddle)
    return reject('key', '/type', 'expected the team key, which signals of the Huddle need');
  if (!isHuddle && !sendable.moments)
    return reject('key', '/type', 'expected a signal of the Huddle: the team key sends no others');
  const { success, data, error } = (isHuddle ? huddleSchema : schema).safeParse(item);
  if (!success) {
    const { path, message } = error.issues[0]!;
    return reject('schema', path.map(step => `/${String(step)}`).join(''), withoutValue(message));
  }
  const time = timeOf(data.time);
  if (!time) return reject('schema', '/time', 'expected a time in the years 1 to 9999');
  if (isOfHuddle(data)) return { huddleSignal: sanitize({ ...data, time }) };
  if (data.type === 'dev.tillside.feedback.answered') {
    const { answer, type } = data.data;
    if (answer !== null && !fits[type](answer))
      return reject('answer', '/data/answer', `expected an answer to a question of type ${type}`);
  }
  if (data.type === 'dev.tillside.feedback.followup' && durationInDays(data.data.within) > maxWithin)
    return reject('schema', '/data/within', 'expected a duration of at most ten years');
  return { signal: sanitize({ ...data, time }) };
}

const isOfHuddle = (signal: Signal | HuddleSignal): signal is HuddleSignal => isHuddleType(signal.type);

/** A message may repeat the value; an answer must appear in no response and no log. */
const withoutValue = (message: string): string => message.replace(/, got .*$/s, '').slice(0, 200);
