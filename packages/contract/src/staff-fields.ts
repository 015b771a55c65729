import type { Surface } from './types/signal.js';

/** The members of promises and suggestions that only associates may see. */
export const staffFields = ['owner', 'ask', 'note', 'instead'] as const;

/** The name of a member that only associates may see. */
export type StaffField = (typeof staffFields)[number];

/** Copies an item without the members that only associates may see. */
export function withoutStaffFields<T extends object>(item: T): Omit<T, StaffField> {
  const visible = Object.entries(item).filter(([name]) => !staffFields.some(field => field === name));
  return Object.fromEntries(visible) as Omit<T, StaffField>;
}

/** The item as a surface may see it: a copy without the staff fields, unless the screen is an associate's. */
export const forSurface = <T extends object>(item: T, surface: Surface): T | Omit<T, StaffField> =>
  surface === 'associate' ? item : withoutStaffFields(item);
