import type { StoreConfig } from '../config/types.js';
import { Problem } from '../http/problem.js';
import { sqlState } from '../store/database.js';
import type { Rejection, Signal } from './check.js';
import type { Arrived } from './write.js';
import { Overloaded, type Writer } from './writer.js';

/** The promise that a question asks about, as the store's own form says. */
const promiseOf = ({ feedback }: StoreConfig, { type, data }: Signal): string | undefined => {
  if (type !== 'dev.tillside.feedback.answered' || !('question' in data)) return undefined;
  const question = feedback
    .find(({ id }) => id === data.form)
    ?.questions.find(({ id }) => id === data.question);
  return question?.type === 'kept' ? question.promise : undefined;
};

/** A value that a database cannot hold, though the contract allows it. It will not hold it the next time either. */
const isUnstorable = (error: unknown): boolean => /^(22|54)/.test(sqlState(error) ?? '');

const rejectionOf = ({ id }: Signal): Rejection => ({
  id,
  code: 'schema',
  path: '',
  message: 'expected values that can be stored',
  retry: false,
});

/** Stores what fits; gives what cannot be stored, so that it does not keep back the rest for ever. */
export async function storeSignals(
  writer: Writer,
  config: StoreConfig,
  signals: readonly Signal[],
): Promise<Rejection[]> {
  const arrived = signals.map((signal): Arrived => ({
    store: config.id,
    signal,
    promise: promiseOf(config, signal),
  }));
  const add = async (some: readonly Arrived[]): Promise<Rejection[]> => {
    try {
      if (some.length) await writer.add(some);
      return [];
    } catch (error) {
      if (error instanceof Overloaded)
        throw new Problem(503, 'overloaded', 'Too much is waiting to be stored.', {}, { 'retry-after': '5' });
      if (!isUnstorable(error)) throw error;
      if (some.length === 1) return [rejectionOf(some[0]!.signal)];
      const each: Rejection[] = [];
      for (const one of some) each.push(...(await add([one])));
      return each;
    }
  };
  return add(arrived);
}
