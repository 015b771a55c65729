/** Who an item is for. */
export type Audience = 'customer' | 'associate' | 'everyone';
/** Where the sale is: nothing new appears while `paying`. */
export type Phase = 'open' | 'paying' | 'done';
/** What kind of transaction this is; `training` counts in no result. */
export type Mode = 'sale' | 'return' | 'training';
/** How well the customer and the shop know each other. */
export type Stage = 'new' | 'returning' | 'loyal' | 'lapsed';
/** Personal data that the customer allowed suggestions to be based on. */
export type Consent = 'history' | 'social';
/** The icons that a promise can carry; each is drawn by the component itself. */
export type PromiseIcon =
  'delivery' | 'returns' | 'price' | 'quality' | 'care' | 'privacy' | 'time' | 'planet';

/** An amount as the W3C Payment Request API writes it: ISO 4217 currency, decimal string. */
export interface Money {
  /** ISO 4217, for example `GBP`. */
  currency: string;
  /** A decimal string in major units, for example `"12.50"`; never a float. */
  value: string;
}

/** A link whose `href` is `https:`, `http:`, `mailto:`, `tel:` or relative. */
export interface Link {
  href: string;
  label: string;
}

/** Something a person can choose, by its stable id. */
export interface Choice {
  id: string;
  label: string;
}

/** How often a promise was kept. Shown only with its numbers. */
export interface Evidence {
  kept: number;
  /** How many times it was given; at least `kept`. */
  of: number;
  /** First day counted, ISO 8601 date. */
  from: string;
  /** Last day counted, ISO 8601 date. */
  to: string;
  /** Counted by the shop's operations, or said by customers who answered. */
  source: 'operations' | 'customers';
}

/** A moment by which the customer has to act. */
export interface Cutoff {
  /** RFC 3339 time. */
  at: string;
  /** Said before it, after the remaining time: "for delivery on Tuesday". */
  before: string;
  /** Said from then on; without it the promise leaves. */
  after?: string;
}

/** A promise that the shop makes, as a host writes it. */
export interface PromiseInput {
  id: string;
  title: string;
  detail?: string;
  conditions?: string;
  icon?: PromiseIcon;
  audience?: Audience;
  state?: 'on' | 'at-risk' | 'broken';
  /** What the customer gets instead; required unless `state` is `on`. */
  remedy?: string;
  evidence?: Evidence;
  cutoff?: Cutoff;
  link?: Link;
  /** For associates: the role that answers for it. */
  owner?: string;
  /** RFC 3339 time. */
  validFrom?: string;
  /** RFC 3339 time. */
  validUntil?: string;
}

/** A picture; width and height in CSS pixels reserve its place. */
export interface Image {
  src: string;
  alt: string;
  width: number;
  height: number;
}

/** What a suggestion of goods is about. */
export interface Product {
  id: string;
  /** A GTIN of 8, 12, 13 or 14 digits with its check digit, as GS1 writes it. */
  gtin?: string;
  name: string;
  image?: Image;
  price?: Money;
  /** The earlier price, in the same currency. */
  was?: Money;
  /** The price per unit: "£1.20 per 100 g". */
  unitPrice?: Money & { per: string };
  href?: string;
  /** schema.org's ItemAvailability, without its prefix; `OutOfStock` is not suggested. */
  availability?: 'InStock' | 'LimitedAvailability' | 'PreOrder' | 'OutOfStock';
}

/** A person to talk to. */
export interface Contact extends Link {
  hours?: string;
  /** How soon they answer, ISO 8601 duration. */
  within?: string;
}

/** What the basket must be like for a suggestion to make sense. */
export interface When {
  /** Product ids or GTINs of which at least one is in the basket. */
  has?: string[];
  /** Product ids or GTINs of which none is in the basket. */
  lacks?: string[];
  minTotal?: Money;
}

/** The next best suggestion, as a host writes it. */
export interface SuggestionInput {
  id: string;
  kind: 'product' | 'service' | 'offer' | 'care' | 'conversation';
  title: string;
  /** Why it is made, and what that is based on; `history` and `social` need that consent. */
  reason: { text: string; basis: 'general' | 'basket' | 'stated' | 'history' | 'social' };
  audience?: Audience;
  /** Only for customers at these stages. */
  for?: Stage[];
  when?: When;
  /** For associates: an open question to put in their own words. */
  ask?: string;
  /** For associates: what they may do. */
  note?: string;
  /** For associates: what they may have done instead. */
  instead?: Choice[];
  detail?: string;
  product?: Product;
  contact?: Contact;
  accept?: { label?: string };
  decline?: { label?: string; reasons?: Choice[] };
  /** RFC 3339 time. */
  validUntil?: string;
  /** The recommender's own token, echoed unchanged; at most 2 kB as JSON. */
  attribution?: unknown;
}

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

/** The customer of a moment, as far as the host wants it known. */
export interface Customer {
  /** An opaque pseudonym, echoed in signals; the key of erasure. */
  ref?: string;
  stage?: Stage;
  greeting?: string;
  consents?: Consent[];
}

/** One line of the basket. */
export interface BasketItem {
  id: string;
  gtin?: string;
  /** How many; 1 by default. */
  quantity?: number;
}

/** What is in the basket. */
export interface Basket {
  items: BasketItem[];
  total?: Money;
}

/** How much may be suggested. */
export interface Pacing {
  /** Suggestions offered in the whole moment, 0 to 5; 1 by default. */
  max?: number;
  /** How long a decline holds, ISO 8601 duration. */
  rest?: string;
  /** The share of moments in which suggestions are withheld and counted, 0 to 0.5. */
  holdout?: number;
}

/** The document that a host writes. `version`, `id` and one item are enough. */
export interface MomentInput {
  version: 1;
  /** One encounter with one customer; a new id is a new person. */
  id: string;
  /** When the host made it, RFC 3339. */
  asOf?: string;
  /** BCP 47. */
  locale?: string;
  phase?: Phase;
  mode?: Mode;
  customer?: Customer;
  basket?: Basket;
  pacing?: Pacing;
  promises?: PromiseInput[];
  suggestions?: SuggestionInput[];
  feedback?: FormInput[];
}

/** A promise that went through the door: defaults are filled in. (Not `Promise`, which JavaScript has.) */
export interface ShopPromise extends PromiseInput {
  audience: Audience;
  state: 'on' | 'at-risk' | 'broken';
}
/** A suggestion that went through the door: defaults are filled in. */
export interface Suggestion extends SuggestionInput {
  audience: Audience;
}
/** A form that went through the door: defaults are filled in. */
export interface Form extends FormInput {
  audience: Audience;
}
/** A moment that went through the door: checked, copied, defaults filled in. */
export interface Moment extends MomentInput {
  phase: Phase;
  mode: Mode;
  pacing: Pacing & { max: number; holdout: number };
  promises: ShopPromise[];
  suggestions: Suggestion[];
  feedback: Form[];
}

/** The kinds of trouble that the door can report. */
export type ProblemCode =
  | 'json'
  | 'load'
  | 'type'
  | 'version'
  | 'required'
  | 'unknown'
  | 'format'
  | 'url'
  | 'range'
  | 'too-long'
  | 'too-many'
  | 'too-large'
  | 'duplicate'
  | 'reference'
  | 'rule';

/** One thing that was wrong in a document, and where. */
export interface Problem {
  code: ProblemCode;
  /** A JSON Pointer (RFC 6901) into the document. */
  path: string;
  /** What was expected and what was there. */
  message: string;
}

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
