const shape = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const days = [366, 31, 7, 1, 1 / 24, 1 / 1440, 1 / 86_400];

/** An ISO 8601 duration in days, rounded up: years of 366 days, months of 31. Infinity for anything else. */
export function durationInDays(text: string): number {
  const parts = shape.exec(text)?.slice(1);
  if (!parts) return Infinity;
  return Math.ceil(parts.reduce((sum, part, at) => sum + Number(part ?? 0) * days[at]!, 0));
}
