const language = 'en-GB';
const number = new Intl.NumberFormat(language);
const tenths = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
const twoDigits = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
const cents = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
const days = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' });
const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** `1,234` @param {number} n */
export const count = n => number.format(n);
/** One decimal at most. @param {number} n */
export const short = n => tenths.format(n);
/** Two decimals at most; exactly two, for a machine to read on, where it says so. @param {number} n @param {boolean} [isExact] */
export const hundredths = (n, isExact = false) => (isExact ? n.toFixed(2) : cents.format(n));
/** `16,000` for 15,974 @param {number} n */
export const roughly = n => twoDigits.format(n);
/** `75%`, or a dash where there is nothing to share. @param {number | null} share From 0 to 1. */
export const percent = share => (share === null ? '–' : `${number.format(Math.round(share * 100))}%`);
/** `1 answer`, `2 answers` @param {number} n @param {string} one @param {string} [many] */
export const some = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;
/** `3 Mar 2026` @param {string | Date} time */
export const day = time => (isReal(time) ? days.format(new Date(time)) : String(time));
/** Whether a time is one that can be shown: one bad row must not cost the page. */
const isReal = time => !Number.isNaN(new Date(time).getTime());
/** `£12.50`, or the amount as it is if its currency is none. @param {{ currency: string, value: string }} amount */
export function money({ currency, value }) {
  try {
    return new Intl.NumberFormat(language, { style: 'currency', currency }).format(value);
  } catch {
    return `${value} ${currency}`;
  }
}
/** `14:32:05` @param {Date} time */
export const time = moment => clock.format(moment);

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** `in 2 hours`, `yesterday` @param {string} then @param {Date} now */
export function away(then, now) {
  if (!isReal(then)) return String(then);
  const ms = Date.parse(then) - now.getTime();
  const [unit, size] = units.find(([, size]) => Math.abs(ms) >= size) ?? ['minute', 60_000];
  return Math.abs(ms) < 60_000 ? 'just now' : relative.format(Math.round(ms / size), unit);
}

/** `dev.tillside.promise.shown` → `promise shown` @param {string | null} type */
export const typeName = type =>
  type === null ? 'others' : type.replace('dev.tillside.', '').replace('.', ' ');
