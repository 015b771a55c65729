import { parseOutcome, type SaleOutcomeInput, type SignalData } from '@tillside/contract';
import { report } from '../shared/report.js';
import { pagePacing } from './scope.js';

/** The signal of an outcome: the last word of its name, and its data. Throws a `TypeError` for an invalid outcome. */
export function saleOutcomeData(outcome: SaleOutcomeInput): SignalData['moment.completed'] {
  const { outcome: _name, ...data } = parseOutcome(outcome);
  return data;
}

/** Whether an order had no such outcome yet. A second order in one moment is reported as a problem. */
export function isFirstOutcome(
  element: HTMLElement,
  momentId: string,
  outcome: SaleOutcomeInput['outcome'],
  order = '',
): boolean {
  const isFirst = pagePacing().markSeen(momentId, `${outcome} ${order}`);
  if (isFirst && outcome === 'completed' && !pagePacing().markSeen(momentId, outcome)) {
    const message = `the order ${order} is a second one in the moment ${momentId}: each order has a moment of its own`;
    report(element, [{ code: 'order', path: '', message }]);
  }
  return isFirst;
}
