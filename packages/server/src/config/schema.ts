import { Form, Moment, ShopPromise, Suggestion } from '@tillside/contract/schemas';
import { z } from 'zod';
import { Huddle } from './huddle-schema.js';
import { usualHalfLife } from '../ranking/half-life.js';
import { usualPairRule } from '../ranking/pair-rule.js';
import { durationInDays } from '../signals/duration.js';

/** A secret: the text itself, or the name of an environment variable that has it. */
const Secret = z.union([z.string().min(12).max(512), z.object({ env: z.string().regex(/^\w+$/) })], {
  error: 'expected a secret of at least 12 characters, or { env: NAME }',
});

/** Where a page comes from. */
export const Origin = z
  .string()
  .refine(
    value =>
      ['*', 'null', 'file://'].includes(value) || (URL.canParse(value) && new URL(value).origin === value),
    {
      error: 'expected an origin such as https://shop.example',
    },
  );

const isTimeZone = (timeZone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone }));
  } catch {
    return false;
  }
};

/** How long comments, contacts and signals are kept unless a store says otherwise. */
export const defaultRetention = { text: 'P1Y', contacts: 'P90D', signals: 'P2Y' };

const Duration = z
  .string()
  .regex(
    /^P(?=\d|T\d)(\d{1,5}Y)?(\d{1,5}M)?(\d{1,5}W)?(\d{1,5}D)?(T(?=\d)(\d{1,5}H)?(\d{1,5}M)?(\d{1,5}S)?)?$/,
    {
      error: 'expected an ISO 8601 duration such as P90D',
    },
  )
  .refine(text => durationInDays(text) <= 36_600, { error: 'expected at most a hundred years' });

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
  minSupport: z.int().min(2).max(1_000_000).default(usualPairRule.minSupport),
  minLift: z.number().min(0).max(1000).default(usualPairRule.minLift),
  /** In days. Shorter ones would take the weights of old orders out of what a number can hold. */
  halfLife: z.number().min(30).max(36_500).default(usualHalfLife),
  max: z.int().min(1).max(10).default(3),
  title: z.string().min(1).max(80).default('{product}'),
  reason: z
    .string()
    .min(1)
    .max(160)
    .default('{together} of {baskets} orders with {with} had this too, {period}'),
});

/** An acceptance, or a relevance: a share. */
const Share = z.number().min(0).max(1);

/** How suggestions are ranked, by their ids; a pair's is `together-` and the product. */
const Ranking = z.object({
  /** The relevance of a suggestion that has no pair; by default, the median of the pairs beside it. */
  relevance: z.record(z.string(), Share).default({}),
  /** What a product or an offer counts more, from 1 to 2. */
  weights: z
    .record(
      z.string(),
      z.number().refine(weight => weight >= 1 && weight <= 2, { error: 'expected a weight from 1 to 2' }),
    )
    .default({}),
  /** A suggestion that fewer accept, with 95 % certainty, is retired. */
  minAcceptance: Share.optional(),
  /** Suggestions that were retired and shall be made all the same. */
  restored: z.array(z.string()).max(1000).default([]),
  /** Reasons to decline that are about the person, not the suggestion. */
  personalReasons: z.array(z.string()).max(100).default([]),
});

export const Store = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, { error: 'expected lower-case letters, digits and dashes' }),
  keys: z.object({
    write: Secret,
    read: Secret,
    manage: Secret.optional(),
    staff: Secret.optional(),
    team: Secret.optional(),
  }),
  origins: z.array(Origin).max(100).default([]),
  locale: Moment.shape.locale,
  timeZone: z
    .string()
    .refine(isTimeZone, { error: 'expected a time zone such as Europe/London' })
    .default('UTC'),
  /** What whoever reads the results has to know about them. */
  note: z.string().min(1).max(300).optional(),
  pacing: Moment.shape.pacing,
  promises: z.array(PromiseHere).max(20).default([]),
  suggestions: z.array(Suggestion).max(100).default([]),
  feedback: z.array(Form).max(10).default([]),
  together: Together.optional(),
  ranking: Ranking.prefault({}),
  invitations: z
    .object({
      secret: Secret,
      page: z.url({ protocol: /^https?$/, error: 'expected the http(s) address of a page' }),
      days: z.int().min(1).max(365).default(30),
    })
    .optional(),
  huddle: Huddle.prefault({}),
  evidenceDays: z.int().min(1).max(3660).default(365),
  retention: z
    .object({
      text: Duration.default(defaultRetention.text),
      contacts: Duration.default(defaultRetention.contacts),
      signals: Duration.default(defaultRetention.signals),
    })
    .default(defaultRetention),
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
      /** Requests per client address and minute, of each kind. */
      perAddress: z.int().min(1).max(10_000_000).default(6000),
      /** Proxies before this server, whose `X-Forwarded-For` is believed. */
      proxies: z.int().min(0).max(10).default(0),
    })
    .default({ body: 1_048_576, batch: 1000, perMinute: 60_000, perAddress: 6000, proxies: 0 }),
});
