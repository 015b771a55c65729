import { plural } from '../../shared/plural.js';

/** The English words of the forms of the Huddle. */
export const formWords = {
  send: 'Send',
  close: 'Close',
  /** With the number itself, for its plural form. */
  charactersLeft: (count: string, n: number) =>
    plural('en', n, { one: `${count} character left`, other: `${count} characters left` }),
  textCut: (most: string) => `Only the first ${most} characters fit. The rest was cut off.`,
  masked: {
    email: 'The e-mail address is masked.',
    phone: 'The phone number is masked.',
    number: 'The long number is masked.',
  },
  needed: 'Please write something here first.',
  noDraft: 'This browser keeps no draft. Please keep this page open until it is sent.',
  review: 'A person reads it before it appears.',
  stillThere: 'Still there?',
  clearsIn: (seconds: string) => `This is cleared in ${seconds} s`,
  goOn: 'Go on',
  receipt: {
    saved: 'Saved on this device',
    confirmed: 'Received',
    unsaved: 'Not saved. Please keep this page open until it is sent.',
    refused: 'This could not be delivered.',
  },
};

export type FormWords = typeof formWords;
