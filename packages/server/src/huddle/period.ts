import { dayParameter } from '../http/day-range.js';
import { HttpProblem } from '../http/http-problem.js';
import { dayIn } from '../signals/day.js';

/** A range of days, both included. */
export interface Days {
  from: string;
  to: string;
}

const day = 86_400_000;
const isoDay = (number: number): string => new Date(number * day).toISOString().slice(0, 10);
const numberOf = (text: string): number => Date.parse(text) / day;

/** The day that is so many days later. */
export const daysAfter = (text: string, days: number): string => isoDay(numberOf(text) + days);
/** How many days a range has. */
export const lengthOf = ({ from, to }: Days): number => numberOf(to) - numberOf(from) + 1;
/** The Monday of the week that a day is in. The first of January 1970 was a Thursday. */
export const mondayOf = (text: string): string => {
  const number = numberOf(text);
  return isoDay(number - ((((number + 3) % 7) + 7) % 7));
};

/** The range of the same length before. */
export const daysBefore = (range: Days): Days => ({
  from: daysAfter(range.from, -lengthOf(range)),
  to: daysAfter(range.from, -1),
});

const usualWeeks = 4;
const maxDays = 7 * 106;

/**
 * The whole weeks, from Monday to Sunday, within the days that a request asks for, of which all are over; by default
 * the last four. Windows that differ by a day are the same weeks, so that their difference tells of nobody.
 */
export function weeksOf(request: Request, now: Date, timeZone: string): Days {
  const [first, last] = [dayParameter(request, 'from'), dayParameter(request, 'to')];
  const today = dayIn(timeZone, now);
  if (first !== undefined && last !== undefined && first > last)
    throw new HttpProblem(400, 'range', 'Expected "from" not to be after "to".');
  const end = last === undefined || last >= today ? daysAfter(today, -1) : last;
  const to = daysAfter(mondayOf(daysAfter(end, 1)), -1);
  const from = first === undefined ? daysAfter(to, 1 - 7 * usualWeeks) : mondayOf(daysAfter(first, 6));
  if (from > to)
    throw new HttpProblem(
      400,
      'range',
      'Expected a week from Monday to Sunday that is over, from "from" to "to".',
    );
  if (lengthOf({ from, to }) > maxDays)
    throw new HttpProblem(400, 'range', 'Expected at most two years from "from" to "to".');
  return { from, to };
}
