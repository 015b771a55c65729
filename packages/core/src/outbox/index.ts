export { backoff } from './backoff.js';
export { leaseLock, webLock } from './locks.js';
export type { Fate, Lock, OutboxOptions } from './options.js';
export { Outbox } from './outbox.js';
export { rankOf, rowOf } from './rows.js';
export {
  type DeadSignal,
  type DroppedCounts,
  type OutboxLimits,
  type OutboxStore,
  type StoredSignal,
  toDrop,
} from './store.js';
export { indexedDbStore } from './store/indexed-db.js';
export { memoryStore } from './store/memory.js';
export {
  type HttpOptions,
  httpTransport,
  nothing,
  type Outcome,
  patience,
  type Transport,
} from './transport.js';
