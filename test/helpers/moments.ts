import { type Moment, type MomentInput, parseMoment } from '@tillside/contract';

/** The time of stopped clocks: a Tuesday at noon. */
export const noon = Date.parse('2026-03-10T12:00:00Z');
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 86_400_000;

/** The time so many milliseconds from then, RFC 3339. */
export const at = (ms: number, from = noon): string => new Date(from + ms).toISOString();
/** The day so many days from then, ISO 8601. */
export const date = (days: number, from = noon): string => at(days * day, from).slice(0, 10);

/** A moment with all defaults, from its shortest form; throws if the contract finds a problem in it. */
export function momentOf(input: Partial<MomentInput> = {}): Moment {
  const { moment, problems } = parseMoment({ version: 1, id: 'm-1', ...input });
  if (!moment || problems.length) throw new Error(JSON.stringify(problems));
  return moment;
}
