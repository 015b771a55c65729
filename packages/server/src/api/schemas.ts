import { scaleTypes } from '@tillside/contract';
import { z } from 'zod';
import { Experiment } from './experiment-schema.js';

const count = z.int().describe('How many.');
const share = z.number().nullable().describe('0 to 1, or null where nothing was counted.');
const name = z
  .string()
  .nullable()
  .describe('As the configuration, what was shown, or imported orders name it.');
const orOthers = z.string().nullable().describe('Null: all others together.');
const Money = z.object({ currency: z.string(), value: z.string() });
const Day = z.string().meta({ format: 'date' });
const Time = z.string().meta({ format: 'date-time' });

/** RFC 9457. */
export const ProblemBody = z
  .looseObject({
    type: z.string().meta({ format: 'uri' }),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('The same as the last part of `type`.'),
    detail: z.string(),
  })
  .meta({ id: 'Problem', description: 'What went wrong (RFC 9457).' });

export const Taken = z
  .object({
    accepted: z.array(z.string()).describe('Ids that are stored, now or before.'),
    rejected: z.array(
      z.object({
        id: z.string().nullable(),
        code: z.enum(['type', 'unknown', 'schema', 'answer', 'key']),
        path: z.string().describe('A JSON Pointer into the item.'),
        message: z.string(),
        retry: z.boolean().describe('Whether sending it again can help.'),
      }),
    ),
  })
  .meta({ id: 'Taken', description: 'What became of each item.' });

const Evidence = z.object({ kept: count, of: count, from: Day, to: Day, source: z.string() });
const Kept = z.object({ yes: count, partly: count, no: count, of: count, share });

const Arm = z.object({
  moments: count,
  accepted: count,
  completed: count,
  share: share.describe('Completed of all.'),
  totals: z.array(Money),
});

export const Results = z
  .object({
    store: z.string(),
    note: z.string().nullable().describe('What the configuration says that readers have to know.'),
    from: Day,
    to: Day,
    promises: z.array(
      z.object({
        promise: orOthers,
        title: name,
        shown: count,
        opened: count,
        kept: Kept.describe('What all who answered said.'),
        invited: Kept.describe('What invited customers said; only this is evidence.'),
        evidence: Evidence.nullable().describe('What a moment shows today.'),
      }),
    ),
    suggestions: z.array(
      z.object({
        suggestion: orOthers,
        title: name,
        kind: orOthers,
        basis: orOthers,
        shown: count,
        asked: count,
        accepted: count,
        declined: count,
        replaced: count,
        expired: count,
        failed: count,
        withheld: count,
        acceptance: share.describe('Accepted of shown.'),
        found: count.describe('Accepted, and in the completed basket.'),
        prices: z
          .array(z.object({ currency: z.string(), mean: z.number(), n: count }))
          .describe('As they were shown when it was accepted.'),
        reasons: z.array(z.object({ reason: orOthers, label: name, n: count })),
        instead: z.array(z.object({ instead: orOthers, label: name, n: count })),
      }),
    ),
    scores: z.array(
      z.object({
        form: orOthers,
        question: orOthers,
        label: name,
        type: z.enum(scaleTypes),
        n: count,
        score: z
          .number()
          .nullable()
          .describe('CSAT: per cent of 4 and 5; NPS: −100 to 100; CES 2.0: the mean, 1 to 7.'),
        mean: z.number().nullable(),
        histogram: z.record(z.string(), count),
        invited: z.object({ n: count, score: z.number().nullable() }),
      }),
    ),
    answers: z.array(
      z.object({
        form: orOthers,
        question: orOthers,
        label: name,
        type: z.string(),
        n: count,
        values: z.array(z.object({ value: orOthers, label: name, n: count })),
      }),
    ),
    forms: z.array(
      z.object({
        form: orOthers,
        title: name,
        started: count,
        submitted: count,
        abandoned: count,
        followups: count,
        recoveries: count,
      }),
    ),
    moments: z.object({
      completed: count,
      voided: count,
      returned: count.describe('All of the sale, or a sale that is not known here.'),
      partlyReturned: count.describe('Moments that are completed, too.'),
      totals: z.array(z.object({ outcome: z.string(), total: Money, n: count })),
    }),
    holdout: z
      .object({ offered: Arm, withheld: Arm, difference: share })
      .nullable()
      .describe('What was counted where suggestions were seen, or withheld: `experiment` compares.'),
    experiment: Experiment.describe('Whether suggestions helped.'),
    followUps: z.object({
      open: count,
      overdue: count,
      due: z.array(
        z.object({
          response: z.string(),
          form: z.string(),
          title: name,
          contact: z.object({ channel: z.string(), value: z.string() }).nullable(),
          asked: Time,
          due: Time,
        }),
      ),
    }),
    erasures: z
      .object({
        open: count,
        overdue: count,
        due: z.array(z.object({ ref: z.string(), received: Time, due: Time })).describe('At most 100.'),
      })
      .describe('Customers who asked to be forgotten: erased by `DELETE /customers/{id}`, due in a month.'),
    retired: z
      .array(
        z.object({
          suggestion: z.string(),
          title: name,
          surface: z.string(),
          at: Time,
          accepted: count,
          refused: count,
          minAcceptance: z.number(),
          reason: z.string().nullable().describe('What people who declined gave most as their reason.'),
          label: name,
        }),
      )
      .describe('Suggestions that too few people accepted, at any time, latest first; at most 100.'),
    comments: z
      .array(z.object({ time: Time, form: z.string(), question: z.string(), label: name, text: z.string() }))
      .describe('The ten latest, newest first.'),
    dropped: z.array(z.object({ why: orOthers, type: orOthers, n: count })),
  })
  .meta({ id: 'Results', description: 'What came in. Training is left out.' });

export const Feedback = z
  .object({
    answers: z.array(
      z.object({
        time: Time.describe('When it was given, as the device says.'),
        arrived: Time.describe('When it arrived, or was changed last.'),
        form: z.string(),
        question: z.string(),
        type: z.string(),
        answer: z.unknown().describe('Null where it was taken back or its time is over.'),
        revision: z.int(),
        response: z.string(),
        moment: z.string(),
        promise: z.string().nullable(),
        about: z.record(z.string(), z.string()).nullable(),
        surface: z.string(),
        locale: z.string().nullable(),
        ref: z.string().nullable(),
        invited: z.boolean(),
      }),
    ),
    next: z.string().nullable().describe('Goes into `after` for the next page.'),
  })
  .meta({
    id: 'Feedback',
    description: 'Answers as they arrived, oldest first; of each question the one that counts.',
  });

export const InvitationInput = z
  .object({
    form: z.string().min(1).max(128),
    order: z.string().min(1).max(128),
    ref: z.string().min(1).max(128).optional().describe("The customer's pseudonym, for erasure."),
    days: z.int().min(1).max(365).optional(),
  })
  .meta({ id: 'InvitationInput', description: 'Whom to ask about what.' });

export const Invitation = z
  .object({
    id: z.string(),
    link: z.string().describe('For the receipt; what follows # is never sent to a server.'),
    token: z.string(),
    expires: Time,
  })
  .meta({ id: 'Invitation', description: 'A link that is good for one answer.' });

export const Erased = z
  .object({
    signals: count,
    answers: count,
    followUps: count,
    moments: count,
    invitations: count,
    orders: count,
    stories: count,
  })
  .meta({ id: 'Erased', description: 'How much was erased.' });

export const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });
