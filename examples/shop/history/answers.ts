/** What customers answered on their screen after paying. */
import type { Signal } from '../../../packages/server/src/signals/check.ts';
import type { Random } from '../../../packages/server/src/ranking/random.ts';
import { oneOf } from '../../../test/simulation/shoppers.ts';
import { signal } from '../../../test/simulation/signals.ts';

const form = 'till-visit';
const scores = [5, 5, 5, 5, 5, 5, 4, 4, 4, 3, 2];
/** In the first half of the weeks, before the shop marked its shelves anew. */
const earlyScores = [5, 5, 5, 5, 4, 4, 4, 3, 3, 2, 2];
const words = [
  'One till was open and the queue went to the door.',
  'Nobody could tell me whether the clock comes in green.',
  'The bag tore before I was at the car.',
  'I was asked for my address again. I just want to pay.',
  'Could you show what is left of the Advent things?',
];
const praise = [
  'She saw that I was carrying a baby and packed it all for me.',
  'Somebody took the time to find the other cup of the pair.',
  'I only wanted jam jars and came home with a recipe.',
  'No club, no card, no questions about my address. Lovely.',
  'He opened the box to show me that it was whole.',
];
const share = { answers: 0.09, kept: 0.95, earlyKept: 0.84, says: 0.7, praises: 0.06, agrees: 0.8 };

/** When a visit was, and the id of what is answered in it. */
export interface Circumstances {
  time: string;
  response: string;
  random: Random;
  /** Whether it was in the first half of the weeks. */
  isEarly: boolean;
}

/** The answers of a customer, who may well give none. */
export function answersOf(moment: string, { time, response, random, isEarly }: Circumstances): Signal[] {
  if (random() >= share.answers) return [];
  const answered = (
    question: string,
    type: 'csat' | 'kept' | 'text' | 'consent',
    answer: number | string | boolean,
  ) =>
    signal('dev.tillside.feedback.answered', time, {
      ...{ moment, form, response, question, type, answer },
      revision: 1,
      ms: Math.round(1500 + 4000 * random()),
    });
  const score = oneOf(isEarly ? earlyScores : scores, random);
  const isUnhappy = score < 4 && random() < share.says;
  const isHappy = score > 3 && random() < share.praises;
  return [
    signal('dev.tillside.feedback.started', time, { moment, form, response }),
    answered('how', 'csat', score),
    ...(isUnhappy ? [answered('what', 'text', oneOf(words, random))] : []),
    ...(isHappy
      ? [
          answered('good', 'text', oneOf(praise, random)),
          answered('quote', 'consent', random() < share.agrees),
        ]
      : []),
    answered('kept', 'kept', random() < (isEarly ? share.earlyKept : share.kept) ? 'yes' : 'no'),
    signal('dev.tillside.feedback.submitted', time, { moment, form, response }),
  ];
}
