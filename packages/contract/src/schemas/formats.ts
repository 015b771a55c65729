import { z } from 'zod';
import { toUpperCurrency, toDecimal, trim, wholeToText } from '../convert.js';
import { isCalendarDate, isGtin, isLocale, isLong } from '../rules.js';
import { hints } from './hints.js';
import { refineWithPredicate } from './refine.js';

// zod counts UTF-16 units, JSON Schema counts characters: `meta` states the limit, the refinement enforces it.
const atMost = (string: z.ZodString, max: number) =>
  string
    .refine(value => !isLong(value, max), { error: `expected at most ${max} characters` })
    .meta({ maxLength: max });

/** Converts a value before checking it. The type is that of the recommended spelling. */
const converted = <T extends z.ZodType>(convert: (value: unknown) => unknown, schema: T): T =>
  z.preprocess(convert, schema) as unknown as T;

/** Text that is not blank, of at most so many characters. */
export const text = (max: number) => atMost(z.string().regex(/\S/), max);
/** Text that may be empty. */
export const blank = (max: number) => atMost(z.string(), max);
/** A title: 60 characters are recommended, and as many as shops' titles have are accepted. */
export const Title = text(255);
/** The label of a control. */
export const Label = text(80);

/** A whole number. */
export const whole = (min: number, max: number) => z.int().min(min).max(max);

/** A quantity of products. */
export const Quantity = z.number().min(-1e6).max(1e6);

/** An identifier that the host chose, as in signals. */
export const TextId = text(128);

/** An identifier that the host chose: text, or a whole number that becomes text. */
export const Id = converted(wholeToText, TextId)
  .meta({ id: 'Id', title: 'text' })
  .register(hints, {
    convert: 'wholeToText',
    published: {
      type: ['string', 'integer'],
      minimum: Number.MIN_SAFE_INTEGER,
      maximum: Number.MAX_SAFE_INTEGER,
    },
  });

export const Time = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/)
  .superRefine(refineWithPredicate(isCalendarDate, 'an RFC 3339 time'))
  .meta({ id: 'Time', title: 'an RFC 3339 time', format: 'date-time' })
  .register(hints, { test: 'isCalendarDate' });

export const Day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .superRefine(refineWithPredicate(isCalendarDate, 'an ISO 8601 date'))
  .meta({ id: 'Day', title: 'an ISO 8601 date', format: 'date' })
  .register(hints, { test: 'isCalendarDate' });

export const Duration = z
  .string()
  .regex(
    /^P(?=\d|T\d)(\d{1,5}Y)?(\d{1,5}M)?(\d{1,5}W)?(\d{1,5}D)?(T(?=\d)(\d{1,5}H)?(\d{1,5}M)?(\d{1,5}S)?)?$/,
  )
  .meta({ id: 'Duration', title: 'an ISO 8601 duration' });

export const Locale = z
  .string()
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z\d]{1,8}){0,8}$/)
  .superRefine(refineWithPredicate(isLocale, 'a BCP 47 language tag'))
  .meta({ id: 'Locale', title: 'a BCP 47 language tag' })
  .register(hints, { test: 'isLocale', alone: true });

export const Gtin = converted(
  wholeToText,
  z
    .string()
    .regex(/^(\d{8}|\d{12,14})$/)
    .superRefine(refineWithPredicate(isGtin, 'a GTIN with its check digit')),
)
  .meta({ id: 'Gtin', title: 'a GTIN with its check digit' })
  .register(hints, {
    convert: 'wholeToText',
    test: 'isGtin',
    published: {
      instead: {
        title: 'a GTIN with its check digit',
        anyOf: [
          { type: 'string', pattern: '^(\\d{8}|\\d{12,14})$' },
          { type: 'integer', minimum: 10_000_000, maximum: 99_999_999 },
          { type: 'integer', minimum: 100_000_000_000, maximum: 99_999_999_999_999 },
        ],
      },
    },
  });

// A colon before the first / ? # ends a scheme, whatever control characters are in it: only these schemes pass.
// Text that begins like a host name counts as a URL without its scheme.
const addressPattern = (schemes: string) =>
  `((${schemes})|(?!www\\.|[\\w.-]+\\.[A-Za-z]{2,}/|[\\w.-]+\\.(com|net|org)$)([^:/?#]*[/?#]|[^:/?#]+$))`;
const schemes = '([Hh][Tt]{2}[Pp][Ss]?|[Mm][Aa][Ii][Ll][Tt][Oo]|[Tt][Ee][Ll]):\\S';
const imageSchemes = `${schemes}|[Dd][Aa][Tt][Aa]:image/`;

const address = (pattern: string, max: number, id: string, title: string) =>
  converted(trim, atMost(z.string().regex(new RegExp(`^${pattern}`)), max))
    .meta({ id, title })
    .register(hints, {
      convert: 'trim',
      code: 'url',
      published: { pattern: `^\\s*(?=\\S)${pattern}` },
    });

export const Url = address(
  addressPattern(schemes),
  2048,
  'Url',
  'an https, http, mailto, tel or relative URL',
);
export const ImageUrl = address(
  addressPattern(imageSchemes),
  32_768,
  'ImageUrl',
  'an https, http, data:image or relative URL',
);

/** An ISO 4217 currency code, as in signals. */
export const UpperCurrency = z.string().regex(/^[A-Z]{3}$/);
/** A decimal, as in signals. */
export const DecimalText = z.string().regex(/^-?\d{1,15}(\.\d{1,20})?$/);

export const Currency = converted(toUpperCurrency, UpperCurrency)
  .meta({ id: 'Currency', title: 'an ISO 4217 currency' })
  .register(hints, { convert: 'toUpperCurrency', published: { pattern: '^[A-Za-z]{3}$' } });

export const Decimal = converted(toDecimal, DecimalText)
  .meta({ id: 'Decimal', title: 'a decimal' })
  .register(hints, {
    convert: 'toDecimal',
    published: {
      type: ['string', 'number'],
      pattern: '^-?\\d{1,15}(\\.\\d{1,20}0*)?$',
      exclusiveMinimum: -1e14,
      exclusiveMaximum: 1e14,
    },
  });
