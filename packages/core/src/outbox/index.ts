export { backoff } from './backoff.js';
export { type Destination, queueOf } from './destination.js';
export { type HttpOptions, httpTransport } from './http-transport.js';
export { leaseLock, type Lock, webLock } from './locks.js';
export type { OutboxOptions, SignalStatus, StatusListener } from './options.js';
export { Outbox } from './outbox.js';
export { OutboxPool, type OutboxPoolOptions } from './outbox-pool.js';
export { rankOf, rowOf } from './rows.js';
export {
  type DeadLetter,
  type DroppedCounts,
  type OutboxLimits,
  type OutboxStore,
  selectEvictions,
  type StoredSignal,
  type WaitingQueue,
} from './store.js';
export { FallbackStore } from './store/fallback.js';
export { indexedDbStore } from './store/indexed-db.js';
export { type MemoryStore, memoryStore } from './store/memory.js';
export type { Wait } from './time.js';
export {
  noAcknowledgement,
  type Refusal,
  requestTimeout,
  type Transport,
  type TransportResult,
} from './transport.js';
