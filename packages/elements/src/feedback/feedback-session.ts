import {
  type Answer,
  type FeedbackData,
  type Form,
  type Question,
  scaleOf,
  type SignalData,
} from '@tillside/contract';
import { FormResponse, type GivenAnswer, maskCardNumbers } from '@tillside/core';
import type { MomentScope } from '../shared/context.js';
import type { Language } from '../shared/language.js';
import { DeliveryTracker } from './delivery-tracker.js';
import { DraftStore } from './draft.js';
import { answerFrom } from './questions/answer-from.js';
import type { Controls } from './questions/controls.js';

/** The longest text that the contract permits, in characters. */
export const maxTextLength = 2000;

type FeedbackSignal = Extract<keyof SignalData, `feedback.${string}`>;

/** One response in one moment: connects it to its draft and to the signals about it. */
export class FeedbackSession {
  readonly response: FormResponse;
  readonly delivery: DeliveryTracker;
  /** The moment to which it and its signals belong. */
  scope: MomentScope;
  /** The language of the form. */
  language: Language;
  /** Whether the last text was too long and was cut off. */
  isTextCut = false;
  readonly #draft: DraftStore;
  #initialText = '';
  #isDone: boolean;
  #isSent = false;
  #shownAt = Date.now();

  constructor(form: Form, scope: MomentScope, language: Language) {
    this.#draft = new DraftStore(form.id, scope);
    const draft = this.#draft.read();
    this.response = new FormResponse(form, draft);
    this.delivery = new DeliveryTracker(draft?.signals);
    this.scope = scope;
    this.language = language;
    this.#isDone = draft?.isDone ?? false;
    if (draft && !draft.isDone)
      this.#enqueueRevisions(this.response.fitForm(draft.questions), draft.questions);
    this.#enterStep();
  }

  get form(): Form {
    return this.response.form;
  }

  /** Whether a person has touched it: then the form is neither replaced nor removed. */
  get isTouched(): boolean {
    return this.#isDone || this.response.isTouched;
  }

  /** Whether it was sent and cannot be lost any more, so that the thanks can be shown. */
  get isDone(): boolean {
    return this.#isDone;
  }

  /** Whether it was sent, but can still be lost. */
  get isUndelivered(): boolean {
    return this.#isSent && !this.#isDone && this.delivery.status !== 'saving';
  }

  /** The text of the field in view when it came into view. */
  get initialText(): string {
    return this.#initialText;
  }

  /** The text of the field in view as it is kept: cut to its limit, with card numbers masked. */
  get text(): string {
    return this.response.texts.get(this.response.question?.id ?? '') ?? '';
  }

  /** Keeps a text that is being typed. */
  setText(text: string): void {
    const { question, texts } = this.response;
    if (!question) return;
    if (text.length > maxTextLength) this.isTextCut = true;
    // Never half of a surrogate pair.
    const kept = text.slice(0, maxTextLength).replace(/[\uD800-\uDBFF]$/, '');
    if (kept) texts.set(question.id, maskCardNumbers(kept));
    else texts.delete(question.id);
    this.saveDraft();
  }

  /** Sets the answer from the controls of the question in view. */
  takeControls({ text, checked }: Controls): void {
    const { question, ticked } = this.response;
    if (!question) return;
    if (text !== undefined) this.setText(text);
    if (question.type === 'contact' && checked.length) ticked.add(question.id);
    else ticked.delete(question.id);
    const current = this.response.answerTo(question);
    this.setAnswer(question, answerFrom(question, { text: this.text, checked }, current));
  }

  /** Sets an answer and sends its signal. The same answer again changes nothing. */
  setAnswer(question: Question, answer: Answer): void {
    const { isStarted } = this.response;
    const revisions = this.response.setAnswer(question, answer);
    if (!isStarted && revisions.length) this.#enqueue('feedback.started', {});
    this.#enqueueRevisions(revisions);
  }

