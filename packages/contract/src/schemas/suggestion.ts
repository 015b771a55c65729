import { z } from 'zod';
import { addressToImage } from '../convert.js';
import { type Availability, isAvailability, toAvailability } from '../availability.js';
import { personalBases } from '../consent.js';
import { attributionToken, oneCurrency } from '../rules.js';
import { blank, Duration, Gtin, Id, ImageUrl, Label, text, Time, Title, Url, whole } from './formats.js';
import { hints } from './hints.js';
import { Money, UnitPrice } from './money.js';
import { optional, restricting } from './optional.js';
import { refineWithCheck, refineWithPredicate, refineWithRule } from './refine.js';
import { Audience, Choice, uniqueList } from './shared.js';

export const Stage = z.enum(['new', 'returning', 'loyal', 'lapsed']);
export const Kind = z.enum(['product', 'service', 'offer', 'care', 'conversation']);
export const Basis = z.enum(['general', 'basket', 'stated', ...personalBases]);

/** A token of the recommender, at most 2 kB as JSON. */
export const Attribution = z
  .unknown()
  .superRefine(refineWithCheck(attributionToken))
  .meta({ description: "The recommender's own token, echoed unchanged; at most 2 kB as JSON." })
  .register(hints, { check: 'attributionToken' });

const ImageObject = z.object({
  src: ImageUrl,
  alt: optional(blank(200)),
  width: optional(whole(0, 10_000)),
  height: optional(whole(0, 10_000)),
});
export const Image = (z.preprocess(addressToImage, ImageObject) as unknown as typeof ImageObject)
  .meta({
    id: 'Image',
    description: 'A picture, or its address; width and height in CSS pixels, 0 if they are not known.',
  })
  .register(hints, {
    convert: 'addressToImage',
    published: { alternative: { $ref: '#/$defs/ImageUrl' } },
  });

const ItemAvailability = z
  .preprocess(
    toAvailability,
    z.string().superRefine(refineWithPredicate(isAvailability, "one of schema.org's words")),
  )
  .meta({
    id: 'Availability',
    title: "one of schema.org's words for availability",
    description:
      'ItemAvailability of schema.org: a word or its address, in any case; spaces, - and _ do not count.',
    examples: ['InStock', 'https://schema.org/LimitedAvailability', 'out_of_stock'],
  })
  .register(hints, {
    convert: 'toAvailability',
    test: 'isAvailability',
    alone: true,
    code: 'unknown',
  }) as unknown as z.ZodType<Availability, Availability>;

export const Product = z
  .object({
    id: Id,
    gtin: optional(Gtin),
    name: Title,
    image: optional(Image),
    price: optional(Money),
    was: optional(Money),
    unitPrice: optional(UnitPrice),
    href: optional(Url),
    availability: optional(ItemAvailability),
  })
  .superRefine(refineWithRule(oneCurrency))
  .meta({ description: 'The product of a suggestion.' })
  .register(hints, { rule: 'oneCurrency' });

export const Contact = z
  .object({ href: Url, label: Label, hours: optional(text(120)), within: optional(Duration) })
  .meta({ description: 'A person to talk to, and how soon they answer.' });

export const Suggestion = z
  .object({
    id: Id,
    kind: Kind,
    title: Title,
    reason: z
      .object({ text: text(200), basis: Basis })
      .describe('Why it is made and what that is based on; history and social need that consent.'),
    audience: Audience,
    for: restricting(z.array(Stage).max(8).describe('Only for customers at these stages.')),
    when: restricting(
      z
        .object({
          has: restricting(z.array(Id).max(100)),
          lacks: restricting(z.array(Id).max(100)),
          minTotal: restricting(Money),
        })
        .describe('The state of the basket that the suggestion requires.'),
    ),
    ask: optional(text(200).describe('For associates: an open question to put in their own words.')),
    note: optional(text(200).describe('For associates: what they may do.')),
    instead: optional(uniqueList(Choice, 0, 6).describe('For associates: what they may have done instead.')),
    detail: optional(text(500)),
    product: optional(Product),
    contact: optional(Contact),
    accept: optional(z.object({ label: optional(Label) })),
    decline: optional(z.object({ label: optional(Label), reasons: optional(uniqueList(Choice, 0, 6)) })),
    validUntil: restricting(Time),
    attribution: Attribution.optional(),
  })
  .meta({ id: 'Suggestion', description: 'The next best suggestion.' })
  .register(hints, { rule: 'uniqueId' });
