/** Where the address points: `?product=ID`, `?basket`, or the shelves. */
export function whereTo() {
  const query = new URLSearchParams(location.search);
  const product = query.get('product') ?? undefined;
  return { name: product ? 'product' : query.has('basket') ? 'basket' : 'shelves', product };
}

/**
 * Follows links within the shop without leaving the page, so that the panel keeps its signals. Every URL can also be
 * opened directly.
 * @param {() => void} go
 */
export function follow(go) {
  addEventListener('popstate', go);
  document.addEventListener('click', event => {
    const link = event.composedPath().find(node => node instanceof HTMLAnchorElement);
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey)
      return;
    const { origin, pathname, hash } = new URL(link.href);
    if (origin !== location.origin || pathname !== location.pathname || hash) return;
    event.preventDefault();
    history.pushState(null, '', link.href);
    go();
  });
}
