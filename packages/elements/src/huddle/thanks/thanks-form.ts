import type { FormLabels, FormType } from '../forms/form-type.js';
import type { ThanksWords } from './english.js';

type Field = 'to' | 'for' | 'from';

/** The form with which somebody thanks a colleague. Who it is, is asked only if the screen does not know. */
export const thanksForm: FormType<Field> = {
  name: 'thanks',
  fields: [
    { name: 'to', maxLength: 80 },
    { name: 'for', maxLength: 240, rows: 3 },
    { name: 'from', maxLength: 80, isOptional: true, isAsked: ({ by }) => !by },
  ],
  send: ({ to = '', for: what = '', from: by }, { enqueue }) =>
    enqueue('thanks.given', 'thanks', { to, for: what, ...(by && { by }) }),
};

/** Its words. */
export const thanksFormLabels = (strings: ThanksWords): FormLabels<Field> => ({
  open: strings.open,
  another: strings.another,
  labels: { to: strings.to, for: strings.for, from: strings.from },
  hints: { to: strings.name, for: strings.hint },
  sent: strings.sent,
  words: strings.form,
});
