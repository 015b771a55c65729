export type { AnswerableEvent } from './events/answerable-event.js';
export type { TillEvent } from './events/till-event.js';
export * from './events/till-feedback-submit.js';
export * from './events/till-feedback-submitted.js';
export * from './events/till-moment-change.js';
export * from './events/till-outbox-change.js';
export * from './events/till-problem.js';
export * from './events/till-signal.js';
export * from './events/till-suggestion-accept.js';
export * from './events/till-suggestion-accepted.js';
export * from './events/till-suggestion-ask.js';
export * from './events/till-suggestion-decline.js';
export * from './events/till-suggestion-declined.js';
export type { DeliveryStatus } from './feedback/delivery-tracker.js';
export { TillFeedback } from './feedback/till-feedback.js';
export type { BooleanAttribute, TillElements } from './generated/elements.js';
export type { MomentOutbox } from './moment/delivery-host.js';
export type { MirrorTransport } from './moment/peer.js';
export { TillMoment } from './moment/till-moment.js';
export { TillPromise } from './promise/till-promise.js';
export type { Acceptance, Acceptances, AcceptOutcome } from './shared/acceptances.js';
export {
  type Decision,
  type Decisions,
  type EnqueueSignal,
  type FollowSignals,
  momentContext,
  type MomentScope,
  type SignalOptions,
} from './shared/context.js';
export type { ItemsValue } from './shared/items-controller.js';
export { guardFromScanner } from './shared/scanner-guard.js';
export { addStrings, type Strings } from './shared/strings.js';
export { TillSuggestion } from './suggestion/till-suggestion.js';
export type { TillEvents, TillListeners, TillProps, TillTag } from './typings/props.js';
