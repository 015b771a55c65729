import { type Answer, type Form, type Question, isLowScore, scaleOf } from '@tillside/contract';

/** One answer of a response. */
export interface GivenAnswer {
  question: string;
  answer: Answer;
  /** 1 for the first answer, one more for each change. */
  revision: number;
}

/** Whether an answer is given: neither taken back nor empty. */
export function isAnswered(answer: Answer | undefined): boolean {
  return answer != null && answer !== '' && !(Array.isArray(answer) && answer.length === 0);
}

/** The current answer to a question. */
export function answerTo(answers: readonly GivenAnswer[], question: string): Answer | undefined {
  return answers.find(each => each.question === question)?.answer;
}

/** The questions to ask after the answers so far. Each `when` refers to an earlier question that was asked. */
export function askedQuestions(form: Form, answers: readonly GivenAnswer[]): Question[] {
  const asked: Question[] = [];
  for (const question of form.questions) {
    const { when } = question;
    const answer =
      when && asked.some(({ id }) => id === when.question) ? answerTo(answers, when.question) : null;
    const values: unknown[] = Array.isArray(answer) ? answer : [answer];
    if (!when || when.in.some(value => values.includes(value))) asked.push(question);
  }
  return asked;
}

/** Whether the score of any question that is asked is low: by the threshold, or by the scale's own low scores. */
export function scoresAtOrBelow(
  below: number | undefined,
  form: Form,
  answers: readonly GivenAnswer[],
): boolean {
  return askedQuestions(form, answers).some(({ id, type }) => {
    const scale = scaleOf(type);
    const score = answerTo(answers, id);
    return scale !== undefined && typeof score === 'number' && isLowScore(score, scale, below);
  });
}

/** The answers with one added or replaced; a change is the next revision. */
export function withAnswer(
  answers: readonly GivenAnswer[],
  question: string,
  answer: Answer,
): { answers: GivenAnswer[]; revision: number } {
  const revision = (answers.find(each => each.question === question)?.revision ?? 0) + 1;
  const others = answers.filter(each => each.question !== question);
  return { answers: [...others, { question, answer, revision }], revision };
}

/** The options in random order (Fisher–Yates shuffle). `random` returns a number from 0 to below 1. */
export function shuffled<T>(options: readonly T[], random: () => number = Math.random): T[] {
  const result = [...options];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}
