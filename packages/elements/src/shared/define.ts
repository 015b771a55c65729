const copies = new Set<string>();

/** Registers an element if its tag is free; warns once if something else has it, another version perhaps. */
export function define(tag: string, element: CustomElementConstructor): void {
  const registered = customElements.get(tag);
  if (!registered) customElements.define(tag, element);
  else if (registered !== element && !copies.has(tag)) {
    copies.add(tag);
    console.warn(`[tillside] <${tag}> is defined already, by another copy or version: that one stays`);
  }
}
