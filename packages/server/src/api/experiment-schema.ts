import { z } from 'zod';

const count = z.int().describe('How many.');
const share = z.number().nullable().describe('0 to 1, or null where nothing was counted.');
const Day = z.string().meta({ format: 'date' });
const Interval = z.object({ value: z.number(), low: z.number(), high: z.number() });

const ArmMean = z.object({
  n: count.describe('Moments of which it is known.'),
  mean: z.number().nullable().describe('Of a moment, net of returns.'),
});
const Comparison = z.object({ offered: ArmMean, withheld: ArmMean });

const Measure = Comparison.extend({
  measure: z
    .enum(['value', 'items', 'csat', 'completed'])
    .describe('CSAT is the mean of a moment, 1 to 5; completed is a share.'),
  currency: z.string().nullable().describe('Of a value.'),
  state: z
    .enum(['early', 'unclear', 'clear'])
    .describe('Early: too few moments for an interval. Unclear: it holds zero.'),
  difference: Interval.nullable().describe(
    'Offered minus withheld, of values that are cut off at `cap`, with a 95 % interval that may be looked at every day.',
  ),
  needed: count
    .nullable()
    .describe('About how many moments it takes until there is an interval, or it is clear.'),
  cap: z.number().nullable().describe('About the 99th percentile of both arms.'),
  uncapped: Interval.nullable().describe('The difference of values as they are.'),
  earned: z
    .object({ currency: z.string(), low: z.string(), high: z.string() })
    .nullable()
    .describe('The range of what suggestions brought in all moments in which they were offered.'),
  before: Comparison.describe('The same in the period before.'),
});

const Arm = z.object({
  assigned: count.describe('Moments in which a suggestion could be offered.'),
  seen: count,
  accepted: count,
  completed: count,
  missing: share.describe(
    'At a till: not completed, and therefore missing. In a storefront they count as zero.',
  ),
});

export const Experiment = z.object({
  before: z.object({ from: Day, to: Day }),
  offered: Arm,
  withheld: Arm,
  mixed: count.describe('Moments that were assigned to both arms, and count in neither.'),
  ratio: z
    .object({ expected: share, found: share, isWrong: z.boolean() })
    .describe('The share that is withheld. Wrong: by chance so at most once in a hundred shops.'),
  warnings: z.array(
    z.object({
      code: z.enum(['no-holdout', 'not-assigned', 'too-few', 'sample-ratio', 'missing']),
      message: z.string(),
    }),
  ),
  measures: z.array(Measure).describe('The most important first.'),
  surfaces: z.array(
    z.object({
      surface: z.enum(['customer', 'associate']),
      offered: Arm,
      withheld: Arm,
      measures: z.array(Measure),
    }),
  ),
});
