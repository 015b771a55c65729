/** Strings and formats in the page's languages; formatters are expensive, so each is created once. */
const english = {
  kept: (kept, of, since) => `Kept ${kept} of ${of} times since ${since}`,
  more: 'How it works',
  accept: 'Add to basket',
  decline: 'No thanks',
  was: 'Earlier price',
  pending: 'One moment…',
  failed: 'That did not go through',
  added: name => `${name} added`,
  optional: 'Optional',
  send: 'Send',
  needed: 'Please answer this one before you go on.',
  csat: ['Very dissatisfied', 'Very satisfied'],
};
const german = {
  kept: (kept, of, since) => `${kept} von ${of} Mal gehalten seit ${since}`,
  more: 'So geht das',
  accept: 'In den Korb',
  decline: 'Nein danke',
  was: 'Früherer Preis',
  pending: 'Einen Moment …',
  failed: 'Das hat nicht geklappt',
  added: name => `${name} ist im Korb`,
  optional: 'Freiwillig',
  send: 'Absenden',
  needed: 'Bitte antworten Sie, bevor Sie weitergehen.',
  csat: ['Sehr unzufrieden', 'Sehr zufrieden'],
};
const languages = { en: english, de: german };

/** Language, direction and strings of an element: by the nearest `lang`, then the moment, then the document. */
export const languageOf = (element, locale) => {
  const near = element.closest('[lang]:not(:root)')?.lang || locale;
  const lang = near || document.documentElement.lang || navigator.language;
  const dir = element.closest('[dir]:not(:root)')?.dir || (/^(ar|fa|he|ur)\b/.test(lang) ? 'rtl' : 'ltr');
  return { lang, dir, words: languages[lang.split('-')[0]] ?? english };
};

const formats = new Map();
const cached = (key, make) => {
  let format = formats.get(key);
  if (!format) formats.set(key, (format = make()));
  return format;
};

export const formatNumber = (lang, value) => cached(lang, () => new Intl.NumberFormat(lang)).format(value);

export const formatMoney = (lang, { currency, value }) => {
  const format = cached(lang + currency, () => new Intl.NumberFormat(lang, { style: 'currency', currency }));
  return `\u2066${format.format(Number(value))}\u2069`;
};

/** The month, with the year if it is not this year. */
export const formatSince = (lang, day) => {
  const date = new Date(day);
  const year = date.getUTCFullYear() === new Date().getUTCFullYear() ? undefined : 'numeric';
  const options = { month: 'long', year, timeZone: 'UTC' };
  return cached(`${lang}/${year}`, () => new Intl.DateTimeFormat(lang, options)).format(date);
};
