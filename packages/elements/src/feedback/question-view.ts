import type { Answer, Question } from '@tillside/contract';
import { formatNumber } from '../shared/format.js';
import type { Strings } from '../shared/strings.js';
import { type FeedbackSession, maxTextLength } from './feedback-session.js';

/** Below this number, the form says how many characters are left. */
const fewLeft = 200;

/** The data from which a question is rendered. */
export interface QuestionView<Q extends Question = Question> {
  question: Q;
  answer: Answer | undefined;
  /** Text that is typed but not an answer yet. */
  text: string;
  /** The text when the question came into view: a text field is set once, and then only read. */
  initialText: string;
  /** The longest text, in characters. */
  maxLength: number;
  /** Says how many characters are left, or that some were cut off; empty while there is room. */
  roomLeft: string;
  strings: Strings;
  /** The language for `Intl`, BCP 47. */
  format: string;
  /** Whether several people use this device, so that autofill is off. */
  isShared: boolean;
  /** The id of the error message, if there is one. */
  errorId: string | undefined;
  /** Whether the box for the consent to be contacted is ticked. */
  isTicked: boolean;
}

/** The view of the current question; undefined at the offer of a follow-up. */
export function questionView(
  session: FeedbackSession,
  errorId: string | undefined,
): QuestionView | undefined {
  const { response, language, scope, initialText, isTextCut } = session;
  const { question } = response;
  if (!question) return undefined;
  const { strings, lang: format } = language;
  const text = response.texts.get(question.id) ?? '';
  const left = Math.max(0, maxTextLength - text.length);
  return {
    question: question.type === 'choice' ? response.withStableShuffle(question) : question,
    answer: response.answerTo(question),
    text,
    initialText,
    maxLength: maxTextLength,
    roomLeft: isTextCut
      ? strings.textCut(formatNumber(format, maxTextLength))
      : left <= fewLeft
        ? strings.charactersLeft(formatNumber(format, left), left)
        : '',
    strings,
    format,
    isShared: !!scope.isShared,
    isTicked: response.ticked.has(question.id),
    errorId,
  };
}
