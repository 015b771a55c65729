/** Checks as a careful developer writes them by hand: each throws what is wrong and where, or returns nothing. */
const fail = (path, expected) => {
  throw new TypeError(`${path}: expected ${expected}`);
};

// Text is seldom as long as its limit, and code points need to be counted only then.
const isTooLong = (value, max) => value.length > max && [...value].length > max;

export const text = (holder, key, max, path) => {
  const value = holder[key];
  if (typeof value !== 'string' || !/\S/.test(value) || isTooLong(value, max))
    fail(`${path}/${key}`, `text of at most ${max} characters`);
};
export const texts = (holder, limits, path) => {
  for (const key in limits) if (holder[key] !== undefined) text(holder, key, limits[key], path);
};
export const oneOf = (holder, key, words, path) => {
  if (!words.includes(holder[key])) fail(`${path}/${key}`, words.join(', '));
};
export const matches = (holder, key, pattern, path) => {
  if (typeof holder[key] !== 'string' || !pattern.test(holder[key])) fail(`${path}/${key}`, String(pattern));
};
export const between = (holder, key, least, most, path, isWhole = true) => {
  const value = holder[key];
  if (typeof value !== 'number' || !(value >= least && value <= most) || (isWhole && value % 1))
    fail(`${path}/${key}`, `a number from ${least} to ${most}`);
};
export const flag = (holder, key, path) => {
  if (holder[key] !== undefined && typeof holder[key] !== 'boolean') fail(`${path}/${key}`, 'true or false');
};
export const object = (value, path) => {
  if (typeof value !== 'object' || !value || Array.isArray(value)) fail(path, 'an object');
  return value;
};
export const list = (value, max, path) => {
  if (!Array.isArray(value) || value.length > max) fail(path, `a list of at most ${max}`);
  return value;
};

const dayPattern = /^\d{4}-\d\d-\d\d$/;
const timePattern =
  /^\d{4}-\d\d-\d\dT([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const isReal = day => new Date(day).toJSON()?.startsWith(day);

export const day = (holder, key, path) => {
  matches(holder, key, dayPattern, path);
  if (!isReal(holder[key])) fail(`${path}/${key}`, 'a day of the calendar');
};
export const time = (holder, key, path) => {
  if (holder[key] === undefined) return;
  matches(holder, key, timePattern, path);
  if (!isReal(holder[key].slice(0, 10))) fail(`${path}/${key}`, 'a day of the calendar');
};
export const duration = (holder, key, path) =>
  matches(holder, key, /^P(?=\d|T\d)(\d+[YMWD]){0,4}(T(?=\d)(\d+[HMS]){1,3})?$/, path);

export const locale = (holder, key, path) => {
  if (holder[key] === undefined) return;
  matches(holder, key, /^[A-Za-z]{2,8}(-[A-Za-z\d]{1,8}){0,8}$/, path);
  try {
    Intl.getCanonicalLocales(holder[key]);
  } catch {
    fail(`${path}/${key}`, 'a language tag');
  }
};
export const gtin = (holder, key, path) => {
  const digits = holder[key];
  if (digits === undefined) return;
  matches(holder, key, /^(\d{8}|\d{12,14})$/, path);
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += Number(digits[digits.length - 1 - i]) * (i % 2 ? 3 : 1);
  if (sum % 10) fail(`${path}/${key}`, 'a GTIN with its check digit');
};
export const url = (holder, key, path, pattern = /^((https?|mailto|tel):.|[^:/?#]*[/?#]|[^:/?#]+$)/) => {
  // An invalid URL removes the link only.
  if (typeof holder[key] !== 'string' || holder[key].length > 32_768 || !pattern.test(holder[key])) {
    console.warn(`${path}/${key}: expected a URL`);
    delete holder[key];
  }
};
export const money = (value, path) => {
  if (value === undefined) return;
  object(value, path);
  matches(value, 'currency', /^[A-Z]{3}$/, path);
  matches(value, 'value', /^-?\d{1,15}(\.\d{1,6})?$/, path);
};
