import { ContextProvider } from '@lit/context';
import type { LitElement } from 'lit';
import { isDeliberate } from '../moment/deliberate.js';
import type { SignalDelivery } from '../moment/signal-delivery.js';
import { sourceOf } from '../moment/source.js';
import { type EnqueueHuddleSignal, huddleContext } from './context.js';
import type { Huddle } from '@tillside/contract';
import { makeChecked } from './make-checked.js';
import type { Wall } from './wall.js';

/** The properties of a `<till-huddle>` that determine its scope. */
export interface HuddleHost extends LitElement {
  readonly density: 'till' | 'wall' | null;
  readonly shared: boolean;
  readonly source: string | null;
  readonly signals: 'off' | null;
  readonly by: string | null;
  readonly team: string | null;
}

/** What was seen on this page, by document and subject. */
const seen = new Set<string>();

/** Provides the scope to the widgets inside an element, and a new one only if it differs for them from the last. */
export class HuddleProvider {
  readonly #element: HuddleHost;
  readonly #delivery: SignalDelivery;
  readonly #wall: Wall;
  readonly #provider: ContextProvider<typeof huddleContext, HuddleHost>;
  #fingerprint = '';

  constructor(element: HuddleHost, delivery: SignalDelivery, wall: Wall) {
    this.#element = element;
    this.#delivery = delivery;
    this.#wall = wall;
    this.#provider = new ContextProvider(element, { context: huddleContext });
  }

  /** `isWaiting` until the first document comes. */
  provide(huddle: Huddle | null, isWaiting: boolean): void {
    const { density, shared } = this.#element;
    const by = this.#element.by?.trim();
    const { asOf, ...shown } = huddle ?? ({} as Partial<Huddle>);
    const { isUsed } = this.#delivery;
    const fingerprint = JSON.stringify([shown, density, shared, by, isWaiting, isUsed]);
    if (fingerprint === this.#fingerprint) return;
    this.#fingerprint = fingerprint;
    this.#provider.setValue({
      huddle,
      isWaiting,
      density: density === 'till' || density === 'wall' ? density : undefined,
      isShared: shared || density === 'till',
      by,
      wall: density === 'wall' ? this.#wall : undefined,
      markSeen: subject => {
        const key = JSON.stringify([huddle?.team?.id, huddle?.id, subject]);
        const isFirst = huddle !== null && !seen.has(key);
        seen.add(key);
        return isFirst;
      },
      enqueue: this.#enqueue(huddle),
      followSignals: isUsed ? this.#delivery.follow : undefined,
    });
  }

  readonly #enqueue =
    (huddle: Huddle | null): EnqueueHuddleSignal =>
    (name, subject, data) => {
      const { team, by, signals } = this.#element;
      if (!huddle || (signals === 'off' && !isDeliberate({ type: name }))) return undefined;
      const context = {
        huddle: team ? { team: { id: team }, ...huddle } : huddle,
        by: by?.trim(),
        source: sourceOf(this.#element),
        now: Date.now(),
      };
      const signal = makeChecked(this.#element, name, subject, data, context);
      return signal && this.#delivery.enqueue(signal) ? signal.id : undefined;
    };
}
