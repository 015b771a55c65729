import { z } from 'zod';
import { counted, remedied } from '../rules.js';
import { Day, hints, Id, Label, obeys, text, Time, whole } from './formats.js';
import { Audience, Link } from './shared.js';

export const Evidence = z
  .object({
    kept: whole(0, 1e12),
    of: whole(0, 1e12),
    from: Day,
    to: Day,
    source: z.enum(['operations', 'customers']),
  })
  .superRefine(obeys(counted))
  .meta({ description: 'How often the promise was kept; shown only with its numbers.' })
  .register(hints, { rule: 'counted' });

export const Cutoff = z
  .object({ at: Time, before: text(120), after: text(120).optional() })
  .meta({ description: 'A moment by which the customer has to act.' });

export const ShopPromise = z
  .object({
    id: Id,
    title: text(120),
    detail: text(500).optional(),
    conditions: text(500).optional(),
    icon: z.enum(['delivery', 'returns', 'price', 'quality', 'care', 'privacy', 'time', 'planet']).optional(),
    audience: Audience,
    state: z.enum(['on', 'at-risk', 'broken']).default('on'),
    remedy: text(240)
      .optional()
      .describe('What the customer gets instead; required unless the state is "on".'),
    evidence: Evidence.optional(),
    cutoff: Cutoff.optional(),
    link: Link.optional(),
    owner: Label.optional().describe('For associates: the role that answers for it.'),
    validFrom: Time.optional(),
    validUntil: Time.optional(),
  })
  .superRefine(obeys(remedied))
  .meta({ id: 'ShopPromise', description: 'A promise that the shop makes its customer.' })
  .register(hints, { rule: 'unique remedied' });
