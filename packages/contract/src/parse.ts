import { form } from './generated/form.js';
import { moment as momentShape } from './generated/moment.js';
import { shopPromise } from './generated/shopPromise.js';
import { suggestion } from './generated/suggestion.js';
import type { Shape } from './spec.js';
import type { Form, Moment, Problem, ShopPromise, Suggestion } from './types.js';
import { validate } from './validate.js';

// The casts below are safe: the specs that validate the values come from the same schemas as the types.

/**
 * Checks a Moment and copies it, with defaults added. Never throws. A wrong optional member is left out and
 * reported; its item is left out too if the member is required or restricts who may see the item. `moment` is
 * `null` only for a document that is no Moment at all.
 *
 * @param input an object, or JSON of at most 256 KiB
 */
export const parseMoment = (input: unknown): { moment: Moment | null; problems: Problem[] } => {
  const problems: Problem[] = [];
  const lists = { promises: [], suggestions: [], feedback: [] };
  const moment = validate(momentShape, input, problems, lists) as Moment | undefined;
  if (!moment) return { moment: null, problems };
  moment.pacing = Object.assign({ max: 1, holdout: 0 }, moment.pacing);
  // An invalid phase or mode counts as the one that shows the least.
  const isWrong = (path: string) => problems.some(problem => problem.path === path);
  if (isWrong('/phase')) moment.phase = 'paying';
  if (isWrong('/mode')) moment.mode = 'return';
  // Nobody knows what is in a basket that cannot be read: what must not be in it may be.
  if (!moment.basket && problems.some(({ path }) => /^\/basket(\/|$)/.test(path))) {
    const recoveries = moment.feedback.map(({ recovery }) => recovery?.suggestion);
    moment.suggestions = moment.suggestions.filter(
      ({ id, when, product }) => recoveries.includes(id) || (!when?.lacks && !product),
    );
  }
  return { moment, problems };
};

/** Checks one item or a list, as an object or JSON; nothing at all is an empty list. */
export const parseItems = (
  input: unknown,
  shape: Shape,
  max: number,
): { items: unknown; problems: Problem[] } => {
  const problems: Problem[] = [];
  if (input === undefined || input === null) return { items: [], problems };
  return { items: validate([shape, max], input, problems) ?? [], problems };
};

/**
 * Checks one promise or a list of up to 20, as an object or JSON. Never throws; invalid parts are left out and
 * reported with a pointer that starts at the item's index in the list.
 */
export const parsePromises = (input: unknown): { items: ShopPromise[]; problems: Problem[] } =>
  parseItems(input, shopPromise, 20) as { items: ShopPromise[]; problems: Problem[] };

/** Checks one suggestion or a list of up to 100, as {@link parsePromises} does. */
export const parseSuggestions = (input: unknown): { items: Suggestion[]; problems: Problem[] } =>
  parseItems(input, suggestion, 100) as { items: Suggestion[]; problems: Problem[] };

/**
 * Checks one form or a list of up to 10, as {@link parsePromises} does. It does not check whether promises and
 * suggestions that a form refers to exist.
 */
export const parseForms = (input: unknown): { items: Form[]; problems: Problem[] } =>
  parseItems(input, form, 10) as { items: Form[]; problems: Problem[] };
