import { daysAfter, type Days } from '../period.js';

/** What was counted in a week, by its Monday. */
export interface Week<T> {
  monday: string;
  sums: T;
}

/** Weeks that are told together, or not at all. */
export interface Block<T> extends Days {
  sums: T;
}

/**
 * Puts weeks together until there are thirty cases, from the first Monday of each year on. A number is made of whole
 * blocks, wherever its period begins and ends: so the difference of any two numbers is made of whole blocks, too, and
 * tells of at least thirty cases. What is left at the end of a year is not told.
 */
export function blocksOf<T>(
  weeks: readonly Week<T>[],
  { add, isEnough }: { add: (one: T, other: T) => T; isEnough: (sums: T) => boolean },
): Block<T>[] {
  const blocks: Block<T>[] = [];
  let open: Block<T> | undefined;
  for (const { monday, sums } of [...weeks].sort((a, b) => (a.monday < b.monday ? -1 : 1))) {
    const to = daysAfter(monday, 6);
    const isSameYear = open?.from.slice(0, 4) === monday.slice(0, 4);
    open =
      open && isSameYear ? { from: open.from, to, sums: add(open.sums, sums) } : { from: monday, to, sums };
    if (!isEnough(open.sums)) continue;
    blocks.push(open);
    open = undefined;
  }
  return blocks;
}

/** The first day that has to be read for the blocks of a period that begins with a Monday. */
export const firstDay = (monday: string): string => `${monday.slice(0, 4)}-01-01`;

/** The blocks that end within a period, together. */
export function blockWithin<T>(
  blocks: readonly Block<T>[],
  { from, to }: Days,
  add: (one: T, other: T) => T,
): Block<T> | undefined {
  const own = blocks.filter(block => block.to >= from && block.to <= to);
  return own.length
    ? own.reduce((one, other) => ({ from: one.from, to: other.to, sums: add(one.sums, other.sums) }))
    : undefined;
}
