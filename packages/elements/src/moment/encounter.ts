/** Encounters of elements that have left the page, and may come back. */
const detached = new Set<Encounter>();

/** The time in which one customer is served: from a moment's id to the next one, perhaps in another element. */
export class Encounter {
  #id: string | null = null;
  #controller: AbortController | undefined;

  /** Aborts when the encounter is over. */
  get ended(): AbortSignal {
    return (this.#controller ??= new AbortController()).signal;
  }

  /** The element shows the moment with this id; a new id ends the last encounter. */
  enter(id: string | null): void {
    if (id === this.#id) return;
    this.#controller?.abort();
    this.#controller = undefined;
    this.#id = id;
    if (id === null) return;
    for (const encounter of detached) {
      if (encounter.#id === id) continue;
      detached.delete(encounter);
      encounter.enter(null);
    }
  }

  connect(): void {
    detached.delete(this);
  }

  /** The element leaves the page: unless its moment comes back, the encounter ends with the next one. */
  disconnect(): void {
    detached.add(this);
  }
}
