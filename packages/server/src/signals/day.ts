const day = 86_400_000;

/**
 * The day (UTC) under which a signal counts: the one on which it happened, so that a week offline does not
 * pile up on its last day. A clock that cannot be right is not followed.
 */
export function dayOf(time: string, now: Date): string {
  const at = Date.parse(time);
  const isPlausible = at > now.getTime() - 100 * day && at < now.getTime() + day;
  return new Date(isPlausible ? at : now.getTime()).toISOString().slice(0, 10);
}
