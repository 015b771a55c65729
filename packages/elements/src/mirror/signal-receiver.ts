import type { About, Moment, Signal, Suggestion } from '@tillside/contract';
import type { FollowSignals, MomentScope } from '../shared/context.js';

/** The number of signals and forms that are remembered, so that a signal that comes twice counts once. */
const maxRemembered = 1000;
/** The longest JSON of one signal, in characters. */
const maxSignalLength = 64_000;

type Withheld = { about: About } | Pick<Suggestion, 'attribution'>;

const keyOf = (moment: string, kind: 'form' | 'suggestion', id: string) => JSON.stringify([moment, kind, id]);

/** Ids of signals that were delivered, or refused for good. */
export interface SignalStatuses {
  delivered: string[];
  refused: string[];
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= 64;

/** Whether a value is a signal that a customer's screen may hand over. */
function isCustomersSignal(value: unknown): value is Signal {
  const { specversion, id, source, type, data } = Object(value) as Record<string, unknown>;
  const { surface, moment } = Object(data) as Record<string, unknown>;
  return (
    specversion === '1.0' &&
    isId(id) &&
    typeof source === 'string' &&
    /^dev\.tillside\.(promise|suggestion|feedback|outbox|customer)\.[a-z]+$/.test(String(type)) &&
    surface === 'customer' &&
    typeof moment === 'string' &&
    JSON.stringify(value).length <= maxSignalLength
  );
}

/** Receives the signals of the customer's screen and delivers each once, as the till delivers its own. */
export class SignalReceiver {
  readonly #report: (statuses: SignalStatuses) => void;
  /** The status of each signal, as far as it is known. */
  readonly #statuses = new Map<string, keyof SignalStatuses | undefined>();
  /** The members to add to signals, which the customer's screen does not get: by moment and form or suggestion. */
  readonly #withheld = new Map<string, Withheld>();
  #watch: FollowSignals | undefined;
  #unwatch: (() => void) | undefined;

  constructor(report: (statuses: SignalStatuses) => void) {
    this.#report = report;
  }

  /** Whether a signal was made on the customer's screen. */
  has({ id }: Signal): boolean {
    return this.#statuses.has(id);
  }

  /** Follows the status of signals through the scope that delivers them; without a scope, stops. */
  follow(scope: MomentScope | undefined): void {
    const watch = scope?.followSignals;
    if (watch === this.#watch) return;
    this.#unwatch?.();
    this.#watch = watch;
    this.#unwatch = watch?.((status, ids) => {
      const ours = ids.filter(id => this.#statuses.has(id));
      if (status === 'delivered') this.#settle({ delivered: ours, refused: [] });
      if (status === 'refused') this.#settle({ delivered: [], refused: ours });
    }, []);
  }

  /** Remembers the members to add to its signals, since one may come after its moment is over. */
  learn({ id: moment, feedback, suggestions }: Moment): void {
    const remember = (kind: 'form' | 'suggestion', id: string, withheld: Withheld) => {
      const key = keyOf(moment, kind, id);
      // Moves to the end, so that entries still in use are forgotten last.
      this.#withheld.delete(key);
      this.#withheld.set(key, withheld);
    };
    for (const { id, about } of feedback) if (about) remember('form', id, { about });
    for (const { id, attribution } of suggestions)
      if (attribution !== undefined) remember('suggestion', id, { attribution });
    for (const key of this.#withheld.keys())
      if (this.#withheld.size > maxRemembered) this.#withheld.delete(key);
  }

  /** Takes signals, and reports those with a known status. */
  take(signals: readonly unknown[], scope: MomentScope): void {
    const known: SignalStatuses = { delivered: [], refused: [] };
    for (const signal of signals) {
      const { id } = Object(signal) as { id?: unknown };
      if (!isCustomersSignal(signal)) {
        if (isId(id)) known.refused.push(id);
      } else if (this.#statuses.has(signal.id)) {
        const status = this.#statuses.get(signal.id);
        if (status) known[status].push(signal.id);
      } else {
        this.#statuses.set(signal.id, undefined);
        const isTaken = scope.enqueueRemote?.(this.#complete(signal));
        if (isTaken === null) known.refused.push(signal.id);
        // If nobody delivers signals, dispatching the event completes it.
        else if (!isTaken) known.delivered.push(signal.id);
      }
    }
    this.#settle(known);
  }

  /** Adds a form's subject, and a suggestion's attribution. */
  #complete(signal: Signal): Signal {
    const { data } = signal;
    const key =
      'form' in data
        ? keyOf(data.moment, 'form', data.form)
        : 'suggestion' in data && keyOf(data.moment, 'suggestion', data.suggestion);
    const withheld = key && this.#withheld.get(key);
    return withheld ? { ...signal, data: { ...data, ...withheld } } : signal;
  }

  #settle(statuses: SignalStatuses): void {
    const { delivered, refused } = statuses;
    if (!delivered.length && !refused.length) return;
    for (const id of delivered) this.#statuses.set(id, 'delivered');
    for (const id of refused) this.#statuses.set(id, 'refused');
    for (const [id, status] of this.#statuses) {
      if (this.#statuses.size <= maxRemembered) break;
      if (status) this.#statuses.delete(id);
    }
    this.#report(statuses);
  }
}
