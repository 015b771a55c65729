/** In the page: checks where the widgets are, and how they affect what is around them. */
(() => {
  const probe = window[Symbol.for('tillside.verify-host')];
  const { focusable, holds, isOurs, isTillside, isVisible, name, parts, up, widgets } = probe;

  const isIn = ({ left, top, width, height }) => {
    const [x, y] = [left + width / 2, top + height / 2];
    return x >= 0 && y >= 0 && x < innerWidth && y < innerHeight ? [x, y] : undefined;
  };
  /** Whether the point is out of view in something that scrolls. */
  const isScrolledAway = (element, [x, y]) => {
    for (let around = up(element); around; around = up(around)) {
      if (!around.localName || !/auto|scroll/.test(getComputedStyle(around).overflow)) continue;
      const { left, top, right, bottom } = around.getBoundingClientRect();
      const isRoot = around.matches('html, body');
      if (!isRoot && (x < left || x >= right || y < top || y >= bottom)) return true;
    }
    return false;
  };
  /** What is on top at an element's middle, in its own frame; undefined if that is not in view. */
  const onTop = element => {
    const { defaultView } = element.ownerDocument;
    const at = defaultView === window ? isIn(element.getBoundingClientRect()) : undefined;
    if (!at || isScrolledAway(element, at)) return undefined;
    let top = document.elementFromPoint(...at);
    while (top?.shadowRoot) {
      const inner = top.shadowRoot.elementFromPoint(...at);
      if (!inner || inner === top) break;
      top = inner;
    }
    return top ?? undefined;
  };

  let places = new Map();
  /** Records where the host's own controls are. */
  const markPlaces = () => {
    places = new Map(
      focusable()
        .filter(element => !isOurs(element))
        .map(element => [element, { rect: element.getBoundingClientRect(), top: onTop(element) }]),
    );
  };
  /** The host's controls that have moved since, or that a widget covers now. */
  const movedPlaces = () => {
    const faults = [];
    for (const [element, { rect, top }] of places) {
      if (!element.isConnected) continue;
      const now = element.getBoundingClientRect();
      const by = Math.round(Math.max(Math.abs(now.x - rect.x), Math.abs(now.y - rect.y)));
      if (by > 2) faults.push(`${name(element)} moved by ${by} px`);
      const over = onTop(element);
      const isNew = over && over !== top && isTillside(over) && !holds(over, element);
      if (isNew) faults.push(`${name(element)} is covered by ${name(over)}`);
    }
    return faults;
  };

  /** Widgets that overflow, and controls that are too small or covered; sizes in CSS pixels. */
  const layout = least => {
    const faults = [];
    for (const widget of widgets().filter(isVisible)) {
      const { left, right } = widget.getBoundingClientRect();
      const { innerWidth } = widget.ownerDocument.defaultView;
      if (left < -1 || right > innerWidth + 1) faults.push(`${name(widget)} extends beyond the page`);
      const base = widget.shadowRoot?.querySelector('[part~=base]');
      if (base && base.scrollWidth > widget.clientWidth + 1 && widget.clientWidth)
        faults.push(
          `${name(widget)} is ${widget.clientWidth} px wide, and its content ${base.scrollWidth} px`,
        );
    }
    for (const element of controls()) {
      const { width, height } = element.getBoundingClientRect();
      const isSmall = height < least || (element.localName === 'button' && width < least);
      if (isSmall) faults.push(`${name(element)} is ${Math.round(width)} × ${Math.round(height)} px`);
      const over = onTop(element);
      if (over && !holds(element, over)) faults.push(`${name(element)} is covered by ${name(over)}`);
    }
    return faults;
  };
  const controls = () =>
    widgets().flatMap(widget =>
      [...(widget.shadowRoot?.querySelectorAll('button, [part~=scale] label, [part~=option]') ?? [])].filter(
        isVisible,
      ),
    );
  /** The middle of a widget's part, if a pointer would hit it there. */
  const point = (tag, part) => {
    const element = parts(tag, part).find(isVisible);
    const over = element && onTop(element);
    if (!over || !holds(element, over)) return null;
    return isIn(element.getBoundingClientRect()) ?? null;
  };

  Object.assign(probe, { markPlaces, movedPlaces, layout, point });
})();
