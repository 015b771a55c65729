import { Portrait } from '@tillside/contract/schemas';
import { z } from 'zod';

const people = z.int().describe('Customers, rounded to fives.');
const state = z
  .enum(['shown', 'unstable', 'dominated'])
  .describe('Whether it is shown: it is found again too seldom, or one customer has too much of its sales.');
const stability = z
  .number()
  .describe('Mean Jaccard similarity with the likest group of a hundred half-samples: 0.75 is needed.');
const view = z
  .enum(['all', 'goods', 'habits'])
  .describe('What customers were compared by: all, what they buy, or when and how much.');

export const PortraitSearch = z
  .object({
    computed: z.string().meta({ format: 'date-time' }).nullable().describe('When these groups were found.'),
    reason: z
      .enum(['not-looked', 'no-customers', 'few-customers', 'alike', 'few-groups'])
      .nullable()
      .describe('Why there are no groups: null if there are some.'),
    customers: people,
    sample: people.describe('How many of them were looked at, rounded to fives.'),
    view: view.nullable(),
    attempts: z.array(
      z.object({
        view,
        k: z.int().describe('How many groups have the best silhouette.'),
        silhouettes: z.array(z.object({ k: z.int(), silhouette: z.number() })),
        groups: z.array(z.object({ people, stability, state })),
      }),
    ),
    groups: z.array(
      z.object({
        key: z.string().describe('By which the configuration names it.'),
        state,
        stability,
        people,
      }),
    ),
    portraits: z.array(Portrait),
  })
  .meta({ id: 'PortraitSearch', description: 'How the portraits were found, or why there are none.' });
