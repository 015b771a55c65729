import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DeliveryStatus } from '../feedback/delivery-tracker.js';

type Host = ReactiveControllerHost & HTMLElement & { readonly status: DeliveryStatus | undefined };

/**
 * Reflects the delivery status of its host as an attribute, again where a page takes it away: what makes a DOM the same
 * as new HTML knows no such attribute.
 */
export class StatusController implements ReactiveController {
  readonly #host: Host;
  #observer: MutationObserver | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#reflect();
  }

  readonly #reflect = (): void => {
    const { status = null } = this.#host;
    if (status === this.#host.getAttribute('status')) return;
    if (!this.#observer) {
      this.#observer = new MutationObserver(this.#reflect);
      this.#observer.observe(this.#host, { attributeFilter: ['status'] });
    }
    if (status) this.#host.setAttribute('status', status);
    else this.#host.removeAttribute('status');
  };
}
