import type { FormInput, MomentInput, SuggestionInput } from '@tillside/contract';

let count = 0;

/** A new encounter of the tool's own at each call. Training, so that it counts in no results. */
export const encounter = (more: Partial<MomentInput> = {}): MomentInput => ({
  version: 1,
  id: `verify-host-${Date.now()}-${++count}`,
  mode: 'training',
  pacing: { max: 5 },
  ...more,
});

/** A suggestion that the host need not know anything about. */
export const hint = (more: Partial<SuggestionInput> = {}): SuggestionInput => ({
  id: 'verify-host-hint',
  kind: 'service',
  title: 'A hint by verify-host',
  reason: { text: 'It is only a test', basis: 'general' },
  ...more,
});

export const promise = (): NonNullable<MomentInput['promises']>[number] => ({
  id: 'verify-host-promise',
  title: 'A promise by verify-host',
});

/** A form that begins with a score. */
export const scoreForm = (more: Partial<FormInput> = {}): FormInput => ({
  id: 'verify-host-form',
  title: 'A form by verify-host',
  questions: [{ id: 'score', type: 'csat', label: 'How was it?' }],
  ...more,
});

/** A form with a text field. */
export const textForm = (): FormInput => ({
  id: 'verify-host-words',
  title: 'A form by verify-host',
  questions: [{ id: 'words', type: 'text', label: 'What should we know?' }],
});
