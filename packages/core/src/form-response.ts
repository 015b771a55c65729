import type { Answer, ChoiceQuestion, ContactAnswer, Form, Question } from '@tillside/contract';
import { recoveryCall, type RecoveryCall } from './recovery.js';
import {
  answerTo,
  askedQuestions,
  type GivenAnswer,
  isAnswered,
  scoresAtOrBelow,
  shuffled,
  withAnswer,
} from './response.js';
import { uuid } from './uuid.js';

/** The step after the last question, which offers a follow-up. */
const followUpStep = '#help';

/** A response as plain data, as a draft stores it. */
export interface ResponseState {
  /** UUID of this response. */
  id: string;
  /** The id of the question in view; empty until the first move. */
  currentStep: string;
  answers: GivenAnswer[];
  /** The questions of the form to which they were given. */
  questions: Question[];
  /** Text that is typed but not an answer yet, by question. */
  texts: [question: string, text: string][];
  /** Option ids in the order shown, by question. */
  optionOrders: [question: string, ids: string[]][];
  /** Whether the recovery has been called for. */
  isRecovered: boolean;
  wantsFollowUp: boolean;
}

const isContact = (answer: Answer | undefined): answer is ContactAnswer =>
  typeof answer === 'object' && answer !== null && 'consent' in answer;

/** An answer as it fits a newer version of its question; null if it does not. */
function fittingAnswer(answer: Answer, before: Question | undefined, now: Question | undefined): Answer {
  if (!before || !now || meaningOf(before) !== meaningOf(now)) return null;
  if (now.type !== 'choice') return answer;
  const isOption = (id: unknown) => now.options.some(option => option.id === id);
  if (!Array.isArray(answer)) return isOption(answer) ? answer : null;
  const fitting = answer.filter(isOption);
  return fitting.length ? fitting : null;
}

/** What gives an answer its meaning, as text: all else about a question can change without changing its answers. */
function meaningOf(question: Question): string {
  const parts: Partial<Record<string, unknown>> = { ...question };
  const { type, multiple = false, promise, purpose, channel, text } = parts;
  return JSON.stringify([type, multiple, promise, purpose, channel, text]);
}

/** One person's response to one form: their answers, the text they are typing, and the step in view. */
export class FormResponse {
  /** The newest version of the form, until a person has touched it. */
  form: Form;
  /** UUID of this response. */
  readonly id: string;
  /** Text that is typed but not an answer yet, by question. */
  readonly texts: Map<string, string>;
  /** Questions whose consent box is ticked. */
  readonly ticked: Set<string>;
  readonly #optionOrders: Map<string, string[]>;
  /** All answers, including those taken back. */
  #recorded: GivenAnswer[];
  #currentStep: string;
  #isRecovered: boolean;
  #wantsFollowUp: boolean;

  constructor(form: Form, state?: ResponseState | null) {
    this.form = form;
    this.id = state?.id ?? uuid();
    this.texts = new Map(state?.texts);
    this.#optionOrders = new Map(state?.optionOrders);
    this.#recorded = state?.answers ?? [];
    this.#currentStep = state?.currentStep ?? '';
    this.#isRecovered = state?.isRecovered ?? false;
    this.#wantsFollowUp = state?.wantsFollowUp ?? false;
    const contacts = this.#recorded.filter(({ answer }) => isContact(answer));
    this.ticked = new Set(contacts.map(({ question }) => question));
  }

  /** The current answers to the questions that are asked. */
  get answers(): readonly GivenAnswer[] {
    const asked = askedQuestions(this.form, this.#recorded);
    return this.#recorded.filter(
      ({ question, answer }) => isAnswered(answer) && asked.some(({ id }) => id === question),
    );
  }

  /** Whether an answer was given, even if it was taken back. */
  get isStarted(): boolean {
    return this.#recorded.length > 0;
  }

  /** Whether a follow-up was requested, and the score still offers one. */
  get wantsFollowUp(): boolean {
    return this.#wantsFollowUp && this.steps.includes(followUpStep);
  }

  /** Whether the person has done anything with the form. */
  get isTouched(): boolean {
    return this.#currentStep !== '' || this.isStarted || this.texts.size > 0;
  }

