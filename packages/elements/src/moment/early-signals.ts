import type { Signal } from '@tillside/contract';
import { signalRequest } from '@tillside/core';
import { dispatchSignal } from './dispatch-signal.js';
import type { Route } from './route.js';

/** A signal that somebody takes: the host that answered its event, or else the route of the element that made it. */
export interface DeliverableSignal {
  signal: Signal;
  response?: Promise<unknown> | undefined;
  route?: Route | undefined;
}

/** A host that does not answer for this long is asked again, as by the outbox, in milliseconds. */
const hostTimeout = 30_000;

/** The signals of one element that were made before the outbox's code was there, in order. */
export class EarlySignals {
  readonly #element: HTMLElement;
  /** Signals that were sent, or whose host was waited for, in vain. */
  readonly #tried = new WeakSet<DeliverableSignal>();
  #signals: readonly DeliverableSignal[] = [];
  #isLeaving = false;
  #lastSend: Promise<unknown> = Promise.resolve();

  /** The events by which the host is asked again are dispatched on `element`. */
  constructor(element: HTMLElement) {
    this.#element = element;
  }

  get ids(): string[] {
    return this.#signals.map(({ signal }) => signal.id);
  }

  add(made: DeliverableSignal): void {
    this.#set([...this.#signals, made]);
    if (this.#isLeaving) sendLast([made]);
  }

  /** Removes all signals, and returns them. */
  takeAll(): readonly DeliverableSignal[] {
    const all = this.#signals;
    this.#set([]);
    return all;
  }

  /** Erases matching signals. */
  erase(matches: (signal: Signal) => boolean): void {
    this.#set(this.#signals.filter(({ signal }) => !matches(signal)));
  }

  /**
   * Sends the signals without the outbox, to an endpoint one by one, and removes those that are acknowledged. Those that
   * were tried before are sent only by a retry. Resolves with the ids of what was removed.
   */
  send(isRetry: boolean): Promise<string[]> {
    const sent = this.#lastSend.then(() => this.#sendAll(isRetry));
    this.#lastSend = sent;
    return sent;
  }

  /** Sends the signals once when the page goes, since nothing has stored them; if it comes back, they are still here. */
  handleEvent({ type }: Event): void {
    this.#isLeaving = type === 'pagehide';
    if (this.#isLeaving) sendLast(this.#signals);
  }

  #set(signals: readonly DeliverableSignal[]): void {
    this.#signals = signals;
    for (const type of ['pagehide', 'pageshow'])
      if (signals.length) addEventListener(type, this);
      else removeEventListener(type, this);
  }

  async #sendAll(isRetry: boolean): Promise<string[]> {
    const ids: string[] = [];
    const take = async (made: DeliverableSignal, isTaken: Promise<boolean>) => {
      if (await isTaken.catch(() => false)) ids.push(made.signal.id);
      this.#tried.add(made);
    };
    const due = this.#signals.filter(made => isRetry || !this.#tried.has(made));
    const byHost = due
      .filter(({ response }) => !!response)
      .map(made => take(made, this.#isTakenByHost(made)));
    for (const made of due) if (!made.response) await take(made, isTakenByEndpoint(made));
    await Promise.all(byHost);
    this.erase(({ id }) => ids.includes(id));
    return ids;
  }

  /** Waits for the host, which is asked again if it has failed before. Rejects if it fails. */
  async #isTakenByHost(made: DeliverableSignal): Promise<boolean> {
    if (this.#tried.has(made))
      made.response = dispatchSignal(this.#element, made.signal, true) ?? made.response;
    await Promise.race([made.response, new Promise((_, reject) => setTimeout(reject, hostTimeout))]);
    return true;
  }
}

/** Sends one signal to the endpoint. Resolves with whether it acknowledges it. */
async function isTakenByEndpoint({ signal, route }: DeliverableSignal): Promise<boolean> {
  if (!route || route.relay) return false;
  const answer = await post([signal], route);
  if (answer.status !== 200) return answer.status === 202 || answer.status === 204;
  const body = (await answer.json()) as { accepted?: unknown } | null;
  const isBatch = (route.batch ?? 1) > 1;
  return !isBatch || (Array.isArray(body?.accepted) && body.accepted.includes(signal.id));
}

/** Sends signals in as few requests as possible, which survive the page. What the host delivers, it has got already. */
function sendLast(made: readonly DeliverableSignal[]): void {
  const routes = new Map<Route, Signal[]>();
  for (const { signal, response, route } of made)
    if (route && !response && !route.relay) routes.set(route, [...(routes.get(route) ?? []), signal]);
  for (const [route, signals] of routes) {
    const { batch = 1 } = route;
    for (let i = 0; i < signals.length; i += batch)
      post(signals.slice(i, i + batch), route).catch(() => undefined);
  }
}

async function post(
  signals: readonly Signal[],
  { address, batch = 1, key, fetch = globalThis.fetch }: Route,
): Promise<Response> {
  return fetch(address, { ...signalRequest(signals, batch > 1, key), keepalive: true });
}
