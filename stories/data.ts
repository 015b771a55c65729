import type { FormInput, Product, PromiseInput, SuggestionInput } from '@tillside/contract';
import { cakeStand, teacup, teapot } from './pictures.js';

const minute = 60_000;
const day = 1440 * minute;

/** The time so many minutes from now (before it, if negative), RFC 3339. */
export const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * minute).toISOString();
/** The day so many days ago, ISO 8601. */
export const daysAgo = (days: number): string => new Date(Date.now() - days * day).toISOString().slice(0, 10);

export const returns: PromiseInput = {
  id: 'returns',
  title: 'Send it back within 60 days, free',
  icon: 'returns',
  evidence: { kept: 17_790, of: 18_240, from: daysAgo(58), to: daysAgo(2), source: 'operations' },
  detail:
    'Print the label from your order, drop the parcel at any post office, and the money is back within three days of its arrival.',
  conditions: 'Unused, in a box of any kind. Cards and wrapping paper only unopened.',
};

export const delivery: PromiseInput = {
  id: 'delivery',
  title: 'Delivered on Tuesday',
  icon: 'time',
  cutoff: {
    at: inMinutes(130),
    before: 'for delivery on Tuesday',
    after: 'Ordered now, it comes on Wednesday',
  },
};

export const onTime: PromiseInput = {
  id: 'on-time',
  title: 'Delivered when we said',
  icon: 'delivery',
  state: 'at-risk',
  remedy: 'Snow is holding up vans in Leeds today. If yours is late, delivery is on us.',
};

export const mending: PromiseInput = {
  id: 'mend',
  title: 'We mend what chips in the first year',
  icon: 'care',
  evidence: { kept: 412, of: 430, from: daysAgo(58), to: daysAgo(2), source: 'customers' },
};

export const cup: Product = {
  id: '22699',
  name: 'Teacup and saucer',
  image: { src: teacup, alt: 'Regency teacup and saucer, roses', width: 480, height: 480 },
  price: { currency: 'GBP', value: '2.95' },
  was: { currency: 'GBP', value: '3.75' },
};

export const stand: Product = {
  id: '22423',
  name: 'Cake stand',
  image: { src: cakeStand, alt: 'Regency cake stand, three tiers', width: 480, height: 480 },
  price: { currency: 'GBP', value: '12.75' },
};

export const pot: Product = {
  id: '22507',
  name: 'Teapot',
  image: { src: teapot, alt: 'Retrospot teapot', width: 480, height: 480 },
  price: { currency: 'GBP', value: '7.95' },
};

/** Items for a shopper with the cake stand in the basket. */
export const teacupHint: SuggestionInput = {
  id: 'teacup',
  kind: 'product',
  title: 'Regency teacup and saucer, roses',
  reason: { text: 'Bought together in 41 of 120 baskets with the Regency cake stand', basis: 'basket' },
  product: cup,
};

export const reasons = [
  { id: 'hurry', label: 'In a hurry' },
  { id: 'has', label: 'Has it already' },
  { id: 'fit', label: 'Did not fit' },
];

/** The same for the associate at the till. */
export const teacupQuestion: SuggestionInput = {
  id: 'teacup',
  kind: 'product',
  audience: 'associate',
  title: 'The rose teacups go with it.',
  ask: 'Who is the cake stand for?',
  note: 'A gift? You may wrap it free today.',
  reason: { text: 'In 41 of 120 baskets with this stand', basis: 'general' },
  product: cup,
  accept: { label: 'Add teacup' },
  decline: { reasons },
  instead: [
    { id: 'card', label: 'Suggested a card' },
    { id: 'gift', label: 'Helped with a gift' },
  ],
};

/** Without a product. */
export const wrapping: SuggestionInput = {
  id: 'wrap',
  kind: 'service',
  title: 'Have it wrapped, with a card in your words',
  reason: { text: 'You told us that it is a present', basis: 'stated' },
  detail: 'Brown paper, a linen ribbon and a card. Ready while you finish your tea.',
  accept: { label: 'Wrap it' },
};

/** Arguments of a story at the till. */
export const atTheTill = { ...teacupQuestion, surface: 'associate', density: 'till' } as const;

/** The recovery that a low score shows to the associate. */
export const makeItRight: SuggestionInput = {
  id: 'make-it-right',
  kind: 'care',
  audience: 'associate',
  title: 'Somebody is not happy with today.',
  ask: 'What would make it right?',
  note: 'You may give up to £20, or mend it while they wait.',
  reason: { text: 'They gave the visit a low score just now', basis: 'stated' },
};

/** How it went, in two questions. */
export const visit: FormInput = {
  id: 'visit',
  title: 'Your visit today',
  questions: [
    { id: 'visit', type: 'csat', label: 'How was your visit today, all in all?', required: true },
    {
      id: 'why',
      type: 'text',
      label: 'What should have been different?',
      when: { question: 'visit', in: [1, 2, 3] },
    },
    { id: 'best', type: 'text', label: 'What was best about it?', when: { question: 'visit', in: [4, 5] } },
  ],
  followUp: { below: 2, label: 'Shall someone come over now?', within: 'PT2M' },
  thanks: { title: 'Thank you for telling us', detail: 'The team reads every answer on Monday morning.' },
};
