import { isKnownType, type Signal } from './check.js';
import { others } from './name-limit.js';
import type { Count } from './tally.js';

/** Whether a signal changes nothing but sums, whatever else is stored. */
export const isOnlyCounted = ({ type }: Signal): boolean =>
  /\.(promise\.\w+|suggestion\.(asked|declined|replaced|expired|failed)|outbox\.dropped)$/.test(type);

/** What a signal adds to the results by itself, whatever else there is. */
export function signalCounts(store: string, signal: Signal, day: string): Count[] {
  const name = signal.type.replace('dev.tillside.', '');
  const count = (item: string, part = '', value = '', n = 1): Count[] => [
    { store, day, name, item, part, value, n, amount: '0' },
  ];
  switch (signal.type) {
    case 'dev.tillside.promise.shown':
    case 'dev.tillside.promise.opened':
      return count(signal.data.promise);
    case 'dev.tillside.suggestion.declined':
      return count(signal.data.suggestion, part(signal.data), signal.data.reason ?? '');
    case 'dev.tillside.suggestion.replaced':
      return count(signal.data.suggestion, part(signal.data), signal.data.instead);
    case 'dev.tillside.suggestion.shown':
    case 'dev.tillside.suggestion.asked':
    case 'dev.tillside.suggestion.expired':
    case 'dev.tillside.suggestion.failed':
    case 'dev.tillside.suggestion.withheld':
      return count(signal.data.suggestion, part(signal.data));
    case 'dev.tillside.suggestion.accepted': {
      const { suggestion, price } = signal.data;
      const accepted = count(suggestion, part(signal.data));
      return price
        ? [
            ...accepted,
            ...count(suggestion, part(signal.data), price.currency).map(one => ({
              ...one,
              name: 'suggestion.price',
              amount: price.value,
            })),
          ]
        : accepted;
    }
    case 'dev.tillside.feedback.started':
    case 'dev.tillside.feedback.submitted':
    case 'dev.tillside.feedback.abandoned':
    case 'dev.tillside.feedback.followup':
    case 'dev.tillside.feedback.recovery':
      return count(signal.data.form);
    case 'dev.tillside.outbox.dropped':
      return Object.entries(signal.data.counts).flatMap(([type, n]) =>
        count(signal.data.why, '', isKnownType(type) ? type : others, n),
      );
    // An answer counts by its highest revision, a moment by its last outcome: see answers.ts and moments.ts.
    case 'dev.tillside.feedback.answered':
    case 'dev.tillside.moment.completed':
    case 'dev.tillside.moment.voided':
    case 'dev.tillside.moment.returned':
      return [];
    // A moment counts by its arm: see moments.ts.
    case 'dev.tillside.suggestion.assigned':
      return [];
    // Whom to erase is a list, not a sum: see erasure-requests.ts.
    case 'dev.tillside.customer.forgotten':
      return [];
  }
}

const part = ({ kind, basis }: { kind: string; basis: string }): string => `${kind}/${basis}`;
