import type { ScaleType } from '../scales.js';
import type { Audience, Choice, Link } from './shared.js';

/** One question of a form; its `type` determines its other members. */
/** What all questions have. */
export interface QuestionBase {
  /** What kind of question it is. */
  type: string;
  /** Unique in the form, at most 128 characters. */
  id: string;
  /** The question, at most 200 characters. */
  label: string;
  /** Whether an answer is needed to go on; false by default. A contact is never required. */
  required?: boolean;
  /** Asked only if that earlier question has one of these answers. */
  when?: {
    /** The id of the earlier question. */
    question: string;
    /** The answers for which it is asked, up to 30: scores, option ids, `yes`, `partly`, `no`, true or false. */
    in: (string | number | boolean)[];
  };
}

/** CSAT (1 to 5), NPS (0 to 10) or CES 2.0 (1 to 7); the ends have the standard wording. */
export interface ScaleQuestion extends QuestionBase {
  /** Which scale. */
  type: ScaleType;
}

/** Whether a promise was kept: yes, partly or no. */
export interface KeptQuestion extends QuestionBase {
  /** Distinguishes the types of questions. */
  type: 'kept';
  /** The id of the promise. */
  promise: string;
}

/** One option or several. */
export interface ChoiceQuestion extends QuestionBase {
  /** Distinguishes the types of questions. */
  type: 'choice';
  /** What can be chosen, 1 to 30 options. */
  options: Choice[];
  /** Whether any number of options can be chosen; false by default. */
  multiple?: boolean;
  /** Shows the options in random order; the answer records the order shown. */
  shuffle?: boolean;
}

/** The customer's own words, up to 2,000 characters. */
export interface TextQuestion extends QuestionBase {
  /** Distinguishes the types of questions. */
  type: 'text';
}

/** A request for consent, with yes and no in equal weight. */
export interface ConsentQuestion extends QuestionBase {
  /** Distinguishes the types of questions. */
  type: 'consent';
  /** What the consent is for, at most 200 characters. */
  purpose: string;
  /** The consent text, as shown. */
  text: string;
  /** What the customer gets for it, at most 200 characters. */
  incentive?: string;
}

/** An e-mail address or phone number, with the consent to use it. */
export interface ContactQuestion extends QuestionBase {
  /** Distinguishes the types of questions. */
  type: 'contact';
  /** Which of the two is asked for. */
  channel: 'email' | 'phone';
  /** The consent text, as shown. */
  text: string;
}

/** One question of a form. */
export type Question =
  ScaleQuestion | KeptQuestion | ChoiceQuestion | TextQuestion | ConsentQuestion | ContactQuestion;

/** What a form is about: exactly one of these. */
export type About = { promise: string } | { suggestion: string } | { product: string } | { order: string };

/** A form of questions to the customer, as a host writes it. */
export interface FormInput {
  /** Unique in the moment, at most 128 characters. Documents can give a whole number. */
  id: string;
  /** What it is about, at most 255 characters. */
  title: string;
  /** The questions, 1 to 10, asked one at a time. */
  questions: Question[];
  /** Shown before the first question, at most 500 characters. */
  intro?: string;
  /** What the form is about; the visit by default. */
  about?: About;
  /** Who is asked: `everyone` by default. */
  audience?: Audience;
  /** Shown after sending. */
  thanks?: {
    /** At most 255 characters. */
    title: string;
    /** At most 500 characters. */
    detail?: string;
    /** Where to read more. */
    link?: Link;
  };
  /** Offers a follow-up by a person after a low score. */
  followUp?: {
    /** Scores at or below this are low, on each scale that it separates; by default, each scale has its own. */
    below?: number;
    /** The offer, at most 120 characters. */
    label: string;
    /** How soon the person gets in touch, ISO 8601 duration. */
    within: string;
  };
  /** After a low score, shows a `care` suggestion to the associate. */
  recovery?: {
    /** Scores at or below this are low, on each scale that it separates; by default, each scale has its own. */
    below?: number;
    /** The id of the suggestion, which is shown in no other way. */
    suggestion: string;
  };
}

/** A parsed form: checked and copied, with defaults. */
export interface Form extends FormInput {
  /** `everyone` if the document has none. */
  audience: Audience;
}
