import type { Moment } from '@tillside/contract';
import { tryOrNull } from '../shared/storage.js';

/** The element for which a document is loaded, and its source. */
export interface DocumentHost extends HTMLElement {
  readonly value: unknown;
  readonly src: string | null;
  readonly fetch: typeof fetch | undefined;
}

/**
 * Loads a document that the host does not set as `value`: from a child `<script type="application/json">`, otherwise
 * from `src`.
 */
export class DocumentLoader {
  readonly #host: DocumentHost;
  readonly #onText: (text: string) => void;
  readonly #onError: (message: string) => void;
  readonly #onResponse: (response: Response) => void;
  #children: MutationObserver | undefined;
  #script: Element | undefined;
  #text: string | undefined;
  #loading: AbortController | undefined;

  constructor(
    host: DocumentHost,
    onText: (text: string) => void,
    onError: (message: string) => void,
    onResponse: (response: Response) => void,
  ) {
    this.#host = host;
    this.#onText = onText;
    this.#onError = onError;
    this.#onResponse = onResponse;
  }

  connect(): void {
    this.#children ??= new MutationObserver(() => this.#readScript());
    this.#children.observe(this.#host, { childList: true });
    document.addEventListener('DOMContentLoaded', this.#readScript);
    this.#readScript();
    // The element was moved while it was loading.
    if (this.#loading?.signal.aborted) void this.load();
  }

  disconnect(): void {
    this.#children?.disconnect();
    document.removeEventListener('DOMContentLoaded', this.#readScript);
    this.#loading?.abort();
  }

  /** The text of the child script; undefined before one has been read, and after it has left. */
  get text(): string | undefined {
    return this.#script?.parentNode === this.#host ? this.#text : undefined;
  }

  /** Whether there is a child script that has been read. */
  get hasScript(): boolean {
    return this.text !== undefined;
  }

  /** Fetches `src`. Resolves when that is done, even if it failed. */
  async load(): Promise<void> {
    const { value, src, fetch = globalThis.fetch } = this.#host;
    this.#loading?.abort();
    if (!src || value !== undefined || this.hasScript) return;
    const { signal } = (this.#loading = new AbortController());
    try {
      // The browser revalidates a cached response.
      const response = await fetch(src, { cache: 'no-cache', signal });
      this.#onResponse(response);
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      const text = await response.text();
      if (!signal.aborted) this.#onText(text);
    } catch (error) {
      if (!signal.aborted) this.#onError(`${src} could not be had: ${String(error)}`);
    }
    if (!signal.aborted) this.#loading = undefined;
  }

  /**
   * While the page is being parsed, the text may be incomplete, unless it is JSON or something follows the script. Some
   * pages are never parsed to the end.
   */
  readonly #readScript = (): void => {
    const script = this.#host.querySelector(':scope > script[type="application/json"]');
    if (!script) return this.#forgetScript();
    if (script === this.#script && script.textContent === this.#text) return;
    this.#children?.observe(script, { childList: true, characterData: true, subtree: true });
    const text = script.textContent;
    const mayGrow = document.readyState === 'loading' && !script.nextSibling;
    if (mayGrow && tryOrNull(() => JSON.parse(text) as unknown) === null) return;
    this.#script = script;
    this.#text = text;
    this.#loading?.abort();
    if (this.#host.value === undefined) this.#onText(text);
  };

  /** Without its script, the document comes from `src` again. */
  #forgetScript(): void {
    if (!this.#script) return;
    this.#script = this.#text = undefined;
    void this.load();
  }
}

/**
 * Whether an invalid document evidently belongs to another encounter than the last valid one. It is parsed however
 * large it is: the last customer must not stay on screen for the next.
 */
export function hasDifferentId(input: unknown, last: Moment | null): boolean {
  try {
    const value: unknown = typeof input === 'string' ? JSON.parse(input.replace(/^\ufeff/, '')) : input;
    const { id } = value as { id?: unknown };
    const isId = typeof id === 'string' || typeof id === 'number';
    return id !== undefined && (!isId || String(id) !== last?.id);
  } catch {
    return false;
  }
}
