import { isCalendarDay } from '../http/day-range.js';

/** The order of day and month in dates such as `03/04/2026`. */
export type DateOrder = 'dmy' | 'mdy';

/** The dates of a file are ambiguous. */
export class DatesUnclear extends Error {
  override name = 'DatesUnclear';
}

const clock = String.raw`(?:[T ,]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?\s*([AaPp][Mm])?)?`;
const zone = String.raw`\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${clock}${zone}$`);
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${clock}${zone}$`);

const two = (text: string | undefined): string => (text ?? '0').padStart(2, '0');

function hourOf(hour: string | undefined, half: string | undefined): number {
  const at = Number(hour ?? 0);
  if (!half) return at;
  return (at % 12) + (/p/i.test(half) ? 12 : 0);
}

/**
 * Parses the time of an order, without a zone as UTC, into RFC 3339; undefined if it is none, or not in the
 * calendar.
 */
export function timeOf(text: string, order: DateOrder): string | undefined {
  const iso = yearFirst.exec(text);
  const other = iso ? null : yearLast.exec(text);
  if (!iso && !other) return undefined;
  const isDayFirst = other?.[2] === '.' || order === 'dmy';
  const [year, month, day] = iso
    ? [iso[1]!, iso[2], iso[3]]
    : [other![4]!, other![isDayFirst ? 3 : 1], other![isDayFirst ? 1 : 3]];
  const [hour, minute, second, half, offset] = (iso ?? other)!.slice(iso ? 4 : 5);
  const date = `${year}-${two(month)}-${two(day)}`;
  if (year < '1970' || !isCalendarDay(date)) return undefined;
  const sign = !offset || /[A-Z]/.test(offset) ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(-2)}`;
  const time = `${date}T${two(String(hourOf(hour, half)))}:${two(minute)}:${two(second)}${sign}`;
  const at = Date.parse(time);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/** Detects the order of day and month from all dates of a file: one after the twelfth decides. */
export class DateOrderFinder {
  readonly #firstLines = new Map<DateOrder, number>();
  #unclearLine = 0;

  /** Adds a date and its line. */
  add(text: string, line: number): void {
    const [, one, mark, other] = yearLast.exec(text) ?? [];
    // With dots the day is first everywhere.
    if (!one || mark === '.' || one === other) return;
    if (Number(one) <= 12 && Number(other) <= 12) this.#unclearLine ||= line;
    else {
      const order = Number(one) > 12 ? 'dmy' : 'mdy';
      if (!this.#firstLines.has(order)) this.#firstLines.set(order, line);
    }
  }

  /**
   * The order that fits all dates.
   * @throws DatesUnclear if none fits all of them, or both do
   */
  find(): DateOrder {
    const ask = 'choose with --dates dmy or --dates mdy';
    const [day, month] = [this.#firstLines.get('dmy'), this.#firstLines.get('mdy')];
    if (day && month)
      throw new DatesUnclear(`line ${day} has the day first and line ${month} the month: ${ask}`);
    if (!day && !month && this.#unclearLine)
      throw new DatesUnclear(
        `the date in line ${this.#unclearLine} has either the day or the month first, and no other line shows which: ${ask}`,
      );
    return month ? 'mdy' : 'dmy';
  }
}
