import { randomUUID } from 'node:crypto';
import type { Signal } from '../../packages/server/src/signals/check.ts';

type Type = Signal['type'];
type Data<T extends Type> = Omit<Extract<Signal, { type: T }>['data'], 'surface'> & {
  surface?: 'customer' | 'associate';
};

/** A signal that a page would send; of a customer's screen, unless it says another one. */
export const signal = <T extends Type>(type: T, time: string, data: Data<T>): Signal =>
  ({
    specversion: '1.0',
    id: randomUUID(),
    source: 'https://shop.example/',
    type,
    time,
    subject: 'about/it',
    datacontenttype: 'application/json',
    dataschema: 'https://tillside.dev/schemas/1/signal.json',
    data: { surface: 'customer', ...data },
  }) as Signal;

/** What somebody answered; undefined if nothing. */
type Answer = { name: 'accepted' } | { name: 'declined'; reason?: string } | undefined;

/** What a page reports of a suggestion that was seen in a moment. */
export function signalsOf(
  suggested: Data<'dev.tillside.suggestion.shown'>,
  answer: Answer,
  time: string,
): Signal[] {
  const shown = signal('dev.tillside.suggestion.shown', time, suggested);
  if (!answer) return [shown];
  const { name, ...more } = answer;
  return [shown, signal(`dev.tillside.suggestion.${name}`, time, { ...suggested, ...more })];
}
