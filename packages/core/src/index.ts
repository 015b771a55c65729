export { type AdmitOptions, admission, type Admission } from './admit/admission.js';
export { admit, type Admitted } from './admit.js';
export { admitForms } from './admit/forms.js';
export { admitPromises } from './admit/promises.js';
export { admitSuggestions, recoveryIds } from './admit/suggestions.js';
export { choose, type ChooseOptions } from './choose.js';
export { durationMs } from './duration.js';
export { maskCardNumbers } from './mask.js';
export { backoff } from './outbox/backoff.js';
export { leaseLock, webLock } from './outbox/locks.js';
export { type Fate, type Lock, Outbox, type OutboxOptions, rankOf } from './outbox/outbox.js';
export type { OutboxLimits, OutboxStore, StoredSignal } from './outbox/store.js';
export { indexedDbStore } from './outbox/store/indexed-db.js';
export { memoryStore } from './outbox/store/memory.js';
export { httpTransport, type Outcome, type Transport } from './outbox/transport.js';
export { Pacing, type TextStore } from './pacing.js';
export {
  answerTo,
  askedQuestions,
  type GivenAnswer,
  isAnswered,
  scaleOf,
  scoresAtOrBelow,
  shuffled,
  withAnswer,
} from './response.js';
export { makeSignal, type SignalContext } from './signals.js';
export { uuid } from './uuid.js';
