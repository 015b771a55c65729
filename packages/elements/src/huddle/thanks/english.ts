import { formWords } from '../forms/english.js';

/** The English words of `<till-thanks>`. */
export const english = {
  title: (from: string, to: string) => `${from} thanks ${to}`,
  kept: (promise: string) => `Kept the promise “${promise}”`,
  open: 'Thank somebody',
  another: 'Thank somebody else',
  to: 'Whom do you thank?',
  name: 'A first name or a role',
  for: 'What for?',
  hint: 'For what somebody did for a customer, never for sales. E-mail addresses, phone numbers and other long numbers are masked.',
  from: 'Your first name, if you like',
  sent: 'Thank you for saying it',
  form: formWords,
};

export type ThanksWords = typeof english;
