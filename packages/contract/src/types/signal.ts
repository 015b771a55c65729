import type { About, Question } from './form.js';
import type { Mode } from './moment.js';
import type { SaleOutcome } from './outcome.js';
import type { Money } from './shared.js';
import type { SuggestionInput } from './suggestion.js';

/** Which screen a signal comes from. */
export type Surface = 'customer' | 'associate';

/** The data of every signal. */
export interface SignalBase {
  /** The moment's id. */
  moment: string;
  /** The screen that it comes from. */
  surface: Surface;
  /** The widget's language, BCP 47. */
  locale?: string;
  /** Left out for an ordinary sale. */
  mode?: Mode;
  /** The customer's pseudonym, if the moment has one. */
  ref?: string;
}

/** The data of a signal about a suggestion. */
export interface SuggestionData {
  /** The suggestion's id. */
  suggestion: string;
  /** As it was shown. */
  title?: string;
  /** The suggestion's kind. */
  kind: SuggestionInput['kind'];
  /** What its reason was based on. */
  basis: SuggestionInput['reason']['basis'];
  /** The recommender's token, unchanged. */
  attribution?: unknown;
}

/**
 * The arm of a moment in which a suggestion could be offered: made at the same point whether suggestions are offered
 * or withheld, once per moment and surface, where there is a holdout.
 */
export interface AssignedData {
  /** Whether suggestions are offered or withheld. */
  arm: 'offered' | 'withheld';
  /** The share of moments in which they are withheld, 0 to 0.5. */
  holdout?: number;
}

/** The data of a signal about how an encounter ended. */
export type OutcomeData = Omit<SaleOutcome, 'outcome'>;

/** The data of a signal about a response to a form. */
export interface FeedbackData {
  /** The form's id. */
  form: string;
  /** What the form is about, if not the visit. */
  about?: About;
  /** UUID of the response. */
  response: string;
}

/** A contact that the customer gave, with the consent text as it was shown. */
export interface ContactAnswer {
  /** Which of the two it is. */
  channel: 'email' | 'phone';
  /** The address or number, at most 320 characters. */
  value: string;
  /** The consent text as it was shown. */
  consent: string;
  /** When it was given, RFC 3339. */
  time: string;
}

/** An answer: a score, `yes`, `partly` or `no`, option ids, a text, a consent or a contact; `null` takes it back. */
export type Answer = number | string | string[] | boolean | ContactAnswer | null;

/** One answer and how it was given. The highest revision of (response, question) counts. */
export interface AnsweredData extends FeedbackData {
  /** The question's id. */
  question: string;
  /** The answer; `null` takes an earlier one back. */
  answer: Answer;
  /** 1 for the first answer, one more for each change. */
  revision: number;
  /** The question's type. */
  type: Question['type'];
  /** The lowest and highest step, if there is a scale. */
  scale?: [number, number];
  /** The direction of the scale or the options. */
  direction?: 'ltr' | 'rtl';
  /** Option ids in the order shown, if they were shuffled. */
  order?: string[];
  /** Milliseconds from the question being shown to this answer. */
  ms: number;
}

/** The data of each signal, by the last two words of its type. */
export interface SignalData {
  /** A promise was seen: half of it was visible for a second, for the first time in the moment on this surface. */
  'promise.shown': { promise: string };
  /** Somebody opened a promise's details. */
  'promise.opened': { promise: string };
  /** A suggestion was seen, as a promise is. */
  'suggestion.shown': SuggestionData;
  /** The associate has asked the question. */
  'suggestion.asked': SuggestionData;
  /** A suggestion was accepted, and the host did its part. `price` is as it was shown. */
  'suggestion.accepted': SuggestionData & { price?: Money };
  /** A suggestion was declined. */
  'suggestion.declined': SuggestionData & { reason?: string };
  /** The associate did something else. */
  'suggestion.replaced': SuggestionData & { instead: string };
  /** A suggestion on screen was past its `validUntil`. */
  'suggestion.expired': SuggestionData;
  /** A suggestion was accepted, but the host failed or refused. */
  'suggestion.failed': SuggestionData;
  /** A suggestion would have been offered, but the moment is in the holdout. */
  'suggestion.withheld': SuggestionData;
  /** A suggestion could be offered for the first time, in a moment with a holdout. */
  'suggestion.assigned': AssignedData;
  /** The first answer of a response. */
  'feedback.started': FeedbackData;
  /** An answer was given, changed or taken back. */
  'feedback.answered': AnsweredData;
  /** The form was sent. */
  'feedback.submitted': FeedbackData;
  /** A response ended without being sent: the customer left, or the form was idle. */
  'feedback.abandoned': FeedbackData;
  /** After a low score, the customer accepted a follow-up. */
  'feedback.followup': FeedbackData & { within: string; contact?: ContactAnswer };
  /** A low score calls the associate. It has an `expirytime`. */
  'feedback.recovery': FeedbackData & { suggestion: string };
  /** The host reported that the sale was completed. */
  'moment.completed': OutcomeData;
  /** The host reported that the sale was given up. */
  'moment.voided': OutcomeData;
  /** The host reported a return. */
  'moment.returned': OutcomeData;
  /** A customer asked for erasure; `subject` is `customer`. */
  'customer.forgotten': { ref: string };
  /** There was no room for signals: how many of each type were dropped. */
  'outbox.dropped': { counts: Record<string, number>; why: string };
}

/** The last two words of a signal's type. */
export type SignalName = keyof SignalData;

/** A CloudEvents 1.0 event in JSON. */
export interface Signal<N extends SignalName = SignalName> {
  /** The version of CloudEvents. */
  specversion: '1.0';
  /** UUID, created when it happened. */
  id: string;
  /** URI of the host or till. */
  source: string;
  /** What happened, with the prefix of all signals. */
  type: `dev.tillside.${N}`;
  /** When it happened, RFC 3339. */
  time: string;
  /** The subject, for example `promise/mend`. */
  subject: string;
  /** `data` is JSON. */
  datacontenttype: 'application/json';
  /** The URL of the published schema. */
  dataschema: string;
  /** The expirytime extension of CloudEvents; only if the signal is of no use later. */
  expirytime?: string;
  /** What happened, in what circumstances. */
  data: SignalBase & SignalData[N];
}

/** Any signal; its `type` determines its `data`. */
export type AnySignal = { [N in SignalName]: Signal<N> }[SignalName];
