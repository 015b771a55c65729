import type { Answer, Question } from '@tillside/contract';
import type { Strings } from '../../shared/strings.js';

/** What a question is drawn from. */
export interface QuestionView<Q extends Question = Question> {
  question: Q;
  answer: Answer | undefined;
  /** What is written and not yet an answer. */
  text: string;
  strings: Strings;
  /** The language for `Intl`, BCP 47. */
  format: string;
  /** Several people use this device: nothing is filled in by the browser. */
  isShared: boolean;
  /** The id of the message that says what is wrong, if something is. */
  problem: string | undefined;
  /** The box for the consent to be contacted is ticked. */
  isTicked: boolean;
  /** Takes an answer. */
  give(answer: Answer): void;
  /** Keeps what is being written. */
  write(text: string): void;
  /** Ticks the box, or not. */
  tick(isTicked: boolean): void;
}
