import type { HuddleScope } from '../context.js';
import type { FormWords } from './english.js';

/** One field of a form. */
export interface FieldType<F extends string> {
  name: F;
  /** The longest text, in characters. */
  maxLength: number;
  /** The lines of a text that may have several; one line by default. */
  rows?: number;
  isOptional?: boolean;
  /** Whether it is asked for at all. */
  isAsked?(scope: HuddleScope): boolean;
}

/** A form with which somebody tells something. */
export interface FormType<F extends string> {
  /** Distinguishes its drafts from those of other forms. */
  name: string;
  fields: readonly FieldType<F>[];
  /** Makes the signal from the texts, masked and without blanks around them; its id if it will be delivered. */
  send(texts: Partial<Record<F, string>>, scope: HuddleScope): string | undefined;
}

/** The words of one form. */
export interface FormLabels<F extends string> {
  /** On the button that opens it. */
  open: string;
  /** On the button that opens it again, once one was sent. */
  another: string;
  labels: Record<F, string>;
  /** What to know about a field before writing. */
  hints: Partial<Record<F, string>>;
  /** Thanks once it was sent. */
  sent: string;
  words: FormWords;
}
