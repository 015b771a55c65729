import { ContextProvider } from '@lit/context';
import type { Moment, Surface } from '@tillside/contract';
import type { Admitted } from '@tillside/core';
import type { LitElement } from 'lit';
import { momentContext, type MomentScope } from '../shared/context.js';
import { Encounter } from './encounter.js';
import { enqueueChecked } from './enqueue-checked.js';
import type { Peer } from './peer.js';
import { createScope, scopeFingerprint, type ScopeOptions } from './scope.js';
import type { SignalDelivery } from './signal-delivery.js';
import { sourceOf } from './source.js';

/** The properties of a `<till-moment>` that determine its scope. */
export interface ScopeHost extends LitElement {
  readonly surface: Surface;
  readonly source: string | null;
  readonly hold: boolean;
  readonly density: 'till' | null;
  readonly shared: boolean;
  readonly mirror: string | null;
  readonly signals: 'off' | null;
  readonly peer: Peer | undefined;
}

/** The context of an element's signals. Every surface but `associate` is a customer's. */
export function signalContext(element: ScopeHost): { surface: Surface; source: string } {
  return {
    surface: element.surface === 'associate' ? 'associate' : 'customer',
    source: sourceOf(element),
  };
}

type Recover = NonNullable<MomentScope['recover']>;

/** Provides the scope to the widgets inside an element, and a new one only if it differs for them from the last. */
export class ScopeProvider {
  readonly #element: ScopeHost;
  readonly #delivery: SignalDelivery;
  readonly #provider: ContextProvider<typeof momentContext, ScopeHost>;
  readonly #encounter = new Encounter();
  #fingerprint = '';

  constructor(element: ScopeHost, delivery: SignalDelivery) {
    this.#element = element;
    this.#delivery = delivery;
    this.#provider = new ContextProvider(element, { context: momentContext });
  }

  get scope(): MomentScope | undefined {
    return this.#provider.value;
  }

  connect(): void {
    this.#encounter.connect();
  }

  disconnect(): void {
    this.#encounter.disconnect();
  }

  /** `recover` shows a suggestion to the associate until a time; `isWaiting` until the first document comes. */
  provide(moment: Moment | null, admitted: Admitted | null, recover: Recover, isWaiting: boolean): void {
    this.#encounter.enter(moment?.id ?? null);
    const options = { ...this.#options(moment, recover), isWaiting };
    const fingerprint = scopeFingerprint(admitted, options);
    const isSameEncounter = this.scope?.ended === options.ended;
    if (fingerprint !== this.#fingerprint || !isSameEncounter)
      this.#provider.setValue(createScope(moment, admitted, options));
    this.#fingerprint = fingerprint;
  }

  #options(moment: Moment | null, recover: Recover): ScopeOptions {
    const { hold, density, shared, mirror, signals, peer } = this.#element;
    const isTill = density === 'till';
    return {
      ...signalContext(this.#element),
      hold,
      density: isTill ? 'till' : undefined,
      isShared: shared || isTill || !!mirror,
      isOptedOut: signals === 'off',
      ended: this.#encounter.ended,
      remoteDecisions: peer?.decisions?.[moment?.id ?? ''],
      relayAccept: peer?.accept,
      followSignals: this.#delivery.isUsed ? this.#delivery.follow : undefined,
      enqueue: signal => enqueueChecked(this.#element, this.#delivery, signal),
      recover,
    };
  }
}