  /** The ids of the steps, in order: the questions to ask, then the offer of a follow-up if a score calls for it. */
  get steps(): string[] {
    const { followUp } = this.form;
    const asked = askedQuestions(this.form, this.#recorded).map(({ id }) => id);
    const isLow = followUp && scoresAtOrBelow(followUp.below, this.form, this.#recorded);
    return isLow ? [...asked, followUpStep] : asked;
  }

  /** The index of the step in view. */
  get index(): number {
    return Math.max(0, this.steps.indexOf(this.#currentStep));
  }

  get isLastStep(): boolean {
    return this.index === this.steps.length - 1;
  }

  /** The question in view; undefined at the offer of a follow-up. */
  get question(): Question | undefined {
    return this.form.questions.find(({ id }) => id === this.steps[this.index]);
  }

  /** The contact that the customer gave, if any. */
  get contact(): ContactAnswer | undefined {
    return this.answers.map(({ answer }) => answer).find(isContact);
  }

  answerTo(question: Question): Answer | undefined {
    return answerTo(this.#recorded, question.id);
  }

  /** Option ids in the order shown; undefined if they are not shuffled. */
  optionOrder(question: Question): string[] | undefined {
    return this.#optionOrders.get(question.id);
  }

  /** The question with its options in the order shown: shuffled once, then kept. */
  withStableShuffle(question: ChoiceQuestion): ChoiceQuestion {
    const { id, options, shuffle } = question;
    if (!shuffle) return question;
    const known = this.#optionOrders.get(id) ?? [];
    const isComplete = known.length === options.length && options.every(option => known.includes(option.id));
    const ids = isComplete ? known : shuffled(options.map(option => option.id));
    this.#optionOrders.set(id, ids);
    return { ...question, options: [...options].sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)) };
  }

  /**
   * Sets an answer. Returns the changes: none if it is the current answer, otherwise this answer, and the answers to
   * questions that are no longer asked because of it, as taken back.
   */
  setAnswer({ id }: Question, answer: Answer): GivenAnswer[] {
    const current = answerTo(this.#recorded, id) ?? null;
    if (JSON.stringify(answer) === JSON.stringify(current)) return [];
    return [this.#record(id, answer), ...this.withdrawUnasked()];
  }

  /** Takes back the answers to questions that are not asked, and returns them. */
  withdrawUnasked(): GivenAnswer[] {
    const asked = askedQuestions(this.form, this.#recorded);
    const stale = this.form.questions.filter(
      question => !asked.includes(question) && this.answerTo(question) != null,
    );
    for (const { id } of stale) this.ticked.delete(id);
    return stale.map(({ id }) => this.#record(id, null));
  }

  /**
   * Makes a restored response fit its form, which may be newer than the draft: `questions` are those of the draft.
   * Returns the changes: answers that no longer fit, as taken back, or as far as they fit.
   */
  fitForm(questions: readonly Question[]): GivenAnswer[] {
    const find = (list: readonly Question[], id: string) => list.find(question => question.id === id);
    const changes: GivenAnswer[] = [];
    for (const { question: id, answer } of this.#recorded) {
      const fitting = fittingAnswer(answer, find(questions, id), find(this.form.questions, id));
      if (JSON.stringify(fitting) !== JSON.stringify(answer)) changes.push(this.#record(id, fitting));
      if (fitting === null) this.ticked.delete(id);
    }
    for (const id of this.texts.keys())
      if (find(questions, id)?.type !== find(this.form.questions, id)?.type) this.texts.delete(id);
    changes.push(...this.withdrawUnasked());
    this.#goBackToMissing(changes);
    return changes;
  }

  /** Moves back to the first question before the step in view whose answer was taken back, or is required. */
  #goBackToMissing(changes: readonly GivenAnswer[]): void {
    const isMissing = ({ id, required }: Question) =>
      (required || changes.some(({ question }) => question === id)) &&
      !isAnswered(answerTo(this.#recorded, id));
    const passed = this.steps.slice(0, this.index);
    const missing = this.form.questions.find(question => passed.includes(question.id) && isMissing(question));
    if (missing) this.#currentStep = missing.id;
  }

  /** Moves by a number of steps; back if it is negative. */
  moveBy(steps: number): void {
    this.#currentStep = this.steps[this.index + steps] ?? '';
  }

  /** The recovery that a low score calls for, once; undefined while no score is low. */
  takeRecoveryCall(now: number): RecoveryCall | undefined {
    if (this.#isRecovered) return undefined;
    const call = recoveryCall(this.form, this.#recorded, this.id, now);
    this.#isRecovered = !!call;
    return call;
  }

  requestFollowUp(isWanted: boolean): void {
    this.#wantsFollowUp = isWanted;
  }

  /** The response as plain data, from which it can be restored. */
  get state(): ResponseState {
    return {
      id: this.id,
      currentStep: this.#currentStep,
      answers: this.#recorded,
      questions: this.form.questions,
      texts: [...this.texts],
      optionOrders: [...this.#optionOrders],
      isRecovered: this.#isRecovered,
      wantsFollowUp: this.#wantsFollowUp,
    };
  }

  #record(question: string, answer: Answer): GivenAnswer {
    const { answers, revision } = withAnswer(this.#recorded, question, answer);
    this.#recorded = answers;
    return { question, answer, revision };
  }
}
