import { form } from './generated/form.js';
import { moment as shape } from './generated/moment.js';
import { shopPromise } from './generated/shopPromise.js';
import { suggestion } from './generated/suggestion.js';
import { reader } from './read.js';
import { bytes, sentence } from './rules.js';
import type { Shape } from './spec.js';
import type { Form, Moment, MomentInput, Problem, ShopPromise, Suggestion } from './types.js';

/** Takes JSON apart; anything that is not a string is data already. */
const open = (input: unknown, problems: Problem[]): unknown => {
  if (typeof input !== 'string') return input;
  const size = bytes(input);
  try {
    if (size <= 262_144) return JSON.parse(input);
    problems.push({ code: 'too-large', path: '', message: sentence('at most 262,144 bytes', size) });
  } catch {
    problems.push({ code: 'json', path: '', message: sentence('JSON', input) });
  }
  return undefined;
};

const items = (input: unknown, shape: Shape, max: number): { items: unknown[]; problems: Problem[] } => {
  const problems: Problem[] = [];
  const data = open(input, problems);
  const list = Array.isArray(data) ? data : problems.length ? [] : [data];
  return { items: reader(problems)([shape, max, 3], [list], 0, '') as unknown[], problems };
};

// The casts below state what the reader has checked by the shapes, which come from the same schemas.

/**
 * Checks a Moment and copies it, with defaults filled in. Never throws: an item that is not valid is left out
 * and reported, and only a document that is no Moment at all gives `null`.
 *
 * @param input an object, or JSON of at most 256 KiB
 */
export const parseMoment = (input: unknown): { moment: Moment | null; problems: Problem[] } => {
  const problems: Problem[] = [];
  const data = open(input, problems);
  const read = problems.length ? undefined : reader(problems)(shape, [data], 0, '');
  if (!read) return { moment: null, problems };
  const moment = read as MomentInput & Pick<Moment, 'phase' | 'mode'>;
  return {
    moment: {
      ...moment,
      pacing: { max: 1, holdout: 0, ...moment.pacing },
      promises: (moment.promises ?? []) as ShopPromise[],
      suggestions: (moment.suggestions ?? []) as Suggestion[],
      feedback: (moment.feedback ?? []) as Form[],
    },
    problems,
  };
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

/** Checks one form or a list of up to 10, as {@link parsePromises} does. */
export const parseForms = (input: unknown): { items: Form[]; problems: Problem[] } =>
  items(input, form, 10) as { items: Form[]; problems: Problem[] };
