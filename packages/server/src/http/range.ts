import { Problem } from './problem.js';

const day = 86_400_000;

/** Whether a day is in the calendar: 2026-02-30 is not. */
const isReal = (text: string): boolean =>
  !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

/** The days that a request asks about, `from` and `to` included; the last 90 by default. */
export function rangeOf(request: Request, now: Date): { from: string; to: string } {
  const { searchParams } = new URL(request.url);
  const read = (name: string, byDefault: string): string => {
    const value = searchParams.get(name) ?? byDefault;
    const isDay = /^\d{4}-\d\d-\d\d$/.test(value) && isReal(value);
    if (!isDay) throw new Problem(400, 'range', `Expected "${name}" to be a date such as 2026-02-28.`);
    return value;
  };
  const to = read('to', now.toISOString().slice(0, 10));
  const from = read('from', new Date(Date.parse(to) - 89 * day).toISOString().slice(0, 10));
  if (from > to) throw new Problem(400, 'range', 'Expected "from" not to be after "to".');
  return { from, to };
}
