export { Form, Question } from './form.js';
export { Moment } from './moment.js';
export { Money } from './money.js';
export { ShopPromise } from './promise.js';
export { Signal } from './signal.js';
export { Suggestion } from './suggestion.js';
