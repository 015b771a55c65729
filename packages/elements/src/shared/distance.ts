type Side = 'previousElementSibling' | 'nextElementSibling';

/** Elements that are not rendered. */
const unseen = /^(script|style|link|template|meta)$/;
const waiting = new Set<Element>();
/** The widgets on the page: when it is resized, their parents may become flex containers, or cease to be ones. */
const connected = new Set<Element>();
const updateConnected = () => connected.forEach(updateDistance);

const isWidget = (element: Element | null): element is Element => !!element?.localName.startsWith('till-');
const baseOf = (widget: Element) => widget.shadowRoot?.querySelector('[part~=base]');
/** Whether a widget has nothing to show, not even the page's own content. */
const isEmpty = (element: Element): boolean =>
  isWidget(element) && element.localName !== 'till-moment' && !baseOf(element) && !element.childElementCount;

/**
 * Keeps a widget at a distance from content above and below, once all widgets have been drawn: if each asked for styles
 * in its turn, they would be computed anew each time. They have to be asked for, since margins of the host, which would
 * collapse, would be added to the gap of a flex or grid container, and many pages' style sheets remove them.
 */
export function updateDistance(widget: Element): void {
  if (!widget.isConnected) return;
  if (!connected.size) addEventListener('resize', updateConnected);
  connected.add(widget);
  if (!waiting.size) queueMicrotask(updateAll);
  // Those right above may now be the last ones, or no longer.
  let each: Element | null = widget;
  do waiting.add(each);
  while (isWidget((each = each.previousElementSibling)) && !waiting.has(each));
}

/** A widget has left the page. */
export function leaveDistance(widget: Element): void {
  connected.delete(widget);
  if (!connected.size) removeEventListener('resize', updateConnected);
}

function updateAll(): void {
  const updates = Array.from(waiting, widget => ({
    classes: baseOf(widget)?.classList,
    below: hasNeighbour(widget, 'previousElementSibling'),
    above: hasNeighbour(widget, 'nextElementSibling'),
    isInBlock: getComputedStyle(widget).display === 'block',
  }));
  waiting.clear();
  for (const { classes, below, above, isInBlock } of updates) {
    classes?.toggle('below', below);
    classes?.toggle('above', above);
    // Margins would collapse with those of such a host, and push the space that is reserved in it.
    classes?.toggle('inside', isInBlock);
  }
}

/**
 * Whether an element has content above or below it in the same box, unless that is a flex or grid container, which sets
 * its own gap, or a widget below, which keeps the distance. Elements without a box (`display: contents`, slots) are
 * skipped.
 */
function hasNeighbour(element: Element, side: Side, isFound = false): boolean {
  const isBelow = side === 'nextElementSibling';
  let other = element[side];
  while (other && (unseen.test(other.localName) || (isBelow && isEmpty(other)))) other = other[side];
  if (isBelow && !isFound && isWidget(other) && (baseOf(other) || other.localName === 'till-moment'))
    return false;
  const parent = element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as ShadowRoot).host;
  if (!(parent as Element | undefined)) return false;
  const { display } = getComputedStyle(parent);
  if (display === 'contents') return hasNeighbour(parent, side, isFound || !!other);
  return (isFound || !!other) && !/flex|grid/.test(display);
}
