import { sum, unitsOf } from './amounts.js';

/** How a moment ended, and what was returned of it. Amounts are decimal strings. */
export interface Outcome {
  outcome: string | null;
  outcome_at: string | null;
  currency: string | null;
  total: string | null;
  returned_at: string | null;
  returned_currency: string | null;
  returned: string | null;
}

/** A moment that has not ended. */
export const open: Outcome = {
  outcome: null,
  outcome_at: null,
  currency: null,
  total: null,
  returned_at: null,
  returned_currency: null,
  returned: null,
};

/** An amount of money, or how many moments there are where no amount is known. */
export interface End {
  part: string;
  currency: string | null;
  amount: string | null;
}

/** Whether a time is as late as another one, or the first that is known. */
const isLater = (one: string, other: string | null): boolean =>
  other === null || Date.parse(one) >= Date.parse(other);

interface Said {
  time: string;
  total: { currency: string; value: string } | undefined;
}

/** After a sale that was completed, or voided: the latest one holds. */
export const afterSale = (before: Outcome, outcome: string, { time, total }: Said): Outcome =>
  isLater(time, before.outcome_at)
    ? { ...before, outcome, outcome_at: time, currency: total?.currency ?? null, total: total?.value ?? null }
    : before;

/** After a return: what is returned bit by bit is added up. */
export function afterReturn(before: Outcome, { time, total }: Said): Outcome {
  // Some tills write what goes back to the customer as a negative amount.
  const value = total?.value.replace('-', '');
  const isMore = before.returned !== null && total?.currency === before.returned_currency;
  return {
    ...before,
    returned_at: isLater(time, before.returned_at) ? time : before.returned_at,
    returned_currency: total?.currency ?? before.returned_currency,
    returned: isMore ? sum(before.returned!, value!) : (value ?? before.returned),
  };
}

/** What a moment counts as: the sale and, beside it, what was returned of it; or a return of everything. */
export function endsOf(state: Outcome): End[] {
  const { outcome, currency, total, returned_at, returned_currency, returned } = state;
  const sale = outcome === null ? [] : [{ part: outcome, currency, amount: total }];
  if (returned_at === null) return sale;
  if (isAllReturned(state)) return [{ part: 'returned', currency: returned_currency, amount: returned }];
  return [...sale, { part: 'partly-returned', currency: returned_currency, amount: returned }];
}

function isAllReturned({ outcome, outcome_at, currency, total, returned_at, ...rest }: Outcome): boolean {
  if (outcome === null) return true;
  // The same moment may go on with another sale after a return.
  if (!isLater(returned_at!, outcome_at)) return false;
  if (total === null || rest.returned === null) return true;
  return currency === rest.returned_currency && unitsOf(rest.returned) >= unitsOf(total);
}
