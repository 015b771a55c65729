import type { FormInput, MomentInput, PromiseInput, SuggestionInput } from '@tillside/contract';

export const promise = (more: Partial<PromiseInput> = {}): PromiseInput => ({
  id: 'mend',
  title: 'We mend what chips',
  ...more,
});

export const suggestion = (more: Partial<SuggestionInput> = {}): SuggestionInput => ({
  id: 'cup',
  kind: 'product',
  title: 'Teacup and saucer',
  reason: { text: 'It goes with the stand', basis: 'general' },
  ...more,
});

export const form = (more: Partial<FormInput> = {}): FormInput => ({
  id: 'visit',
  title: 'Your visit',
  questions: [
    { id: 'score', type: 'csat', label: 'How was it?' },
    { id: 'words', type: 'text', label: 'Anything else?' },
  ],
  ...more,
});

export const moment = (more: Partial<MomentInput> = {}): MomentInput => ({ version: 1, id: 'm-1', ...more });
