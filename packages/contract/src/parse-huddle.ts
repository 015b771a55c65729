import { huddle as huddleShape } from './generated/huddle.js';
import { news } from './generated/news.js';
import { portrait } from './generated/portrait.js';
import { result } from './generated/result.js';
import { story } from './generated/story.js';
import { thanks } from './generated/thanks.js';
import { servingNone } from './huddle-rules.js';
import { parseItems } from './parse.js';
import { describeMismatch, isAdvice } from './rules.js';
import type { Huddle, News, Portrait, Problem, Result, Story, Thanks } from './types.js';
import { validate } from './validate.js';

// The casts below are safe: the specs that validate the values come from the same schemas as the types.

/**
 * Removes references to results that are not there. They are reported only if no result has a problem of its own:
 * otherwise the one that is meant may be among those left out.
 */
function removeDangling(results: Result[], problems: Problem[], path: string): void {
  const isWhole = !problems.some(problem => problem.path.startsWith(path) && !isAdvice(problem.code));
  for (const dangling of servingNone(results)) {
    const message = describeMismatch('the id of another result', dangling.serves);
    if (isWhole)
      problems.push({ code: 'reference', path: `${path}/${results.indexOf(dangling)}/serves`, message });
    delete dangling.serves;
  }
}

/**
 * Checks a Huddle and copies it, with defaults added. Never throws. A wrong optional member is left out and reported;
 * its item is left out too if the member is required. `huddle` is `null` only for a document that is no Huddle at all.
 *
 * @param input an object, or JSON of at most 256 KiB
 */
export function parseHuddle(input: unknown): { huddle: Huddle | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const lists = { results: [], portraits: [], news: [], stories: [], thanks: [] };
  const huddle = validate(huddleShape, input, problems, lists) as Huddle | undefined;
  if (huddle) removeDangling(huddle.results, problems, '/results');
  return { huddle: huddle ?? null, problems };
}

/**
 * Checks one result or a list of up to 12, as an object or JSON. Never throws; invalid parts are left out and
 * reported with a pointer that starts at the item's index in the list.
 */
export function parseResults(input: unknown): { items: Result[]; problems: Problem[] } {
  const parsed = parseItems(input, result, 12) as { items: Result[]; problems: Problem[] };
  removeDangling(parsed.items, parsed.problems, '');
  return parsed;
}

/** Checks one portrait or a list of up to 12, as {@link parseResults} does. */
export const parsePortraits = (input: unknown): { items: Portrait[]; problems: Problem[] } =>
  parseItems(input, portrait, 12) as { items: Portrait[]; problems: Problem[] };

/** Checks one item of news or a list of up to 6, as {@link parseResults} does. */
export const parseNews = (input: unknown): { items: News[]; problems: Problem[] } =>
  parseItems(input, news, 6) as { items: News[]; problems: Problem[] };

/** Checks one story or a list of up to 50, as {@link parseResults} does. */
export const parseStories = (input: unknown): { items: Story[]; problems: Problem[] } =>
  parseItems(input, story, 50) as { items: Story[]; problems: Problem[] };

/** Checks thanks, one or a list of up to 50, as {@link parseResults} does. */
export const parseThanks = (input: unknown): { items: Thanks[]; problems: Problem[] } =>
  parseItems(input, thanks, 50) as { items: Thanks[]; problems: Problem[] };
