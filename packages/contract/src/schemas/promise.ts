import { z } from 'zod';
import { requiresRemedy, validEvidence } from '../rules.js';
import { Day, Id, Label, text, Time, Title, whole } from './formats.js';
import { hints } from './hints.js';
import { optional, restricting, restrictingWithDefault } from './optional.js';
import { refineWithRule } from './refine.js';
import { Audience, Link } from './shared.js';

export const Evidence = z
  .object({
    kept: whole(0, 1e12),
    of: whole(0, 1e12),
    from: Day,
    to: Day,
    source: z.enum(['operations', 'customers']),
  })
  .superRefine(refineWithRule(validEvidence))
  .meta({ description: 'How often the promise was kept; shown only with its numbers.' })
  .register(hints, { rule: 'validEvidence' });

export const Cutoff = z
  .object({ at: Time, before: text(120), after: optional(text(120)) })
  .meta({ description: 'A moment by which the customer has to act.' });

export const ShopPromise = z
  .object({
    id: Id,
    title: Title,
    detail: optional(text(500)),
    conditions: optional(text(500)),
    icon: optional(z.enum(['delivery', 'returns', 'price', 'quality', 'care', 'privacy', 'time', 'planet'])),
    audience: Audience,
    state: restrictingWithDefault(z.enum(['on', 'at-risk', 'broken']), 'on'),
    remedy: optional(
      text(240).describe('What the customer gets instead; required unless the state is "on".'),
    ),
    evidence: optional(Evidence),
    cutoff: optional(Cutoff),
    link: optional(Link),
    owner: optional(Label.describe('For associates: the role that answers for it.')),
    validFrom: restricting(Time),
    validUntil: restricting(Time),
  })
  .superRefine(refineWithRule(requiresRemedy))
  .meta({ id: 'ShopPromise', description: 'A promise that the shop makes its customer.' })
  .register(hints, { rule: 'uniqueId requiresRemedy' });
