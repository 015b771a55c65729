export { backoff } from './backoff.js';
export { leaseLock, webLock } from './locks.js';
export { type Fate, type Lock, Outbox, type OutboxOptions, rankOf } from './outbox.js';
export type { OutboxLimits, OutboxStore, StoredSignal } from './store.js';
export { indexedDbStore } from './store/indexed-db.js';
export { memoryStore } from './store/memory.js';
export { httpTransport, type Outcome, type Transport } from './transport.js';
