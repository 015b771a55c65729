import type { Strings } from '../shared/strings.js';

/** The English words of promises. */
export const english = {
  lang: 'en',
  kept: (kept, of, since) => `Kept ${kept} of ${of} times since ${since}`,
  keptSaid: (kept, of, since) => `Kept, say ${kept} of ${of} customers who answered since ${since}`,
  orderWithin: time => `Order within ${time}`,
  more: 'How it works',
  atRisk: 'At risk.',
  broken: 'Not kept this time.',
  owner: role => `Answers for it: ${role}`,
} satisfies Partial<Strings>;
