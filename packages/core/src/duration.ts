const pattern = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const seconds = [31536000, 2592000, 604800, 86400, 3600, 60, 1];

/**
 * The length of an ISO 8601 duration in milliseconds; 0 for anything else.
 * A year counts as 365 days and a month as 30: no use of it here depends on the calendar.
 */
export function durationMs(duration: string | undefined): number {
  const parts = pattern.exec(duration ?? '');
  return parts ? seconds.reduce((sum, length, i) => sum + length * Number(parts[i + 1] ?? 0), 0) * 1000 : 0;
}
