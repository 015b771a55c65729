import type { AnsweredData, Signal, SignalBase } from '@tillside/contract';
import type { CustomerMessage } from './messages.js';

type AnswerMessage = Extract<CustomerMessage, { kind: 'answer' }>;

/** How long a score may still change before the till gets it, in milliseconds. */
const settleTime = 600;

/** Sends the till scores and choices, never texts, once they no longer change. */
export class ScoreReporter {
  readonly #post: (message: AnswerMessage) => void;
  readonly #unsettled = new Map<string, AnswerMessage>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(post: (message: AnswerMessage) => void) {
    this.#post = post;
  }

  /** Handles every signal of the form: an answer is final once the person goes on. */
  handleSignal({ type, data }: Signal): void {
    if (!type.startsWith('dev.tillside.feedback.')) return;
    if (type === 'dev.tillside.feedback.answered') this.#handleAnswer(data as SignalBase & AnsweredData);
    else this.#report();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #handleAnswer(data: SignalBase & AnsweredData): void {
    const { moment, form, response, question, answer, type } = data;
    const locale = data.locale ?? null;
    const key = JSON.stringify([response, question]);
    if (!this.#unsettled.has(key)) this.#report();
    if (type === 'text' || type === 'contact') return;
    this.#unsettled.set(key, { kind: 'answer', moment, form, response, question, answer, locale });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#report(), settleTime);
  }

  #report(): void {
    clearTimeout(this.#timer);
    for (const message of this.#unsettled.values()) this.#post(message);
    this.#unsettled.clear();
  }
}
