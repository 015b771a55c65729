import type { MomentInput, SuggestionInput } from '@tillside/contract';

/** What the shop promises. */
export const promises: MomentInput['promises'] = [
  {
    id: 'back',
    icon: 'returns',
    title: 'Send it back within 60 days, free',
    detail: 'In its box, with the label that came with it. You have the money within three days.',
  },
];

/** Why EverShop's "frequently bought together" are suggested. */
export const reason: SuggestionInput['reason'] = {
  text: 'Often bought together with what is in your cart',
  basis: 'basket',
};

/** What the shop asks after an order. */
export const feedback: MomentInput['feedback'] = [
  {
    id: 'order',
    title: 'Your order',
    questions: [
      { id: 'ease', type: 'ces', label: 'It was easy to find and order what I wanted.' },
      { id: 'more', type: 'text', label: 'What could we do better?' },
    ],
    thanks: { title: 'Thank you, we read all of them' },
  },
];
