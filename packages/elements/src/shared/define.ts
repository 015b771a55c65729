/** Registers an element if its tag is free; warns if something else has it, another version perhaps. */
export function define(tag: string, element: CustomElementConstructor): void {
  const registered = customElements.get(tag);
  if (!registered) customElements.define(tag, element);
  else if (registered !== element) console.warn(`[tillside] <${tag}> is already defined: that one stays`);
}
