import type { StoreConfig } from '../config/types.js';
import { HttpProblem } from '../http/http-problem.js';
import { sqlState } from '../database/database.js';
import type { Services } from '../context.js';
import type { HuddleSignal, Rejection, Signal } from './check.js';
import type { References } from '../ranking/reference.js';
import { productsOf } from '../results/names.js';
import { Overloaded, type Writer } from './writer.js';

/** What the store's own form says of the question that was answered, and by which questions it may be quoted. */
function formOf({ feedback }: StoreConfig, { type, data }: Signal) {
  if (type !== 'dev.tillside.feedback.answered' || !('question' in data)) return {};
  const questions = feedback.find(({ id }) => id === data.form)?.questions ?? [];
  const question = questions.find(({ id }) => id === data.question);
  return {
    promise: question?.type === 'kept' ? question.promise : undefined,
    isOwnQuestion: question !== undefined && question.type === data.type,
    quoteConsents: questions.flatMap(one =>
      one.type === 'consent' && one.purpose === 'quote' ? [one.id] : [],
    ),
  };
}

/** The order that made a suggestion, by the reference that its signal carries. */
const orderOf = (store: string, { data }: Signal, references: References): string | undefined =>
  'suggestion' in data && 'attribution' in data
    ? references.verify({ store, moment: data.moment, suggestion: data.suggestion }, data.attribution)
    : undefined;

/**
 * A value that a database cannot hold, though the contract allows it. It will not hold it the next time
 * either.
 */
const isUnstorable = (error: unknown): boolean => /^(22|54)/.test(sqlState(error) ?? '');

const rejectionOf = ({ id }: { id: string }): Rejection => ({
  id,
  code: 'schema',
  path: '',
  message: 'expected values that can be stored',
  retry: false,
});

/**
 * Stores what can be stored, and returns rejections for the rest, so that one bad signal never blocks the
 * others.
 */
async function addEach<T extends { signal: { id: string } }>(
  writer: Writer<T>,
  arrived: readonly T[],
): Promise<Rejection[]> {
  try {
    if (arrived.length) await writer.add(arrived);
    return [];
  } catch (error) {
    if (error instanceof Overloaded)
      throw new HttpProblem(
        503,
        'overloaded',
        'Too much is waiting to be stored.',
        {},
        { 'retry-after': '5' },
      );
    if (!isUnstorable(error)) throw error;
    if (arrived.length === 1) return [rejectionOf(arrived[0]!.signal)];
    const each: Rejection[] = [];
    for (const one of arrived) each.push(...(await addEach(writer, [one])));
    return each;
  }
}

/** Stores the signals of Moments, and returns rejections for those that cannot be stored. */
export const storeSignals = (
  { writer, references }: Pick<Services, 'writer' | 'references'>,
  config: StoreConfig,
  signals: readonly Signal[],
): Promise<Rejection[]> =>
  addEach(
    writer,
    signals.map(signal => ({
      store: config.id,
      signal,
      ...formOf(config, signal),
      timeZone: config.timeZone,
      order: orderOf(config.id, signal, references),
      personalReasons: config.ranking.personalReasons,
      productsOf: suggestion => productsOf(config, suggestion),
    })),
  );

/** The same for signals of the Huddle. */
export const storeHuddleSignals = (
  { huddleWriter }: Pick<Services, 'huddleWriter'>,
  { id, timeZone }: StoreConfig,
  signals: readonly HuddleSignal[],
): Promise<Rejection[]> =>
  addEach(
    huddleWriter,
    signals.map(signal => ({ store: id, signal, timeZone })),
  );
