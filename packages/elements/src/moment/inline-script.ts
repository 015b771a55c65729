import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

/** Reads its host's child `<script type="application/json">`, once it is parsed to its end. */
export class InlineScript implements ReactiveController {
  readonly #host: Host;
  readonly #onText: (text: string) => void;
  readonly #observer = new MutationObserver(() => this.#read());
  #last: Element | undefined;

  constructor(host: Host, onText: (text: string) => void) {
    this.#host = host;
    this.#onText = onText;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.#host, { childList: true });
    document.addEventListener('readystatechange', this.#read);
    this.#read();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    document.removeEventListener('readystatechange', this.#read);
  }

  readonly #read = (): void => {
    const script = this.#host.querySelector(':scope > script[type="application/json"]');
    // While the page is parsed, the text may still be coming; what follows the script says that it is whole.
    const isWhole = script?.nextSibling || document.readyState !== 'loading';
    if (!script || !isWhole || script === this.#last) return;
    this.#last = script;
    this.#onText(script.textContent ?? '');
  };
}
