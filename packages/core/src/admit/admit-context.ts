import type { Surface } from '@tillside/contract';

/** An estimate of the error of a device's clock. */
export interface ClockReading {
  /** How far it is behind, in milliseconds; negative if it is ahead. */
  offset: number;
  /** False if it may be ahead by an unknown time: then there is no countdown. */
  isTrusted: boolean;
}

/** Everything besides the moment that determines what a surface may see. */
export interface AdmitOptions {
  surface: Surface;
  /** Milliseconds since the epoch. */
  now: number;
  /** The recoveries that low scores have called for: suggestion ids, each with the time it expires. */
  recoveries?: ReadonlyMap<string, number>;
  /** The reading of the clock that `now` comes from; by default from the moment's `asOf`. */
  clock?: ClockReading;
}

/** The options, and the earliest time at which the same moment would be admitted differently. */
export interface AdmitContext extends AdmitOptions {
  changesAt: number;
}

/** Starts an admission, with no change known yet. */
export const createAdmitContext = (options: AdmitOptions): AdmitContext => ({
  ...options,
  changesAt: Infinity,
});

const day = 86_400_000;
/** If the host's time is later than the device's by more than this, the device is wrong, in milliseconds. */
export const maxLead = 300_000;

/** The reading of a clock from the time at which a host made a document. */
export function readClock(asOf: string | undefined, now: number): ClockReading {
  const age = asOf === undefined ? 0 : now - Date.parse(asOf);
  return { offset: age < -maxLead ? -age : 0, isTrusted: age < day };
}

/** Converts a time of the host to the device's clock, in milliseconds since the epoch. */
export const deviceTime = (time: string, { clock }: AdmitContext): number =>
  Date.parse(time) - (clock?.offset ?? 0);

/**
 * Whether a time of the host, or one of the device in milliseconds, is reached. If it is in the future, the context
 * takes it into account.
 */
export function reached(time: string | number | undefined, context: AdmitContext): boolean {
  if (time === undefined) return false;
  const at = typeof time === 'string' ? deviceTime(time, context) : time;
  const isReached = at <= context.now;
  if (!isReached) context.changesAt = Math.min(context.changesAt, at);
  return isReached;
}

/** Whether an item's audience includes the surface. */
export const isFor = (item: { audience: string }, { surface }: AdmitContext): boolean =>
  item.audience === 'everyone' || item.audience === surface;
