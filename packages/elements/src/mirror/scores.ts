import type { AnsweredData, Signal, SignalBase } from '@tillside/contract';
import type { Answered } from './recovery.js';

/** How long a score may still change before the till hears of it, in milliseconds. */
const settling = 600;

/** Tells the till of scores and choices once they are settled, never of words. */
export class Scores {
  readonly #post: (message: Answered) => void;
  readonly #waiting = new Map<string, Answered>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(post: (message: Answered) => void) {
    this.#post = post;
  }

  /** Hears of every signal: a person who goes on has settled what they said before. */
  hear({ type, data }: Signal): void {
    if (!type.startsWith('dev.tillside.feedback.')) return;
    if (type !== 'dev.tillside.feedback.answered') return this.#tell();
    const {
      moment,
      form,
      response,
      question,
      answer,
      locale = null,
      type: kind,
    } = data as SignalBase & AnsweredData;
    if (kind === 'text' || kind === 'contact') return this.#tell();
    if (!this.#waiting.has(response + question)) this.#tell();
    this.#waiting.set(response + question, {
      kind: 'answered',
      moment,
      form,
      response,
      question,
      answer,
      locale,
    });
    this.#timer = setTimeout(() => this.#tell(), settling);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #tell(): void {
    clearTimeout(this.#timer);
    for (const message of this.#waiting.values()) this.#post(message);
    this.#waiting.clear();
  }
}
