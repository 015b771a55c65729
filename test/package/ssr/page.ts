import type { MomentInput } from '@tillside/contract';
import { html, type TemplateResult } from 'lit';

/** A shop's document, with text that is markup elsewhere. */
export const visit: MomentInput = {
  version: 1,
  id: 'visit-1',
  locale: 'en-GB',
  promises: [
    { id: 'back', title: 'Send it back within 60 days', detail: '</template><script>alert(1)</script>' },
  ],
  suggestions: [
    {
      id: 'cup',
      kind: 'product',
      title: 'Teacup & saucer "Rose"',
      ask: 'For the associate alone',
      reason: { text: 'Often bought with the cake stand', basis: 'general' },
      product: { id: '22699', name: 'Teacup and saucer', price: { currency: 'GBP', value: '12.95' } },
    },
  ],
  feedback: [
    {
      id: 'visit',
      title: 'Your visit',
      questions: [
        { id: 'all', type: 'csat', label: 'How was it?' },
        {
          id: 'why',
          type: 'choice',
          label: 'What was best?',
          options: [{ id: 'staff', label: 'The staff' }],
        },
        { id: 'more', type: 'text', label: 'Anything else?' },
      ],
    },
  ],
};

/** What a server renders and a browser takes over. */
export const content = (value: unknown): TemplateResult => html`
  <till-moment .value=${value}>
    <till-promise><p>Ask us about our promises.</p></till-promise>
    <till-suggestion></till-suggestion>
    <till-feedback></till-feedback>
  </till-moment>
  <p>Delivery and returns</p>
`;