  /** Moves by a number of steps; back if it is negative. */
  moveBy(steps: number): void {
    this.response.moveBy(steps);
    this.#enterStep();
    this.saveDraft();
  }

  /** Shows the recovery to the associate, once, if a score is low and its customer is still there. */
  recoverIfLow(): void {
    if (this.scope.ended.aborted) return;
    const call = this.response.takeRecoveryCall(Date.now());
    if (!call) return;
    const { suggestion, expiresAt } = call;
    this.saveDraft();
    this.#enqueue('feedback.recovery', { suggestion }, expiresAt);
    this.scope.recover?.(suggestion, expiresAt);
  }

  /** Accepts or declines the offer of a follow-up. */
  requestFollowUp(isWanted: boolean): void {
    const { followUp } = this.form;
    const { contact } = this.response;
    this.response.requestFollowUp(isWanted);
    this.saveDraft();
    if (isWanted && followUp)
      this.#enqueue('feedback.followup', { within: followUp.within, ...(contact && { contact }) });
  }

  /** Submits the response, once. */
  submit(): void {
    if (this.#isSent) return;
    this.#isSent = true;
    this.#enqueueRevisions(this.response.withdrawUnasked());
    this.#enqueue('feedback.submitted', {});
    this.updateCompletion();
  }

  /** It is done only when it was sent and cannot be lost any more. */
  updateCompletion(): void {
    if (this.#isSent && this.delivery.isSafe) this.#isDone = true;
    this.saveDraft();
  }

  /** Another encounter begins: an unfinished response is abandoned, and nothing of it stays here. */
  abandon(): void {
    if (this.response.isStarted && !this.#isDone) this.#enqueue('feedback.abandoned', {});
    this.discard();
  }

  saveDraft(): void {
    this.#draft.save({ ...this.response.state, isDone: this.#isDone, signals: this.delivery.durable });
  }

  /** Discards the response and its draft. */
  discard(): void {
    this.delivery.unfollow();
    this.#draft.remove();
  }

  #enterStep(): void {
    this.#shownAt = Date.now();
    this.#initialText = this.text;
    this.isTextCut = false;
  }

  /** `questions` are those to which the answers were given. */
  #enqueueRevisions(revisions: readonly GivenAnswer[], questions = this.form.questions): void {
    const { response } = this;
    if (revisions.length) this.saveDraft();
    for (const revision of revisions) {
      const question = questions.find(({ id }) => id === revision.question);
      if (!question) continue;
      this.#enqueue('feedback.answered', { ...revision, ...this.#provenance(question) });
      if (question.type === 'contact' && response.wantsFollowUp) this.requestFollowUp(true);
    }
  }

  /** The circumstances of an answer. */
  #provenance(
    question: Question,
  ): Omit<SignalData['feedback.answered'], keyof FeedbackData | keyof GivenAnswer> {
    const { type } = question;
    const scale = scaleOf(type);
    const order = this.response.optionOrder(question);
    const isOrdered = scale || type === 'choice' || type === 'kept';
    return {
      type,
      // The clock may have been set in between.
      ms: Math.min(Math.max(0, Date.now() - this.#shownAt), 1e9),
      ...(scale && { scale: [scale.min, scale.max] }),
      ...(isOrdered && { direction: this.language.dir }),
      ...(order && { order }),
    };
  }

  #enqueue<N extends FeedbackSignal>(
    name: N,
    more: Omit<SignalData[N], keyof FeedbackData>,
    expiresAt?: number,
  ): void {
    const { form, language, response, scope } = this;
    const { id, about } = form;
    const data = { form: id, response: response.id, ...(about && { about }), ...more };
    const options = { locale: language.lang, expiresAt };
    const signal = scope.enqueue(name, `feedback/${id}`, data as SignalData[N], options);
    if (signal && name !== 'feedback.started') this.delivery.track(signal);
  }
}
