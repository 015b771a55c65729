import { forSurface, type ShopPromise } from '@tillside/contract';
import { type AdmitContext, deviceTime, isFor, reached } from './admit-context.js';

const day = 86_400_000;

/**
 * The admitted promises. Evidence stays only if it is meaningful: at least 30 cases, counted up to at most 90 days
 * ago. A cut-off stays only if the clock is trusted, and is in the time of the device.
 */
export function admitPromises(promises: readonly ShopPromise[], context: AdmitContext): ShopPromise[] {
  return promises.flatMap(promise => {
    const { evidence, cutoff, ...rest } = forSurface(promise, context.surface);
    if (!isFor(promise, context) || reached(promise.validUntil, context)) return [];
    if (promise.validFrom && !reached(promise.validFrom, context)) return [];
    const isTelling = evidence && evidence.of >= 30 && !reached(Date.parse(evidence.to) + 91 * day, context);
    const counts = cutoff && context.clock?.isTrusted !== false;
    if (counts && reached(cutoff.at, context) && !cutoff.after) return [];
    return {
      ...rest,
      ...(isTelling && { evidence }),
      ...(counts && { cutoff: { ...cutoff, at: new Date(deviceTime(cutoff.at, context)).toISOString() } }),
    };
  });
}
