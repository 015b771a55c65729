/** What no text in the database may hold: NUL, and halves of surrogate pairs. */
const unstorable = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const clean = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(unstorable, '\uFFFD');
  if (Array.isArray(value)) return value.map(clean);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [clean(key), clean(member)]));
};

/** A quick check: only texts with surrogates or NUL need cleaning. */
const isPlain = (value: unknown): boolean => {
  if (typeof value === 'string') return !/[\0\uD800-\uDFFF]/.test(value);
  if (value === null || typeof value !== 'object') return true;
  return Object.entries(value).every(([key, member]) => isPlain(key) && isPlain(member));
};

/** JSON that a database can store: what a person typed must not be refused because of a character. */
export const sanitize = <T>(value: T): T =>
  // Cleaning changes characters within strings only, never the shape.
  isPlain(value) ? value : (clean(value) as T);
