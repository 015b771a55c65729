export { type Change, compareFigures } from './compare.js';
export { type Interval, intervalOf, wilsonInterval } from './interval.js';
export { maskPersonalData, type MaskedText } from './mask.js';
export { type HuddleSignalContext, makeHuddleSignal } from './signals.js';
