import type { Audience, Choice, Link } from './shared.js';

interface QuestionBase {
  id: string;
  label: string;
  required?: boolean;
  /** Asked only if that earlier question was answered with one of these. */
  when?: { question: string; in: (string | number | boolean)[] };
}

/** CSAT 1 to 5, NPS 0 to 10 or CES 2.0 1 to 7; the ends are worded as the field fixed them. */
export interface ScaleQuestion extends QuestionBase {
  type: 'csat' | 'nps' | 'ces';
}

/** Was this promise kept: yes, partly or no. */
export interface KeptQuestion extends QuestionBase {
  type: 'kept';
  /** The id of the promise. */
  promise: string;
}

/** One of some options, or several. */
export interface ChoiceQuestion extends QuestionBase {
  type: 'choice';
  options: Choice[];
  multiple?: boolean;
  /** Options in random order; the order shown goes into the answer. */
  shuffle?: boolean;
}

/** The customer's own words, up to 2,000 characters. */
export interface TextQuestion extends QuestionBase {
  type: 'text';
}

/** A consent asked for, with yes and no in equal weight. */
export interface ConsentQuestion extends QuestionBase {
  type: 'consent';
  purpose: string;
  /** The text consented to, as shown. */
  text: string;
  incentive?: string;
}

/** An e-mail address or phone number, with the consent to use it. */
export interface ContactQuestion extends QuestionBase {
  type: 'contact';
  channel: 'email' | 'phone';
  /** The consent text, as shown. */
  text: string;
}

/** One question of a form. */
export type Question =
  ScaleQuestion | KeptQuestion | ChoiceQuestion | TextQuestion | ConsentQuestion | ContactQuestion;

/** What a form is about: exactly one of these. */
export type About = { promise: string } | { suggestion: string } | { product: string } | { order: string };

/** A form that listens to the customer, as a host writes it. */
export interface FormInput {
  id: string;
  title: string;
  questions: Question[];
  intro?: string;
  about?: About;
  audience?: Audience;
  thanks?: { title: string; detail?: string; link?: Link };
  /** Who scores at or below is offered a person; `within` is an ISO 8601 duration. */
  followUp?: { below: number; label: string; within: string };
  /** Who scores at or below brings that `care` suggestion to the associate. */
  recovery?: { below: number; suggestion: string };
}

/** A form that went through the door: defaults are filled in. */
export interface Form extends FormInput {
  audience: Audience;
}
