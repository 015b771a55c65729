import { findPersonalData } from '@tillside/contract';
import { Portrait } from '@tillside/contract/schemas';
import { z } from 'zod';

const { name, line, story, ask, picture, people } = Portrait.shape;

/** What the shop says of a group. */
const Words = z
  .object({
    name: name.optional(),
    line: line.optional(),
    story,
    ask,
    picture,
    /** How many customers there are: of `core` only, where nothing is known of them. */
    people: people.optional(),
  })
  .superRefine((words, context) => {
    for (const [field, value] of Object.entries(words))
      for (const text of [value].flat())
        if (typeof text === 'string' && findPersonalData(text).length)
          context.addIssue({
            code: 'custom',
            path: [field],
            message: 'expected no e-mail address and no long number: a portrait is of nobody in particular',
          });
  });

/** Groups of customers, found in imported orders. */
export const Portraits = z.object({
  /** How many days before the newest order are looked at. */
  days: z.int().min(30).max(3660).default(365),
  /** The shop's words, by the key of the group; `core` are all customers. */
  groups: z
    .record(
      z.string().regex(/^(core|group-[1-9]\d{0,5})$/, {
        error: 'expected core or the key of a group such as group-1',
      }),
      Words,
    )
    .default({}),
});
