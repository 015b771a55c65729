import type { Signal } from './check.js';
import type { Count } from './tally.js';

/** What a signal adds to the results by itself, whatever else there is. */
export function countsOf(store: string, signal: Signal, day: string): Count[] {
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
    case 'dev.tillside.suggestion.accepted':
    case 'dev.tillside.suggestion.expired':
    case 'dev.tillside.suggestion.failed':
    case 'dev.tillside.suggestion.withheld':
      return count(signal.data.suggestion, part(signal.data));
    case 'dev.tillside.feedback.started':
    case 'dev.tillside.feedback.submitted':
    case 'dev.tillside.feedback.abandoned':
    case 'dev.tillside.feedback.followup':
    case 'dev.tillside.feedback.recovery':
      return count(signal.data.form);
    case 'dev.tillside.outbox.dropped':
      return Object.entries(signal.data.counts).flatMap(([type, n]) => count(signal.data.why, '', type, n));
    // An answer counts by its highest revision, a moment by its last outcome: see answers.ts and moments.ts.
    case 'dev.tillside.feedback.answered':
    case 'dev.tillside.moment.completed':
    case 'dev.tillside.moment.voided':
    case 'dev.tillside.moment.returned':
      return [];
    // Whom to erase is a list, not a sum: see erasures.ts.
    case 'dev.tillside.customer.forgotten':
      return [];
  }
}

const part = ({ kind, basis }: { kind: string; basis: string }): string => `${kind}/${basis}`;
