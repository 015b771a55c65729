export { type AdmitOptions, admission, type Admission } from './admit/admission.js';
export { admit, type Admitted } from './admit.js';
export { admitForms } from './admit/forms.js';
export { admitPromises } from './admit/promises.js';
export { admitSuggestions, recoveryIds } from './admit/suggestions.js';
export { choose, type ChooseOptions } from './choose.js';
export { durationMs } from './duration.js';
export { maskCardNumbers } from './mask.js';
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
