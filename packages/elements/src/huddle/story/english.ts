import { formWords } from '../forms/english.js';

/** The English words of `<till-story>`. */
export const english = {
  customer: 'A customer',
  team: 'From the team',
  about: {
    promise: (title: string) => `About the promise “${title}”`,
    suggestion: (title: string) => `About the suggestion “${title}”`,
    product: (title: string) => `About ${title}`,
  },
  thanks: (name: string) => `With thanks to ${name}`,
  share: 'Share',
  shared: 'Shared',
  copied: 'Copied',
  notShared: 'This browser can neither share nor copy it. Select the text:',
  open: 'Tell one',
  first: 'Tell the first story',
  another: 'Tell another',
  text: 'What happened?',
  hint: 'Without the customer’s name. E-mail addresses, phone numbers and other long numbers are masked.',
  sent: 'Thank you for telling it',
  form: formWords,
};

export type StoryWords = typeof english;
