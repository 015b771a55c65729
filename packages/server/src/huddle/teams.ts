import type { StoreConfig } from '../config/types.js';

/** A team of a store. */
export interface Team {
  id: string;
  name: string;
}

/** `corner-shop` as `Corner shop`. */
const readable = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');

/** The teams of a store: those that the configuration has, or the store as one. */
export const teamsOf = ({ id, huddle }: StoreConfig): readonly Team[] =>
  huddle.teams ?? [{ id, name: readable(id) }];
