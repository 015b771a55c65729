import { plural } from '../../shared/plural.js';

/** The English words of `<till-result>`. */
export const english = {
  now: (label: string, value: string) => `${label}: ${value}`,
  compared: (label: string, value: string, before: string) => `${label}: ${value}, it was ${before}`,
  ofHundred: (count: string) => `${count} of 100`,
  better: 'That is better.',
  worse: 'That is worse.',
  same: 'About the same.',
  first: 'There is nothing to compare it with yet.',
  point: (period: string, value: string) => `${period}: ${value}`,
  pointBetween: (period: string, value: string, low: string, high: string) =>
    `${period}: ${value}, probably between ${low} and ${high}`,
  worth: (low: string, high: string) => `Worth ${low} to ${high}`,
  worthAbout: (value: string) => `Worth about ${value}`,
  costs: (low: string, high: string) => `Costs ${low} to ${high}`,
  costsAbout: (value: string) => `Costs about ${value}`,
  actions: 'What anyone can do',
  act: 'I did this',
  acted: 'You did this',
  details: 'Where this comes from',
  /** With the number itself, for its plural form. */
  cases: (count: string, n: number) => plural('en', n, { one: `${count} case`, other: `${count} cases` }),
  owner: (role: string) => `Answers for it: ${role}`,
  serves: (label: string) => `Serves: ${label}`,
  promise: (id: string) => `Belongs to the promise “${id}”`,
};

export type ResultWords = typeof english;
