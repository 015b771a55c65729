/** The results of this server besides one for each promise, in the order in which they are shown. */
export const knownResults = [
  'promises-kept',
  'csat',
  'nps',
  'ces',
  'follow-ups',
  'recoveries',
  'returns',
  'repeat-purchases',
  'net-revenue-retention',
  'suggestions-difference',
  'suggestions-accepted',
  'basket',
] as const;
/** The id of a result that is not about one promise. */
export type KnownResult = (typeof knownResults)[number];

const prefix = 'promise-';

/** The id of the result that tells how often one promise was kept. */
export const promiseResult = (promise: string): string => `${prefix}${promise}`;

/** Whether a store can have a result with this id. */
export const isKnownResult = (id: string, promises: readonly { id: string }[]): boolean =>
  knownResults.some(known => known === id) || promises.some(promise => promiseResult(promise.id) === id);
