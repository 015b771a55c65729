/** Registers an element if its tag is free; warns if it is taken, perhaps by another version. */
export function define(tag: string, element: CustomElementConstructor): void {
  const registered = customElements.get(tag);
  if (!registered) {
    (element.prototype as { adoptedCallback?: () => void }).adoptedCallback = restoreClass;
    customElements.define(tag, element);
  } else if (registered !== element) console.warn(`[tillside] <${tag}> is already defined: that one stays`);
}

/** Firefox makes an element of another window's document one of that window's classes. */
function restoreClass(this: HTMLElement): void {
  Object.setPrototypeOf(this, customElements.get(this.localName)!.prototype as object);
}
