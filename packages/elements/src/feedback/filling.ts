import type {
  Answer,
  ChoiceQuestion,
  ContactAnswer,
  FeedbackData,
  Form,
  Question,
  SignalData,
} from '@tillside/contract';
import {
  answerTo,
  askedQuestions,
  type GivenAnswer,
  maskCardNumbers,
  scaleOf,
  scoresAtOrBelow,
  shuffled,
  uuid,
  withAnswer,
} from '@tillside/core';
import type { MomentScope } from '../shared/context.js';
import { draftKey, eraseDrafts } from '../shared/storage.js';
import { type Draft, keepDraft, readDraft } from './draft.js';
import { Receipts } from './receipts.js';

/** The place after the last question where a person is offered. */
const helpPlace = '#help';
/** How long a low score brings its suggestion before the associate, in milliseconds. */
const recoveryTime = 600_000;

type FeedbackSignal = Extract<keyof SignalData, `feedback.${string}`>;

const isContact = (answer: Answer | undefined): answer is ContactAnswer =>
  typeof answer === 'object' && answer !== null && 'consent' in answer;

/** One filling-in of a form: answers, place and draft, and the signals of it. */
export class Filling {
  /** The newest version, until a person touched it. */
  form: Form;
  /** The moment that it is filled in in: its signals are about that one. */
  scope: MomentScope;
  /** What is written and not yet an answer, by question. */
  readonly texts: Map<string, string>;
  /** Questions whose box for a consent is ticked. */
  readonly ticks: Set<string>;
  /** What became of what was said. */
  readonly receipts: Receipts;
  readonly #key: string;
  readonly #orders: Map<string, string[]>;
  #response: string | undefined;
  #given: GivenAnswer[];
  #place: string;
  #isDone: boolean;
  #isSent = false;
  #isRecovered: boolean;
  #wantsHelp: boolean;
  #shownAt = Date.now();

