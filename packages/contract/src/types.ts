export type * from './types/form.js';
export type * from './types/moment.js';
export type * from './types/problem.js';
export type * from './types/promise.js';
export type * from './types/shared.js';
export type * from './types/signal.js';
export type * from './types/suggestion.js';
