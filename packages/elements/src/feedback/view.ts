import type { Language } from '../shared/language.js';
import type { Filling } from './filling.js';
import type { QuestionView } from './questions/view.js';

/** What the question in view is drawn from; calls back when a person did something, and whether they answered. */
export function viewOf(
  filling: Filling,
  { strings, format, dir, lang }: Language,
  problem: string | undefined,
  update: (isGiven?: boolean) => void,
): QuestionView | undefined {
  const { question } = filling;
  return (
    question && {
      question: question.type === 'choice' ? filling.order(question) : question,
      answer: filling.answer(question),
      text: filling.texts.get(question.id) ?? '',
      strings,
      format,
      isShared: !!filling.scope.isShared,
      isTicked: filling.ticks.has(question.id),
      problem,
      give: answer => {
        filling.give(question, answer, dir, lang);
        update(true);
      },
      write: text => {
        filling.write(question, text);
        update();
      },
      tick: isTicked => {
        if (isTicked) filling.ticks.add(question.id);
        else filling.ticks.delete(question.id);
        update();
      },
    }
  );
}