  constructor(form: Form, scope: MomentScope) {
    const { admitted, isShared } = scope;
    this.#key = `${draftKey}${admitted?.id}/${form.id}`;
    if (isShared) eraseDrafts();
    const draft = admitted ? readDraft(this.#key) : null;
    this.form = form;
    this.scope = scope;
    this.texts = new Map(draft?.texts);
    this.#orders = new Map(draft?.orders);
    this.#response = draft?.response;
    this.#given = draft?.given ?? [];
    this.#isDone = draft?.isDone ?? false;
    this.receipts = new Receipts(draft?.receipts);
    this.#isRecovered = draft?.isRecovered ?? false;
    this.#wantsHelp = draft?.wantsHelp ?? false;
    this.#place = draft?.place ?? '';
    const contacts = this.#given.filter(({ answer }) => isContact(answer));
    this.ticks = new Set(contacts.map(({ question }) => question));
  }

  /** The UUID of this filling-in, made when it is first told. */
  get #id(): string {
    return (this.#response ??= uuid());
  }
  get given(): readonly GivenAnswer[] {
    return this.#given;
  }
  /** A person did something with it: it is not replaced or taken away. */
  get isTouched(): boolean {
    return this.#place !== '' || this.#isDone || this.#given.length + this.texts.size > 0;
  }
  /** It was sent and cannot be lost any more: one may say thank you. */
  get isDone(): boolean {
    return this.#isDone;
  }
  /** It was sent, and may yet be lost. */
  get isStuck(): boolean {
    return this.#isSent && !this.#isDone && this.receipts.status !== 'saving';
  }
  get wantsHelp(): boolean {
    return this.#wantsHelp;
  }

  /** The ids of the steps, in order: the questions to ask, and help where the score calls for it. */
  get steps(): string[] {
    const { followUp } = this.form;
    const asked = askedQuestions(this.form, this.#given).map(({ id }) => id);
    return followUp && scoresAtOrBelow(followUp.below, this.form, this.#given)
      ? [...asked, helpPlace]
      : asked;
  }

  /** Which step is in view, from 0. */
  get index(): number {
    return Math.max(0, this.steps.indexOf(this.#place));
  }

  /** The question in view; undefined where help is offered. */
  get question(): Question | undefined {
    return this.form.questions.find(({ id }) => id === this.steps[this.index]);
  }

  answer(question: Question): Answer | undefined {
    return answerTo(this.#given, question.id);
  }

  /** A choice's options as they are shown; shuffled once and then kept. */
  order(question: ChoiceQuestion): ChoiceQuestion {
    const { id, options, shuffle } = question;
    if (!shuffle) return question;
    const ids = this.#orders.get(id) ?? shuffled(options.map(option => option.id));
    this.#orders.set(id, ids);
    return { ...question, options: [...options].sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)) };
  }

  /** Keeps what is being written, so that a reload loses nothing. */
  write(question: Question, text: string): void {
    this.texts.set(question.id, maskCardNumbers(text));
    this.keep();
  }

  /** Takes an answer, as it is given. The same answer again is none. */
  give(question: Question, answer: Answer, direction: 'ltr' | 'rtl', locale: string): void {
    const { id, type } = question;
    if (JSON.stringify(answer) === JSON.stringify(this.answer(question) ?? null)) return;
    if (!this.#given.length) this.#emit('feedback.started', {}, locale);
    const { given, revision } = withAnswer(this.#given, id, answer);
    this.#given = given;
    this.keep();
    const scale = scaleOf(question);
    const order = this.#orders.get(id);
    const isOrdered = scale || type === 'choice' || type === 'kept';
    this.#emit(
      'feedback.answered',
      {
        question: id,
        answer,
        revision,
        type,
        ms: Date.now() - this.#shownAt,
        ...(scale && { scale }),
        ...(isOrdered && { direction }),
        ...(order && { order }),
      },
      locale,
    );
    if (type === 'contact' && this.#wantsHelp) this.help(true, locale);
  }

  /** Goes on or back by some steps. */
  go(by: number): void {
    this.#place = this.steps[this.index + by] ?? '';
    this.#shownAt = Date.now();
    this.keep();
  }

  /** Brings the recovery before the associate, once, if a score is low. */
  recover(locale: string): void {
    const { recovery } = this.form;
    if (!recovery || this.#isRecovered || !scoresAtOrBelow(recovery.below, this.form, this.#given)) return;
    this.#isRecovered = true;
    this.keep();
    const { suggestion } = recovery;
    const expiresAt = Date.now() + recoveryTime;
    this.#emit('feedback.recovery', { suggestion }, locale, expiresAt);
    this.scope.recover?.(suggestion, expiresAt);
  }

  /** A person is wanted, or is not. */
  help(isWanted: boolean, locale: string): void {
    const { followUp, questions } = this.form;
    this.#wantsHelp = isWanted;
    this.keep();
    if (!isWanted || !followUp) return;
    const contact = questions.map(question => this.answer(question)).find(isContact);
    this.#emit('feedback.followup', { within: followUp.within, ...(contact && { contact }) }, locale);
  }

  /** Sends it, once. */
  submit(locale: string): void {
    if (this.#isSent) return;
    this.#isSent = true;
    this.#emit('feedback.submitted', {}, locale);
    this.settle();
  }

  /** Goes by what became of what was said: done is done only when it cannot be lost any more. */
  settle(): void {
    this.#isDone ||= this.#isSent && /^(saved|confirmed|undefined)$/.test(String(this.receipts.status));
    this.keep();
  }

  /** Another encounter begins: what was answered is left as it is, and nothing stays here. */
  abandon(locale: string): void {
    if (this.#given.length && !this.#isDone) this.#emit('feedback.abandoned', {}, locale);
    this.forget();
  }

  keep(): void {
    const { scope, texts } = this;
    if (!scope.admitted || scope.isShared) return;
    const draft: Draft = {
      response: this.#id,
      place: this.#place,
      given: this.#given,
      texts: [...texts],
      orders: [...this.#orders],
      isDone: this.#isDone,
      receipts: this.receipts.known,
      isRecovered: this.#isRecovered,
      wantsHelp: this.#wantsHelp,
    };
    keepDraft(this.#key, draft);
  }

  forget(): void {
    this.receipts.unfollow();
    keepDraft(this.#key, null);
  }

  readonly #emit = <N extends FeedbackSignal>(
    name: N,
    more: Omit<SignalData[N], keyof FeedbackData>,
    locale: string,
    expiresAt?: number,
  ): void => {
    const { id, about } = this.form;
    const data = { form: id, response: this.#id, ...(about && { about }), ...more };
    const signal = this.scope.emit(name, `feedback/${id}`, data as SignalData[N], { locale, expiresAt });
    if (signal && name !== 'feedback.started') this.receipts.expect(signal);
  };
}
