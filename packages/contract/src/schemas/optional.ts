import { z } from 'zod';
import { hints } from './hints.js';

/** For an optional member: null and '' count as missing. */
const emptyToMissing = (value: unknown) => (value === null || value === '' ? undefined : value);
/** For a member that restricts its item: only null counts as missing. */
const nullToMissing = (value: unknown) => (value === null ? undefined : value);

// The casts below give the type of the recommended spelling: types do not show the other spellings.

/** An optional member. A wrong one is left out; null and an empty text count as missing. */
export const optional = <T extends z.ZodType>(schema: T): z.ZodOptional<T> =>
  z
    .preprocess(emptyToMissing, schema.optional())
    .optional()
    .register(hints, { member: 'optional' }) as unknown as z.ZodOptional<T>;

/** An optional member with a default. */
export const withDefault = <T extends z.ZodType>(
  schema: T,
  value: z.core.util.NoUndefined<z.output<T>>,
): z.ZodDefault<T> =>
  z
    .preprocess(emptyToMissing, schema.default(value as never))
    .register(hints, { member: 'optional' }) as unknown as z.ZodDefault<T>;

/** An optional member that restricts its item: if it is wrong, the whole item is left out. */
export const restricting = <T extends z.ZodType>(schema: T): z.ZodOptional<T> =>
  z
    .preprocess(nullToMissing, schema.optional())
    .optional()
    .register(hints, { member: 'restricting' }) as unknown as z.ZodOptional<T>;

/** A restricting member with a default. */
export const restrictingWithDefault = <T extends z.ZodType>(
  schema: T,
  value: z.core.util.NoUndefined<z.output<T>>,
): z.ZodDefault<T> =>
  z
    .preprocess(nullToMissing, schema.default(value as never))
    .register(hints, { member: 'restricting' }) as unknown as z.ZodDefault<T>;
