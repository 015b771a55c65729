/** A sale at Damson Lane's till, made by the simulation of the tests: what the widgets would have sent. */
import { isWithheld } from '../../../packages/core/src/holdout.ts';
import type { Signal } from '../../../packages/server/src/signals/check.ts';
import { longTailed } from '../../../test/simulation/sales.ts';
import type { Answer, Shoppers, Visit } from '../../../test/simulation/shoppers.ts';
import { signal, signalsOf } from '../../../test/simulation/signals.ts';
import { answersOf, type Circumstances } from './answers.ts';

/** A suggestion as the server makes it. */
export interface Suggested {
  id: string;
  kind: 'product' | 'service' | 'offer' | 'care' | 'conversation';
  title: string;
  reason: { basis: 'general' | 'basket' | 'stated' | 'history' | 'social' };
  product?: { id: string; price?: { currency: string; value: string } };
  attribution?: unknown;
}

/** What the shop withheld in those weeks: as many moments as it could, to know soon. */
const holdout = 0.5;
export const isHeldOut = (id: string): boolean => isWithheld({ id, pacing: { max: 1, holdout } });

const share = { voided: 0.03, returned: 0.03 };
const usualTotal = 20;
const pounds = (amount: number) => ({ currency: 'GBP', value: amount.toFixed(2) });

const surface = 'associate';

/** Why people decline, in the words of the configuration. */
const reasons: Record<string, { 'has-it': string; dear: string }> = {
  letter: { 'has-it': 'hurry', dear: 'mails' },
  'gift-wrap': { 'has-it': 'has', dear: 'fit' },
};
const inWords = (id: string, answer: Answer): Parameters<typeof signalsOf>[1] => {
  const words = reasons[id];
  if (answer?.name !== 'declined') return answer;
  return words ? { name: 'declined', reason: words[answer.reason] } : { name: 'declined' };
};

/** All signals of a visit; in the arm that sees suggestions, what was suggested and what came of it. */
export function saleOf(
  visit: Visit,
  suggested: Suggested | undefined,
  shoppers: Shoppers,
  circumstances: Circumstances,
): Signal[] {
  const { moment, basket } = visit;
  const { time, random } = circumstances;
  const isOffered = !isHeldOut(moment);
  const arm = isOffered ? 'offered' : 'withheld';
  const answer = shoppers.show(visit, isOffered ? suggested?.id : undefined);
  const signals = [signal('dev.tillside.suggestion.assigned', time, { moment, surface, arm, holdout })];
  const items = [{ id: basket, quantity: 1 }];
  let total = usualTotal * longTailed(random, 0.6);
  if (suggested) {
    const { id, kind, title, reason, product, attribution } = suggested;
    const data = { moment, surface, suggestion: id, title, kind, basis: reason.basis, attribution } as const;
    if (isOffered) signals.push(...signalsOf(data, inWords(id, answer), time));
    else signals.push(signal('dev.tillside.suggestion.withheld', time, data));
    if (answer?.name === 'accepted' && product?.price) {
      const quantity = 1 + Math.floor(3 * random());
      items.push({ id: product.id, quantity });
      total += quantity * Number(product.price.value);
    }
  }
  const order = `order-${moment}`;
  if (random() < share.voided)
    return [...signals, signal('dev.tillside.moment.voided', time, { moment, surface, order })];
  const sold = { moment, surface, order, total: pounds(total), items } as const;
  signals.push(signal('dev.tillside.moment.completed', time, sold));
  if (random() < share.returned)
    signals.push(
      signal('dev.tillside.moment.returned', time, { moment, surface, order, total: pounds(total / 2) }),
    );
  return [...signals, ...answersOf(moment, circumstances)];
}
