import { Form, Moment, ShopPromise, Suggestion } from '@tillside/contract/schemas';
import { z } from 'zod';

/** A secret: the text itself, or the name of an environment variable that has it. */
const Secret = z.union([z.string().min(12).max(512), z.object({ env: z.string().regex(/^\w+$/) })], {
  error: 'expected a secret of at least 12 characters, or { env: NAME }',
});

const Origin = z
  .string()
  .refine(value => value === '*' || (URL.canParse(value) && new URL(value).origin === value), {
    error: 'expected an origin such as https://shop.example',
  });

const Duration = z
  .string()
  .regex(
    /^P(?=\d|T\d)(\d{1,5}Y)?(\d{1,5}M)?(\d{1,5}W)?(\d{1,5}D)?(T(?=\d)(\d{1,5}H)?(\d{1,5}M)?(\d{1,5}S)?)?$/,
    {
      error: 'expected an ISO 8601 duration such as P90D',
    },
  );

/** A promise whose evidence is counted by this server, or given. */
const PromiseHere = z
  .object({ id: z.string() })
  .loose()
  .transform((value, context) => {
    const { evidence, ...rest } = value;
    const counted: 'customers' | 'operations' | undefined =
      evidence === 'customers' || evidence === 'operations' ? evidence : undefined;
    const { data, error } = ShopPromise.safeParse(counted ? rest : value);
    if (data) return { ...data, ...(counted && { counted }) };
    for (const { path, message } of error.issues) context.addIssue({ code: 'custom', path, message });
    return z.NEVER;
  });

const Together = z.object({
  minSupport: z.int().min(2).max(1_000_000).default(30),
  minLift: z.number().min(0).max(1000).default(1.5),
  max: z.int().min(1).max(10).default(3),
  title: z.string().min(1).max(80).default('{product}'),
  reason: z.string().min(1).max(160).default('{together} of {baskets} orders with {with} had this too'),
});

export const Store = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, { error: 'expected lower-case letters, digits and dashes' }),
  keys: z.object({ write: Secret, read: Secret, manage: Secret.optional(), staff: Secret.optional() }),
  origins: z.array(Origin).max(100).default([]),
  locale: Moment.shape.locale,
  pacing: Moment.shape.pacing,
  promises: z.array(PromiseHere).max(20).default([]),
  suggestions: z.array(Suggestion).max(100).default([]),
  feedback: z.array(Form).max(10).default([]),
  together: Together.optional(),
  invitations: z
    .object({
      secret: Secret,
      page: z.url({ protocol: /^https?$/, error: 'expected the http(s) address of a page' }),
      days: z.int().min(1).max(365).default(30),
    })
    .optional(),
  evidenceDays: z.int().min(1).max(3660).default(365),
  retention: z
    .object({ text: Duration.default('P1Y'), contacts: Duration.default('P90D') })
    .default({ text: 'P1Y', contacts: 'P90D' }),
});

/** The configuration file. */
export const Config = z.object({
  stores: z.array(Store).min(1).max(200),
  limits: z
    .object({
      /** The largest body, in bytes. */
      body: z.int().min(1024).max(16_777_216).default(1_048_576),
      /** Items in a batch. */
      batch: z.int().min(1).max(10_000).default(1000),
      /** Requests per key in a minute. */
      perMinute: z.int().min(1).max(10_000_000).default(60_000),
    })
    .default({ body: 1_048_576, batch: 1000, perMinute: 60_000 }),
});
