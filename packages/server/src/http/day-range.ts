import { dayIn } from '../signals/day.js';
import { HttpProblem } from './http-problem.js';

const day = 86_400_000;
const century = 36_525 * day;

/** Whether the calendar has this day: it has no 2026-02-30. */
export const isCalendarDay = (text: string): boolean =>
  !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

/** A day that a request names as a parameter; undefined if it does not. */
export function dayParameter({ url }: Request, name: 'from' | 'to'): string | undefined {
  const value = new URL(url).searchParams.get(name) ?? undefined;
  const isDay = value === undefined || (/^(19[7-9]|2\d\d)\d-\d\d-\d\d$/.test(value) && isCalendarDay(value));
  if (!isDay)
    throw new HttpProblem(
      400,
      'range',
      `Expected "${name}" to be a date from 1970 to 2999 such as 2026-02-28.`,
    );
  return value;
}

/** The days that a request asks for, `from` and `to` included; by default the last `days`, which are 90. */
export function dayRange(request: Request, now: Date, timeZone: string): { from: string; to: string } {
  const { searchParams } = new URL(request.url);
  const to = dayParameter(request, 'to') ?? dayIn(timeZone, now);
  const days = Number(searchParams.get('days') ?? 90);
  if (!Number.isInteger(days) || days < 1 || days > 3660)
    throw new HttpProblem(400, 'range', 'Expected "days" to be a whole number from 1 to 3,660.');
  const from =
    dayParameter(request, 'from') ?? new Date(Date.parse(to) - (days - 1) * day).toISOString().slice(0, 10);
  // As long before them, which they are compared with, there has to be a calendar.
  if (Date.parse(to) - Date.parse(from) > century)
    throw new HttpProblem(400, 'range', 'Expected "from" and "to" to be at most a hundred years apart.');
  if (from > to) throw new HttpProblem(400, 'range', 'Expected "from" not to be after "to".');
  return { from, to };
}
