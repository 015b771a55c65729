/** Whether two words differ by at most a number of missing, added, replaced or swapped letters. */
function isNear(one: string, other: string, most: number): boolean {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const [a, b] = [one.slice(same), other.slice(same)];
  if (a === b) return true;
  if (!most || Math.abs(a.length - b.length) > most) return false;
  const isSwapped = a[0] === b[1] && a[1] === b[0];
  return (
    isNear(a.slice(1), b, most - 1) ||
    isNear(a, b.slice(1), most - 1) ||
    isNear(a.slice(1), b.slice(1), most - 1) ||
    (isSwapped && isNear(a.slice(2), b.slice(2), most - 1))
  );
}

/** The known name that was probably meant: at most two letters away, one for a short name. */
export const meantName = (name: string, known: readonly string[]): string | undefined =>
  known.find(other => isNear(name.toLowerCase(), other.toLowerCase(), other.length > 5 ? 2 : 1));
