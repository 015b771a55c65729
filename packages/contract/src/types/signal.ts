import type { About, Question } from './form.js';
import type { Mode } from './moment.js';
import type { Money } from './shared.js';
import type { SuggestionInput } from './suggestion.js';

/** Which screen a signal comes from. */
export type Surface = 'customer' | 'associate';

/** What every signal says. */
export interface SignalBase {
  /** The moment's id. */
  moment: string;
  surface: Surface;
  /** BCP 47: the language that the widget spoke. */
  locale?: string;
  /** Left out for an ordinary sale. */
  mode?: Mode;
  /** The customer's pseudonym, where the moment has one. */
  ref?: string;
}

/** What a signal about a suggestion says. */
export interface SuggestionData {
  suggestion: string;
  kind: SuggestionInput['kind'];
  basis: SuggestionInput['reason']['basis'];
  attribution?: unknown;
}

/** What a signal about a filling-in of a form says. */
export interface FeedbackData {
  form: string;
  about?: About;
  /** UUID of this filling-in. */
  response: string;
}

/** A contact that the customer gave, with the consent text as it was shown. */
export interface ContactAnswer {
  channel: 'email' | 'phone';
  value: string;
  consent: string;
  /** When it was given, RFC 3339. */
  time: string;
}

/** An answer: a score, a word, an option's id or ids, a text, a consent or a contact; `null` takes it back. */
export type Answer = number | string | string[] | boolean | ContactAnswer | null;

/** One answer and how it came about. The highest revision of (response, question) counts. */
export interface AnsweredData extends FeedbackData {
  question: string;
  answer: Answer;
  /** 1 for the first answer, one more for each change. */
  revision: number;
  type: Question['type'];
  /** Lowest and highest step, where there is a scale. */
  scale?: [number, number];
  /** The reading direction in which a scale or the options ran. */
  direction?: 'ltr' | 'rtl';
  /** Option ids in the order shown, where they were shuffled. */
  order?: string[];
  /** Milliseconds from the question being shown to this answer. */
  ms: number;
}

/** The data of each signal, by the last two words of its type. */
export interface SignalData {
  'promise.shown': { promise: string };
  'promise.opened': { promise: string };
  'suggestion.shown': SuggestionData;
  'suggestion.asked': SuggestionData;
  'suggestion.accepted': SuggestionData;
  'suggestion.declined': SuggestionData & { reason?: string };
  'suggestion.replaced': SuggestionData & { instead: string };
  'suggestion.expired': SuggestionData;
  'suggestion.failed': SuggestionData;
  'suggestion.withheld': SuggestionData;
  'feedback.started': FeedbackData;
  'feedback.answered': AnsweredData;
  'feedback.submitted': FeedbackData;
  'feedback.abandoned': FeedbackData;
  'feedback.followup': FeedbackData & { within: string; contact?: ContactAnswer };
  'feedback.recovery': FeedbackData & { suggestion: string };
  'moment.completed': { order?: string; total?: Money; lines?: number };
  'moment.voided': { order?: string; total?: Money; lines?: number };
  'moment.returned': { order?: string; total?: Money; lines?: number };
  /** A customer asked for erasure; `subject` is `customer`. */
  'customer.forgotten': { ref: string };
  'outbox.dropped': { counts: Record<string, number>; why: string };
}

/** The last two words of a signal's type. */
export type SignalName = keyof SignalData;

/** A CloudEvents 1.0 event in JSON. */
export interface Signal<N extends SignalName = SignalName> {
  specversion: '1.0';
  /** UUID, made when it happened. */
  id: string;
  /** URI of the host or till. */
  source: string;
  type: `dev.tillside.${N}`;
  /** When it happened, RFC 3339. */
  time: string;
  /** What it is about: `promise/mend`. */
  subject: string;
  datacontenttype: 'application/json';
  dataschema: string;
  /** CloudEvents' expiry extension; only where the signal is of no use later. */
  expirytime?: string;
  data: SignalBase & SignalData[N];
}

/** Any signal; its `type` tells what its `data` has. */
export type AnySignal = { [N in SignalName]: Signal<N> }[SignalName];
