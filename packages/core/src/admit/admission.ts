import type { Surface } from '@tillside/contract';

/** What decides, besides the moment itself, what a surface may see. */
export interface AdmitOptions {
  surface: Surface;
  /** Milliseconds since the epoch. */
  now: number;
  /** Suggestions that a low score brought before the associate, and until when. */
  recoveries?: ReadonlyMap<string, number>;
}

/** One decision in the making: the options, and the earliest time at which it would turn out otherwise. */
export interface Admission extends AdmitOptions {
  changesAt: number;
}

/** Starts a decision. */
export const admission = (options: AdmitOptions): Admission => ({ ...options, changesAt: Infinity });

/** Whether a time has come; if not, the decision is to be looked at again then. */
export function hasCome(at: number, admission: Admission): boolean {
  const come = at <= admission.now;
  if (!come) admission.changesAt = Math.min(admission.changesAt, at);
  return come;
}

export const isOver = (until: string | undefined, admission: Admission) =>
  until !== undefined && hasCome(Date.parse(until), admission);

export const isFor = (item: { audience: string }, { surface }: Admission) =>
  item.audience === 'everyone' || item.audience === surface;
