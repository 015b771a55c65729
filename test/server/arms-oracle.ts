/** Another way to the comparison of the arms: from the raw signals alone, one moment after the other. */

interface RawData {
  moment: string;
  surface: string;
  mode?: string;
  arm?: string;
  holdout?: number;
  order?: string;
  total?: { currency: string; value: string };
  items?: { quantity?: number }[];
  lines?: number;
  type?: string;
  response?: string;
  question?: string;
  revision?: number;
  answer?: number | null;
}
export interface Raw {
  id: string;
  type: string;
  time: string;
  data: RawData;
}
export interface Compared {
  n: [offered: number, withheld: number];
  means: [offered: number, withheld: number];
  cap: number | null;
  value: number;
  /** Undefined before the first look. */
  half: number | undefined;
}

const short = ({ type }: Raw) => type.replace('dev.tillside.', '');
const named = (signals: readonly Raw[], name: string) => signals.filter(one => short(one) === name);
const last = (signals: readonly Raw[]) =>
  signals.reduce<Raw | undefined>((a, b) => (a && a.time > b.time ? a : b), undefined);
const total = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const quantity = (items: { quantity?: number }[] = []) => total(items.map(({ quantity = 1 }) => quantity));

/** A moment as it counts: what is not known of it is undefined. */
interface Moment {
  surface: string;
  holdout: number;
  arm: string;
  day: string;
  completed: boolean;
  currency: string | undefined;
  value: number | undefined;
  items: number | undefined;
  csat: number | undefined;
}

function momentOf(own: readonly Raw[], returns: readonly Raw[]): Moment | undefined {
  const assigned = named(own, 'suggestion.assigned');
  const arms = new Set(assigned.map(({ data }) => data.arm));
  if (arms.size !== 1) return undefined;
  const sale = last([...named(own, 'moment.completed'), ...named(own, 'moment.voided')]);
  const completed = sale !== undefined && short(sale) === 'moment.completed';
  const { total: paid, items, lines, order } = sale?.data ?? ({} as Partial<RawData>);
  const unnamed = named(own, 'moment.returned').filter(({ data }) => data.order === undefined);
  const ofOrder = returns.filter(({ data }) => order !== undefined && data.order === order);
  const isAll =
    ofOrder.some(({ data }) => !data.total) ||
    unnamed.some(one => !one.data.total && sale && one.time >= sale.time);
  const back = [...unnamed, ...ofOrder];
  const amount = total(
    back
      .filter(({ data }) => data.total?.currency === paid?.currency)
      .map(({ data }) => Number(data.total?.value ?? 0)),
  );
  const count = items ? quantity(items) : lines;
  const answers = new Map<string, Raw>();
  for (const one of named(own, 'feedback.answered').filter(({ data }) => data.type === 'csat')) {
    const { response = '', revision = 0 } = one.data;
    const known = answers.get(response);
    if (!known || (known.data.revision ?? 0) < revision) answers.set(response, one);
  }
  const scores = [...answers.values()].flatMap(({ data }) => data.answer ?? []);
  return {
    surface: assigned.some(({ data }) => data.surface === 'associate') ? 'associate' : 'customer',
    holdout: Math.min(...assigned.map(({ data }) => data.holdout ?? 0)),
    arm: [...arms][0] ?? '',
    day: own
      .filter(one => /moment\.|suggestion\.(shown|accepted|withheld|assigned)/.test(short(one)))
      .map(({ time }) => time.slice(0, 10))
      .sort()[0]!,
    completed,
    currency: completed ? paid?.currency : undefined,
    value: completed && paid ? (isAll ? 0 : Number(paid.value) - amount) : undefined,
    items:
      completed && count !== undefined
        ? isAll
          ? 0
          : count - total(back.map(({ data }) => quantity(data.items)))
        : undefined,
    csat: scores.length ? total(scores) / scores.length : undefined,
  };
}

/** The moments that count, in a range of days. */
export function momentsOf(signals: readonly Raw[], from: string, to: string): Moment[] {
  const counted = [...new Map(signals.map(one => [one.id, one])).values()].filter(
    ({ data }) => data.mode !== 'training',
  );
  const returns = new Map<string, Raw[]>();
  for (const one of named(counted, 'moment.returned'))
    if (one.data.order !== undefined)
      returns.set(one.data.order, [...(returns.get(one.data.order) ?? []), one]);
  const byMoment = Map.groupBy(counted, ({ data }) => data.moment);
  return [...byMoment.values()].flatMap(own => {
    const orders = new Set(own.map(({ data }) => data.order).filter(order => typeof order === 'string'));
    const moment = momentOf(
      own,
      [...orders].flatMap(order => returns.get(order) ?? []),
    );
    return moment && moment.day >= from && moment.day <= to ? [moment] : [];
  });
}

function valueOf(moment: Moment, measure: string, currency: string | null): number | undefined {
  const zero = moment.surface === 'customer' && !moment.completed ? 0 : undefined;
  if (measure === 'csat') return moment.csat;
  if (measure === 'completed') return Number(moment.completed);
  if (measure === 'items') return moment.items ?? zero;
  return moment.value === undefined ? zero : moment.currency === currency ? moment.value : 0;
}

const mean = (values: readonly number[]) => total(values) / values.length;
const variance = (values: readonly number[]) => {
  const middle = mean(values);
  return total(values.map(value => (value - middle) ** 2)) / (values.length - 1);
};

/** What a measure of the results has to be. */
export function compare(moments: readonly Moment[], measure: string, currency: string | null): Compared {
  const strata = [...Map.groupBy(moments, ({ surface, holdout }) => `${surface} ${holdout}`).values()]
    .map(own =>
      ['offered', 'withheld'].map(arm =>
        own.filter(one => one.arm === arm).flatMap(one => valueOf(one, measure, currency) ?? []),
      ),
    )
    .map(([offered = [], withheld = []]) => [offered, withheld] as const);
  const sorted = strata.flatMap(([a, b]) => [...a, ...b]).sort((a, b) => a - b);
  const percentile = sorted[Math.ceil(0.99 * sorted.length) - 1] ?? 0;
  const isCapped = measure === 'value' || measure === 'items';
  // Cut off at the next eighth of a doubling.
  const cap = isCapped && percentile > 0 ? 2 ** (Math.ceil(8 * Math.log2(percentile)) / 8) : null;
  const used = strata.filter(([offered, withheld]) => offered.length > 1 && withheld.length > 1);
  const n = used.flatMap(([a, b]) => [...a, ...b]).length;
  const weigh = (of: (offered: readonly number[], withheld: readonly number[]) => number, power = 1) =>
    total(
      used.map(
        ([offered, withheld]) => ((offered.length + withheld.length) / n) ** power * of(offered, withheld),
      ),
    );
  const cut = (values: readonly number[]) => values.map(value => Math.min(value, cap ?? Infinity));
  const error = Math.sqrt(weigh((a, b) => variance(cut(a)) / a.length + variance(cut(b)) / b.length, 2));
  const events = total(
    used.map(
      ([a, b]) =>
        (Math.min(a.length, b.length) * [...a, ...b].filter(value => value !== 0).length) /
        (a.length + b.length),
    ),
  );
  return {
    n: [total(used.map(([a]) => a.length)), total(used.map(([, b]) => b.length))],
    means: [weigh(a => mean(a)), weigh((_, b) => mean(b))],
    cap,
    value: weigh((a, b) => mean(cut(a)) - mean(cut(b))),
    half: events < 100 ? undefined : error * Math.sqrt(7.814727903251178 + Math.log(events / 100)),
  };
}
