import { ContextConsumer } from '@lit/context';
import type { Moment, Problem } from '@tillside/contract';
import { type Admission, admission, type Admitted, makeSignal, uuid } from '@tillside/core';
import type { LitElement, ReactiveController } from 'lit';
import { TillSignalEvent } from '../events/till-signal.js';
import { wakeAt } from './clock.js';
import { momentContext, type MomentScope } from './context.js';
import { report } from './report.js';

/** How a kind of item is had from a moment, or from a value that stands alone. */
export interface Kind<T> {
  /** Checks one item or a list, as value or JSON. */
  parse(value: unknown): { items: T[]; problems: Problem[] };
  /** What a customer may see of them now. */
  admit(items: T[], admission: Admission): T[];
  list(admitted: Admitted): readonly T[];
}

/** A host of the controller: its `item` picks one by id. */
export type MomentHost = LitElement & { item: string | null };

/**
 * Gives a widget its items and its scope: those of the `<till-moment>` around it, or its own `value`'s,
 * for a customer, without consents. Own values are looked at again when time changes what may be shown.
 */
export class MomentController<T extends { id: string }> implements ReactiveController {
  readonly #host: MomentHost;
  readonly #kind: Kind<T>;
  readonly #consumer: ContextConsumer<typeof momentContext, MomentHost>;
  readonly #seen = new Set<string>();
  readonly #id = uuid();
  #own: T[] | undefined;
  #admitted: T[] = [];

  constructor(host: MomentHost, kind: Kind<T>) {
    this.#host = host;
    this.#kind = kind;
    this.#consumer = new ContextConsumer(host, { context: momentContext, subscribe: true });
    host.addController(this);
    // A provider that is defined after its consumers has not heard their first request.
    if (!customElements.get('till-moment'))
      void customElements.whenDefined('till-moment').then(() => {
        if (host.isConnected) this.#consumer.hostConnected();
      });
  }

  get scope(): MomentScope | undefined {
    return this.#own ? this.#alone : this.#consumer.value;
  }

  /** What may be shown now, best first. */
  get items(): readonly T[] {
    const { item } = this.#host;
    const admitted = this.#consumer.value?.admitted;
    const items = this.#own ? this.#admitted : admitted ? this.#kind.list(admitted) : [];
    return item === null ? items : items.filter(({ id }) => id === item);
  }

  /** Takes the host's own value: one item or a list, as value or JSON; null or undefined for none. */
  setValue(value: unknown): void {
    const { items, problems } = value == null ? { problems: [] } : this.#kind.parse(value);
    this.#own = items;
    report(this.#host, problems);
    this.#admit();
  }

  hostConnected(): void {
    this.#admit();
  }

  hostDisconnected(): void {
    wakeAt(this, Infinity);
  }

  #admit(): void {
    const decision = admission({ surface: 'customer', now: Date.now() });
    this.#admitted = this.#own ? this.#kind.admit(this.#own, decision) : [];
    wakeAt(this, decision.changesAt, () => {
      this.#admit();
      this.#host.requestUpdate();
    });
  }

  readonly #alone: MomentScope = {
    admitted: null,
    surface: 'customer',
    hold: false,
    density: undefined,
    isShared: false,
    pacing: undefined,
    isFirstSight: subject => !this.#seen.has(subject) && !!this.#seen.add(subject),
    recover: () => {},
    emit: (name, subject, data, { locale } = {}) => {
      const context = { surface: 'customer', source: location.origin, now: Date.now(), locale } as const;
      const moment: Pick<Moment, 'id' | 'mode'> = { id: this.#id, mode: 'sale' };
      const signal = makeSignal(name, subject, data, { ...context, moment });
      this.#host.dispatchEvent(new TillSignalEvent(signal));
    },
  };
}
