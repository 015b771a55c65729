import { noAcknowledgement, type Transport } from '@tillside/core/outbox';
import { dispatchSignal } from '../dispatch-signal.js';

/** Lets the host deliver: by its answer to a new signal, or by asking it again. */
export class HostTransport {
  readonly #element: HTMLElement;
  /** The host's pending answers, by signal id. */
  readonly #responses = new Map<string, Promise<unknown>>();

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  /** Takes the host's answer to a new signal. */
  setResponse(id: string, response: Promise<unknown>): void {
    this.#responses.set(id, response);
  }

  /** Sends one signal, as a transport. */
  readonly send: Transport = async ([signal]) => {
    const { id } = signal!;
    const response = this.#responses.get(id) ?? dispatchSignal(this.#element, signal!, true);
    this.#responses.delete(id);
    if (!response) return noAcknowledgement;
    await response;
    return { ...noAcknowledgement, accepted: [id] };
  };
}
