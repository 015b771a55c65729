import type { FormLabels, FormType } from '../forms/form-type.js';
import type { StoryWords } from './english.js';

/** The form with which somebody tells a story. */
export const storyForm: FormType<'text'> = {
  name: 'story',
  fields: [{ name: 'text', maxLength: 600, rows: 5 }],
  send: ({ text = '' }, { enqueue }) => enqueue('story.told', 'story', { text }),
};

/** Its words; `isFirst` if there is no other story. */
export const storyFormLabels = (strings: StoryWords, isFirst: boolean): FormLabels<'text'> => ({
  open: isFirst ? strings.first : strings.open,
  another: strings.another,
  labels: { text: strings.text },
  hints: { text: strings.hint },
  sent: strings.sent,
  words: strings.form,
});
