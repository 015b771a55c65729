import type { LitElement, ReactiveController } from 'lit';

/**
 * Notices what others write into the shadow root of its host, as page translators do. Before each update it removes
 * copies of texts that were added beside them, since they would stand beside newer texts.
 */
export class ForeignTextController implements ReactiveController {
  readonly #host: LitElement;
  #observer: MutationObserver | undefined;
  /** What was added since the last update. */
  readonly #added: Node[] = [];
  /** Elements in which texts were replaced or changed. */
  readonly #replaced = new Set<Node | null>();
  #generation = 0;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Changes when places that Lit has to find again were removed: then everything has to be rendered anew. */
  get generation(): number {
    return this.#generation;
  }

  hostConnected(): void {
    if (this.#host.hasUpdated) this.#observe();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  hostUpdate(): void {
    this.#read(this.#observer?.takeRecords() ?? []);
    // In the root itself, others add style sheets.
    this.#replaced.add(this.#host.renderRoot);
    for (const node of this.#added.splice(0))
      if (node.textContent?.trim() && !this.#replaced.has(node.parentNode)) (node as ChildNode).remove();
    this.#replaced.clear();
  }

  hostUpdated(): void {
    // These are its own changes: of the first update they are not even recorded.
    if (this.#observer) this.#observer.takeRecords();
    else if (this.#host.isConnected) this.#observe();
  }

  #observe(): void {
    this.#observer = new MutationObserver(records => this.#read(records));
    this.#observer.observe(this.#host.renderRoot, { childList: true, characterData: true, subtree: true });
  }

  #read(records: readonly MutationRecord[]): void {
    for (const { addedNodes, removedNodes, target } of records) {
      if ([...removedNodes].some(node => node instanceof Comment)) this.#generation++;
      if (target instanceof Text) this.#replaced.add(target.parentNode);
      else if (removedNodes.length) this.#replaced.add(target);
      else this.#added.push(...addedNodes);
    }
  }
}
