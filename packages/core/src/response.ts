import type { Answer, Form, Question } from '@tillside/contract';

/** One answer of a filling-in, as it is kept. */
export interface GivenAnswer {
  question: string;
  answer: Answer;
  /** 1 for the first answer, one more for each change. */
  revision: number;
}

const scales: { [type in Question['type']]?: [number, number] } = { csat: [1, 5], nps: [0, 10], ces: [1, 7] };

/** Lowest and highest step of a question's scale, as CSAT, NPS and CES 2.0 are defined. */
export const scaleOf = (question: Question): [number, number] | undefined => scales[question.type];

/** Whether an answer says anything: not taken back, not empty. */
export function isAnswered(answer: Answer | undefined): boolean {
  return answer != null && answer !== '' && !(Array.isArray(answer) && answer.length === 0);
}

/** The current answer to a question. */
export function answerTo(given: readonly GivenAnswer[], question: string): Answer | undefined {
  return given.find(each => each.question === question)?.answer;
}

/** The questions to ask, given what was answered so far: each `when` looks at an earlier question that was asked. */
export function askedQuestions(form: Form, given: readonly GivenAnswer[]): Question[] {
  const asked: Question[] = [];
  for (const question of form.questions) {
    const { when } = question;
    const answer =
      when && asked.some(({ id }) => id === when.question) ? answerTo(given, when.question) : null;
    const answers: unknown[] = Array.isArray(answer) ? answer : [answer];
    if (!when || when.in.some(value => answers.includes(value))) asked.push(question);
  }
  return asked;
}

/** Whether any score asked for came out at or below the given one. */
export function scoresAtOrBelow(below: number, form: Form, given: readonly GivenAnswer[]): boolean {
  return askedQuestions(form, given).some(question => {
    const answer = answerTo(given, question.id);
    return scaleOf(question) !== undefined && typeof answer === 'number' && answer <= below;
  });
}

/** The answers with one more or another: a change counts as the next revision. */
export function withAnswer(
  given: readonly GivenAnswer[],
  question: string,
  answer: Answer,
): { given: GivenAnswer[]; revision: number } {
  const revision = (given.find(each => each.question === question)?.revision ?? 0) + 1;
  const others = given.filter(each => each.question !== question);
  return { given: [...others, { question, answer, revision }], revision };
}

/** The options in random order (Fisher and Yates). `random` gives numbers from 0 to below 1. */
export function shuffled<T>(options: readonly T[], random: () => number = Math.random): T[] {
  const result = [...options];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}
