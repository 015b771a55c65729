import { tryOrNull } from '../shared/storage.js';
import type { Huddle } from '@tillside/contract';

/** Whether an invalid document evidently is of another team or period than the last valid one. */
export function isOtherHuddle(input: unknown, last: Huddle | null): boolean {
  const value = typeof input === 'string' ? tryOrNull(() => JSON.parse(input) as unknown) : input;
  if (typeof value !== 'object' || value === null) return false;
  const { id, team } = value as { id?: unknown; team?: { id?: unknown } | null };
  return (id !== undefined && id !== last?.id) || (team?.id !== undefined && team.id !== last?.team?.id);
}
