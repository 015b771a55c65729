import type { ShopPromise } from '@tillside/contract';
import { type Admission, hasCome, isFor, isOver } from './admission.js';

const day = 86_400_000;

/** Whether the device's clock can be trusted with a countdown, judged by when the host made the moment. */
function isClockPlausible(asOf: string | undefined, now: number): boolean {
  const age = asOf === undefined ? 0 : now - Date.parse(asOf);
  return age > -300_000 && age < day;
}

/**
 * The promises that may be shown. Evidence stays only where it means something: at least 30 cases,
 * counted up to at most 90 days ago.
 */
export function admitPromises(
  promises: readonly ShopPromise[],
  admission: Admission,
  asOf?: string,
): ShopPromise[] {
  return promises.flatMap(promise => {
    const { owner, evidence, cutoff, ...rest } = promise;
    if (!isFor(promise, admission) || isOver(promise.validUntil, admission)) return [];
    if (promise.validFrom && !hasCome(Date.parse(promise.validFrom), admission)) return [];
    const isTelling =
      evidence && evidence.of >= 30 && !hasCome(Date.parse(evidence.to) + 91 * day, admission);
    const counts = cutoff && isClockPlausible(asOf, admission.now);
    if (counts && isOver(cutoff.at, admission) && !cutoff.after) return [];
    return {
      ...rest,
      ...(owner && admission.surface === 'associate' && { owner }),
      ...(isTelling && { evidence }),
      ...(counts && { cutoff }),
    };
  });
}
