import { form } from './generated/form.js';
import { moment as shape } from './generated/moment.js';
import { shopPromise } from './generated/shopPromise.js';
import { suggestion } from './generated/suggestion.js';
import { reader } from './read.js';
import type { Shape } from './spec.js';
import type { Form, Moment, Problem, ShopPromise, Suggestion } from './types.js';

// The casts below state what the reader has checked by the shapes, which come from the same schemas.

/**
 * Checks a Moment and copies it, with defaults filled in. Never throws: an item that is not valid is left out
 * and reported, and only a document that is no Moment at all gives `null`.
 *
 * @param input an object, or JSON of at most 256 KiB
 */
export const parseMoment = (input: unknown): { moment: Moment | null; problems: Problem[] } => {
  const problems: Problem[] = [];
  const lists = { promises: [], suggestions: [], feedback: [] };
  const moment = reader(problems, lists)(shape, [input], 0, '', 2, []) as Moment | undefined;
  if (moment) moment.pacing = Object.assign({ max: 1, holdout: 0 }, moment.pacing);
  return { moment: moment ?? null, problems };
};

const items = (input: unknown, shape: Shape, max: number): { items: unknown; problems: Problem[] } => {
  const problems: Problem[] = [];
  return { items: reader(problems)([shape, max, 1], [input], 0, '', 2) ?? [], problems };
};

/**
 * Checks one promise or a list of up to 20, as an object or JSON. Never throws; what is not valid is left out
 * and reported with a pointer that starts at the item's place in the list.
 */
export const parsePromises = (input: unknown): { items: ShopPromise[]; problems: Problem[] } =>
  items(input, shopPromise, 20) as { items: ShopPromise[]; problems: Problem[] };

/** Checks one suggestion or a list of up to 100, as {@link parsePromises} does. */
export const parseSuggestions = (input: unknown): { items: Suggestion[]; problems: Problem[] } =>
  items(input, suggestion, 100) as { items: Suggestion[]; problems: Problem[] };

/**
 * Checks one form or a list of up to 10, as {@link parsePromises} does. Whether promises and suggestions that
 * a form refers to exist is not judged here.
 */
export const parseForms = (input: unknown): { items: Form[]; problems: Problem[] } =>
  items(input, form, 10) as { items: Form[]; problems: Problem[] };
