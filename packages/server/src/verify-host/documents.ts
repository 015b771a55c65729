import type { FormInput, MomentInput, SuggestionInput } from '@tillside/contract';

let count = 0;

/** An encounter of the tool's own: a new one at each call. Training, so that it stands in no result. */
export const encounter = (more: Partial<MomentInput> = {}): MomentInput => ({
  version: 1,
  id: `verify-host-${Date.now()}-${++count}`,
  mode: 'training',
  pacing: { max: 5 },
  ...more,
});

/** A suggestion that needs nothing of the host's to be shown. */
export const hint = (more: Partial<SuggestionInput> = {}): SuggestionInput => ({
  id: 'verify-host-hint',
  kind: 'service',
  title: 'A hint by verify-host',
  reason: { text: 'It is only a test', basis: 'general' },
  ...more,
});

/** A form that begins with a score. */
export const scoreForm = (more: Partial<FormInput> = {}): FormInput => ({
  id: 'verify-host-form',
  title: 'A form by verify-host',
  questions: [{ id: 'score', type: 'csat', label: 'How was it?' }],
  ...more,
});

/** A form where one writes. */
export const textForm = (): FormInput => ({
  id: 'verify-host-words',
  title: 'A form by verify-host',
  questions: [{ id: 'words', type: 'text', label: 'What should we know?' }],
});
