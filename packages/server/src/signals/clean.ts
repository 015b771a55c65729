/** What no text in the database may hold: NUL, and halves of surrogate pairs. */
const unstorable = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const clean = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(unstorable, '\uFFFD');
  if (Array.isArray(value)) return value.map(clean);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [clean(key), clean(member)]));
};

/** Whether all is well at a glance: a text with surrogates at all is looked at more closely. */
const isPlain = (value: unknown): boolean => {
  if (typeof value === 'string') return !/[\0\uD800-\uDFFF]/.test(value);
  if (value === null || typeof value !== 'object') return true;
  return Object.entries(value).every(([key, member]) => isPlain(key) && isPlain(member));
};

/** JSON as a database can keep it: what a person typed must not be refused for a character in it. */
export const storable = <T>(value: T): T =>
  // Only characters within strings change, never the shape.
  isPlain(value) ? value : (clean(value) as T);
