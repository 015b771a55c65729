/** Dispatches an event on an element, or on its document once the element has left the page. */
export function dispatch(element: Element, event: Event): boolean {
  return (element.isConnected ? element : element.ownerDocument).dispatchEvent(event);
}
