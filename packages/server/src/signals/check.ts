import { Signal as schema } from '@tillside/contract/schemas';
import type { z } from 'zod';
import { storable } from './clean.js';

/** A signal that fits the contract. */
export type Signal = z.output<typeof schema>;
/** A `feedback.answered` signal. */
export type Answered = Extract<Signal, { type: 'dev.tillside.feedback.answered' }>;

/** Why one item of a batch is not taken, in words a machine can tell apart and a sentence for people. */
export interface Rejection {
  /** The item's id; null where it has none. */
  id: string | null;
  code: 'type' | 'unknown' | 'schema' | 'answer';
  /** A JSON Pointer into the item. */
  path: string;
  message: string;
  /** Whether sending it again can help. */
  retry: boolean;
}

const known = new Set(schema.options.map(option => option.shape.type.value));
const isKnown = (type: unknown): boolean => known.has(type as Signal['type']);

const whole = (answer: unknown, min: number, max: number): boolean =>
  Number.isInteger(answer) && Number(answer) >= min && Number(answer) <= max;

/** What each type of question can be answered with; the contract's `answer` is their union. */
const fits: Record<Answered['data']['type'], (answer: unknown) => boolean> = {
  csat: answer => whole(answer, 1, 5),
  nps: answer => whole(answer, 0, 10),
  ces: answer => whole(answer, 1, 7),
  kept: answer => answer === 'yes' || answer === 'partly' || answer === 'no',
  choice: answer => (typeof answer === 'string' && answer.length <= 128) || Array.isArray(answer),
  text: answer => typeof answer === 'string',
  consent: answer => typeof answer === 'boolean',
  contact: answer => typeof answer === 'object',
};

/** A time as every database reads it: some know neither the year 0 nor all offsets that RFC 3339 has. */
const timeOf = (time: string): string | undefined => {
  const at = new Date(time).toISOString();
  return /^(?!0000)\d{4}-/.test(at) ? at : undefined;
};

const idOf = (item: unknown): string | null =>
  item && typeof item === 'object' && 'id' in item && typeof item.id === 'string'
    ? item.id.slice(0, 128)
    : null;

/** Judges one item by the contract; answers also by the range of their question's type. */
export function check(item: unknown): { signal: Signal } | { rejection: Rejection } {
  const id = idOf(item);
  const reject = (code: Rejection['code'], path: string, message: string) => ({
    rejection: { id, code, path, message, retry: false },
  });
  if (!item || typeof item !== 'object' || Array.isArray(item))
    return reject('type', '', 'expected an object');
  if ('type' in item && typeof item.type === 'string' && !isKnown(item.type))
    return reject('unknown', '/type', 'expected a type of signal that this server knows');
  const { success, data, error } = schema.safeParse(item);
  if (!success) {
    const { path, message } = error.issues[0]!;
    return reject('schema', path.map(step => `/${String(step)}`).join(''), withoutValue(message));
  }
  if (data.type === 'dev.tillside.feedback.answered') {
    const { answer, type } = data.data;
    if (answer !== null && !fits[type](answer))
      return reject('answer', '/data/answer', `expected an answer to a question of type ${type}`);
  }
  const time = timeOf(data.time);
  if (!time) return reject('schema', '/time', 'expected a time in the years 1 to 9999');
  return { signal: storable({ ...data, time }) };
}

/** A message may repeat what was there; an answer does not come back, nor into a log. */
const withoutValue = (message: string): string => message.replace(/, got .*$/s, '').slice(0, 200);
