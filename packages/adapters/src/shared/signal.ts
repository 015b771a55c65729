import type { SignalData } from '@tillside/contract';
import { Field } from './field.js';

/** What a signal says about a suggestion of one recommender. */
export interface Told {
  /** `shown`, `accepted`, `declined` and so on. */
  what: string;
  /** The signal's own id: a recommender that counts each id once may be told twice. */
  id: string;
  time: Date;
  kind: SignalData['suggestion.shown']['kind'];
  moment: string;
  ref: string | undefined;
  /** A text of the recommender's own token. */
  token: (name: string) => string | undefined;
}

const textOf = ({ value }: Field): string | undefined =>
  typeof value === 'string' && value ? value : undefined;

/**
 * What to tell a recommender: undefined for a signal about anything else, or of another recommender, and for what was
 * only training. Never throws.
 */
export function readSignal(signal: unknown, recommender: string): Told | undefined {
  const event = new Field(signal);
  const [, what] = /^dev\.tillside\.suggestion\.(\w+)$/.exec(textOf(event.get('type')) ?? '') ?? [];
  const data = event.get('data');
  const token = data.get('attribution', recommender);
  const time = new Date(textOf(event.get('time')) ?? NaN);
  const id = textOf(event.get('id'));
  const moment = textOf(data.get('moment'));
  if (!what || !id || !moment || !token.isObject || Number.isNaN(time.getTime())) return undefined;
  if (data.get('mode').value === 'training') return undefined;
  return {
    what,
    id,
    time,
    moment,
    kind: data.get('kind').value as Told['kind'],
    ref: textOf(data.get('ref')),
    token: name => textOf(token.get(name)),
  };
}

/** Whether accepting it put something into the basket. */
export const isProduct = ({ kind }: Told): boolean => kind === 'product' || kind === 'offer';
