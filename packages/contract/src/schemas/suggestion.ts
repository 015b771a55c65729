import { z } from 'zod';
import { oneCurrency, token } from '../rules.js';
import {
  blank,
  Duration,
  Gtin,
  hints,
  Id,
  ImageUrl,
  Label,
  obeys,
  holds,
  text,
  Time,
  Url,
  whole,
} from './formats.js';
import { Money, UnitPrice } from './money.js';
import { Audience, Choice, named } from './shared.js';

export const Stage = z.enum(['new', 'returning', 'loyal', 'lapsed']);

export const Image = z
  .object({ src: ImageUrl, alt: blank(200), width: whole(1, 10_000), height: whole(1, 10_000) })
  .meta({ description: 'A picture; width and height in CSS pixels reserve its place.' });

export const Product = z
  .object({
    id: Id,
    gtin: Gtin.optional(),
    name: text(200),
    image: Image.optional(),
    price: Money.optional(),
    was: Money.optional(),
    unitPrice: UnitPrice.optional(),
    href: Url.optional(),
    availability: z.enum(['InStock', 'LimitedAvailability', 'PreOrder', 'OutOfStock']).optional(),
  })
  .superRefine(obeys(oneCurrency))
  .meta({ description: 'What a suggestion of goods is about.' })
  .register(hints, { rule: 'oneCurrency' });

export const Contact = z
  .object({ href: Url, label: Label, hours: text(120).optional(), within: Duration.optional() })
  .meta({ description: 'A person to talk to, and how soon they answer.' });

export const Suggestion = z
  .object({
    id: Id,
    kind: z.enum(['product', 'service', 'offer', 'care', 'conversation']),
    title: text(120),
    reason: z
      .object({ text: text(200), basis: z.enum(['general', 'basket', 'stated', 'history', 'social']) })
      .describe('Why it is made and what that is based on; history and social need that consent.'),
    audience: Audience,
    for: z.array(Stage).max(8).optional().describe('Only for customers at these stages.'),
    when: z
      .object({
        has: z.array(Id).max(100).optional(),
        lacks: z.array(Id).max(100).optional(),
        minTotal: Money.optional(),
      })
      .optional()
      .describe('What the basket must be like.'),
    ask: text(200).optional().describe('For associates: an open question to put in their own words.'),
    note: text(200).optional().describe('For associates: what they may do.'),
    instead: named(Choice, 0, 6).optional().describe('For associates: what they may have done instead.'),
    detail: text(500).optional(),
    product: Product.optional(),
    contact: Contact.optional(),
    accept: z.object({ label: Label.optional() }).optional(),
    decline: z.object({ label: Label.optional(), reasons: named(Choice, 0, 6).optional() }).optional(),
    validUntil: Time.optional(),
    attribution: z
      .unknown()
      .superRefine(holds(token))
      .meta({
        description: "The recommender's own token, echoed unchanged; at most 2 kB as JSON.",
      })
      .register(hints, { check: 'token' })
      .optional(),
  })
  .meta({ id: 'Suggestion', description: 'The next best suggestion.' })
  .register(hints, { rule: 'unique' });
