export {
  type AdmitContext,
  type AdmitOptions,
  type ClockReading,
  createAdmitContext,
  maxLead,
} from './admit/admit-context.js';
export { admit, type Admitted } from './admit.js';
export { admitForms } from './admit/forms.js';
export { admitPromises } from './admit/promises.js';
export { admitSuggestions, recoveryIds } from './admit/suggestions.js';
export { type Candidate, choose, type ChooseOptions } from './choose.js';
export { durationMs } from './duration.js';
export { FormResponse, type ResponseState } from './form-response.js';
export { maskCardNumbers } from './mask.js';
export { type PacedMoment, Pacing, type TextStore } from './pacing.js';
export { recoveryCall, type RecoveryCall } from './recovery.js';
export {
  answerTo,
  askedQuestions,
  type GivenAnswer,
  isAnswered,
  scoresAtOrBelow,
  shuffled,
  withAnswer,
} from './response.js';
export { type SignalRequest, signalRequest } from './signal-request.js';
export { makeSignal, type SignalContext } from './signals.js';
export { uuid } from './uuid.js';
