const day = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Sweden writes dates as ISO 8601 does. */
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone });
  formats.set(timeZone, format);
  return format;
};

/** The day that it is at a time, in a time zone. */
export const dayIn = (timeZone: string, time: Date): string =>
  timeZone === 'UTC' ? time.toISOString().slice(0, 10) : formatOf(timeZone).format(time);

/**
 * The day under which a signal counts: the one on which it happened, in the store's time zone, so that a week
 * offline does not pile up on its last day. A clock that cannot be right is ignored.
 */
export const dayOf = (time: string, now: Date, timeZone: string): string =>
  dayIn(timeZone, new Date(plausibleTime(time, now)));

/** When a signal happened, or when it arrived if that is too far away to be right. */
export function plausibleTime(time: string, now: Date): string {
  const at = Date.parse(time);
  const isPlausible = at > now.getTime() - 100 * day && at < now.getTime() + day;
  return new Date(isPlausible ? at : now.getTime()).toISOString();
}
