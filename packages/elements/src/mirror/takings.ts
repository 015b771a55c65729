import type { About, Moment, Signal } from '@tillside/contract';
import type { MomentScope, Watch } from '../shared/context.js';

/** How many signals are remembered, so that what is handed over twice is taken once. */
const memory = 1000;
/** The most that one signal may weigh, in characters of its JSON. */
const most = 64_000;

/** What became of signals: taken, or refused for good. */
export interface Fates {
  accepted: string[];
  refused: string[];
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= 64;

/** Whether it is a signal that a customer's screen may hand over. */
export function isCustomersSignal(value: unknown): value is Signal {
  const { specversion, id, source, type, data } = Object(value) as Record<string, unknown>;
  const { surface, moment } = Object(data) as Record<string, unknown>;
  return (
    specversion === '1.0' &&
    isId(id) &&
    typeof source === 'string' &&
    /^dev\.tillside\.(promise|suggestion|feedback|outbox|customer)\.[a-z]+$/.test(String(type)) &&
    surface === 'customer' &&
    typeof moment === 'string' &&
    JSON.stringify(value).length <= most
  );
}

/** The signals that the customer's screen hands over: delivered as the till's own are, each once. */
export class Takings {
  readonly #tell: (fates: Fates) => void;
  /** Each signal with its fate, as far as it is known. */
  readonly #fates = new Map<string, keyof Fates | undefined>();
  /** What forms are about, by moment and form: that may be for associates only, and then did not cross. */
  readonly #abouts = new Map<string, About>();
  #watch: Watch | undefined;
  #unwatch: (() => void) | undefined;

  constructor(tell: (fates: Fates) => void) {
    this.#tell = tell;
  }

  /** Whether this signal was made on the other screen. */
  has({ id }: Signal): boolean {
    return this.#fates.has(id);
  }

  /** Listens to what becomes of signals, to whoever delivers them now; stops without a scope. */
  follow(scope: MomentScope | undefined): void {
    const watch = scope?.watch;
    if (watch === this.#watch) return;
    this.#unwatch?.();
    this.#watch = watch;
    this.#unwatch = watch?.((fate, ids) => {
      const ours = ids.filter(id => this.#fates.has(id));
      if (fate === 'delivered') this.#settle({ accepted: ours, refused: [] });
      if (fate === 'refused') this.#settle({ accepted: [], refused: ours });
    }, []);
  }

  /** Remembers what forms are about: a signal may come when its moment is over. */
  learn({ id: moment, feedback }: Moment): void {
    for (const { id, about } of feedback) if (about) this.#abouts.set(JSON.stringify([moment, id]), about);
    for (const key of this.#abouts.keys()) if (this.#abouts.size > memory) this.#abouts.delete(key);
  }

  /** Takes signals, and tells of those whose fate is known already. */
  take(signals: readonly unknown[], scope: MomentScope): void {
    const known: Fates = { accepted: [], refused: [] };
    for (const signal of signals) {
      const { id } = Object(signal) as { id?: unknown };
      if (!isCustomersSignal(signal)) {
        if (isId(id)) known.refused.push(id);
      } else if (this.#fates.has(signal.id)) {
        const fate = this.#fates.get(signal.id);
        if (fate) known[fate].push(signal.id);
      } else {
        this.#fates.set(signal.id, undefined);
        // Where nobody delivers, the event is all that becomes of it.
        if (!scope.send?.(this.#completed(signal))) known.accepted.push(signal.id);
      }
    }
    this.#settle(known);
  }

  /** Adds what a form is about. */
  #completed(signal: Signal): Signal {
    const { data } = signal;
    const about = 'form' in data && this.#abouts.get(JSON.stringify([data.moment, data.form]));
    return about ? { ...signal, data: { ...data, about } } : signal;
  }

  #settle(fates: Fates): void {
    const { accepted, refused } = fates;
    if (!accepted.length && !refused.length) return;
    for (const id of accepted) this.#fates.set(id, 'accepted');
    for (const id of refused) this.#fates.set(id, 'refused');
    for (const [id, fate] of this.#fates) {
      if (this.#fates.size <= memory) break;
      if (fate) this.#fates.delete(id);
    }
    this.#tell(fates);
  }
}
