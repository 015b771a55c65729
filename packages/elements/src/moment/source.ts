import type { Moment } from '@tillside/contract';

/** The element that a document is for, and what it says of where that is. */
export interface Reader extends HTMLElement {
  readonly value: unknown;
  readonly src: string | null;
  readonly fetch: typeof fetch | undefined;
}

/**
 * Where a document comes from that the host does not give as `value`: a child
 * `<script type="application/json">`, else `src`.
 */
export class Source {
  readonly #reader: Reader;
  readonly #accept: (text: string) => void;
  readonly #fail: (message: string) => void;
  readonly #children = new MutationObserver(() => this.#readScript());
  #script: Element | undefined;
  #loading: AbortController | undefined;

  constructor(reader: Reader, accept: (text: string) => void, fail: (message: string) => void) {
    this.#reader = reader;
    this.#accept = accept;
    this.#fail = fail;
  }

  connect(): void {
    this.#children.observe(this.#reader, { childList: true });
    document.addEventListener('DOMContentLoaded', this.#readScript);
    this.#readScript();
  }

  disconnect(): void {
    this.#children.disconnect();
    document.removeEventListener('DOMContentLoaded', this.#readScript);
    this.#loading?.abort();
  }

  /** Fetches `src`. Resolves when that is done, also if it failed. */
  async load(): Promise<void> {
    const { value, src, fetch = globalThis.fetch } = this.#reader;
    this.#loading?.abort();
    if (!src || value !== undefined || this.#script) return;
    const { signal } = (this.#loading = new AbortController());
    try {
      // The browser's cache knows the ETag and asks whether it still holds.
      const response = await fetch(src, { cache: 'no-cache', signal });
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      const text = await response.text();
      if (!signal.aborted) this.#accept(text);
    } catch (error) {
      if (!signal.aborted) this.#fail(`${src} could not be had: ${String(error)}`);
    }
  }

  /** While the page is parsed, the text may still be coming; what follows the script says that it is whole. */
  readonly #readScript = (): void => {
    const script = this.#reader.querySelector(':scope > script[type="application/json"]');
    if (!script || script === this.#script) return;
    if (document.readyState === 'loading' && !script.nextSibling) return;
    this.#script = script;
    this.#loading?.abort();
    if (this.#reader.value === undefined) this.#accept(script.textContent);
  };
}

/**
 * Whether a document that failed is still seen to be of another encounter than the last good one. It is read
 * whole, however large it is: the last customer must not stay on screen for the next.
 */
export function isOfAnother(input: unknown, last: Moment | null): boolean {
  try {
    const value: unknown = typeof input === 'string' ? JSON.parse(input) : input;
    const { id } = value as { id?: unknown };
    return id !== undefined && id !== last?.id;
  } catch {
    return false;
  }
}
