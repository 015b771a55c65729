import { seeded } from '../../packages/server/src/ranking/random.js';
import type { Raw } from './arms-oracle.js';

export const day = 86_400_000;

/** The signals of a shop in which all happens by chance: about so many, on so many days from a start on. */
export function randomShop(
  seed: number,
  many: number,
  { days = 20, start = Date.UTC(2026, 2, 1, 9) }: { days?: number; start?: number } = {},
) {
  const random = seeded(seed);
  const chance = (share: number) => random() < share;
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const one = <T>(...values: T[]): T => values[whole(0, values.length - 1)]!;
  const uuid = () => '00000000-0000-4000-8000-000000000000'.replace(/0/g, () => whole(0, 15).toString(16));

  let clock = 0;
  /** Each signal has a time of its own. */
  const timeOf = (at: number) => new Date(start + at * day + clock++).toISOString();

  function signal(name: string, at: number, data: Raw['data']): Raw & Record<string, unknown> {
    return {
      specversion: '1.0',
      id: uuid(),
      source: 'https://shop.example/',
      type: `dev.tillside.${name}`,
      time: timeOf(at),
      subject: 'about/it',
      datacontenttype: 'application/json',
      dataschema: 'https://tillside.dev/schemas/1/signal.json',
      data,
    };
  }

  const price = () =>
    (Math.exp(2.5 + 1.2 * (random() + random() + random() - 1.5)) * one(1, 1, 1, 20)).toFixed(2);
  const money = (currency: string) => ({ currency, value: price() });
  const lines = (most: number) =>
    Array.from({ length: whole(1, most) }, () => ({
      id: `p${whole(1, 50)}`,
      ...(chance(0.5) && { quantity: whole(1, 4) }),
    }));

  /** All signals of one encounter. */
  function encounter(number: number): Raw[] {
    const moment = `m-${number}`;
    const [surface, holdout] = [one('customer', 'customer', 'associate'), one(0.1, 0.1, 0.3)];
    const at = whole(0, days - 1);
    const base = { moment, surface, ...(chance(0.03) && { mode: 'training' }) };
    const arm = chance(holdout) ? 'withheld' : 'offered';
    const suggestion = { ...base, suggestion: 'wrap', kind: 'service', basis: 'general', title: 'Gift wrap' };
    const order = chance(0.8) ? { order: `o-${number}` } : {};
    const currency = chance(0.9) ? 'GBP' : 'EUR';
    const signals: Raw[] = [];
    const add = (name: string, data: object, days = at) =>
      signals.push(signal(name, days, { ...base, ...data }));
    if (chance(0.95)) add('suggestion.assigned', { arm, holdout });
    if (chance(0.1)) add('suggestion.assigned', { arm, holdout, surface: 'associate' });
    if (chance(0.01)) add('suggestion.assigned', { arm: 'withheld', holdout });
    if (arm === 'withheld') add('suggestion.withheld', suggestion);
    if (arm === 'offered' && chance(0.8)) add('suggestion.shown', suggestion);
    if (arm === 'offered' && chance(0.2))
      add('suggestion.accepted', { ...suggestion, price: money(currency) });
    const sale = () => ({
      ...order,
      ...(chance(0.95) && { total: money(currency) }),
      ...(chance(0.7) ? { items: lines(one(3, 3, 3, 60)) } : chance(0.5) ? { lines: whole(1, 5) } : {}),
    });
    if (chance(0.7)) add('moment.completed', sale());
    if (chance(0.1)) add('moment.completed', sale());
    if (chance(0.05)) add('moment.voided', {});
    if (chance(0.06))
      add('moment.returned', { total: money(one('GBP', currency)), ...(chance(0.5) && { items: lines(2) }) });
    if (chance(0.01)) add('moment.returned', {});
    for (let more = whole(0, 12) - 9; more > 0; more--)
      // Somebody comes back with it, in another encounter.
      signals.push(
        signal('moment.returned', whole(at, days - 1), {
          moment: `back-${number}-${more}`,
          surface,
          ...order,
          ...(chance(0.9) && { total: money(currency), items: lines(2) }),
        }),
      );
    for (let form = whole(0, 5) - 3; form > 0; form--) {
      const response = uuid();
      for (let revision = whole(1, 3); revision > 0; revision--)
        add('feedback.answered', {
          ...{ form: 'visit', response, question: 'score', type: 'csat', ms: 900, revision },
          answer: chance(0.05) ? null : whole(1, 5),
        });
    }
    return signals;
  }

  function shuffled<T>(list: readonly T[]): T[] {
    const all = [...list];
    for (let at = all.length - 1; at > 0; at--) {
      const other = whole(0, at);
      [all[at], all[other]] = [all[other]!, all[at]!];
    }
    return all;
  }

  const signals: Raw[] = [];
  for (let number = 0; signals.length < many; number++) signals.push(...encounter(number));
  return { signals, signal, shuffled, chance, whole, one, uuid, start };
}
