import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Keeps the place of what leaves the screen without a person having acted, so that the page does not move
 * under a reader. The place is given up once it is out of view.
 */
export class SpaceController implements ReactiveController {
  readonly #host: Host;
  #observer: IntersectionObserver | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** Keeps the height that the host has now. Called before it changes. */
  keep(): void {
    const { offsetHeight, style } = this.#host;
    if (!offsetHeight || this.#observer) return;
    style.minBlockSize = `${offsetHeight}px`;
    this.#observer = new IntersectionObserver(entries => {
      if (entries.some(({ isIntersecting }) => !isIntersecting)) this.release();
    });
    this.#observer.observe(this.#host);
  }

  /** Gives the place up: a person acted, or nobody sees it. */
  release(): void {
    if (!this.#observer) return;
    this.#observer.disconnect();
    this.#observer = undefined;
    this.#host.style.minBlockSize = '';
  }

  hostDisconnected(): void {
    this.release();
  }
}
