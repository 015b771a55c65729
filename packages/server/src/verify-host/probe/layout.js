/** In the page: looks at where the widgets are, and what they do to what is around them. */
(() => {
  const probe = window[Symbol.for('tillside.verify-host')];
  const { focusable, isOurs, isTillside, isVisible, name, parts, widgets } = probe;

  const isIn = ({ left, top, width, height }) => {
    const [x, y] = [left + width / 2, top + height / 2];
    return x >= 0 && y >= 0 && x < innerWidth && y < innerHeight ? [x, y] : undefined;
  };
  /** What is on top at an element's middle, in its own frame; undefined if that is not in view. */
  const onTop = element => {
    const { defaultView } = element.ownerDocument;
    const at = defaultView === window ? isIn(element.getBoundingClientRect()) : undefined;
    if (!at) return undefined;
    let top = document.elementFromPoint(...at);
    while (top?.shadowRoot) {
      const inner = top.shadowRoot.elementFromPoint(...at);
      if (!inner || inner === top) break;
      top = inner;
    }
    return top ?? undefined;
  };
  const holds = (element, other) => {
    for (let at = other; at; at = at.parentNode ?? at.host) if (at === element) return true;
    return element.labels ? [...element.labels].some(label => label.contains(other)) : false;
  };

  let places = new Map();
  /** Remembers where the host's own controls are. */
  const markPlaces = () => {
    places = new Map(
      focusable()
        .filter(element => !isOurs(element))
        .map(element => [element, { rect: element.getBoundingClientRect(), top: onTop(element) }]),
    );
  };
  /** The host's controls that moved since, or that a widget covers now. */
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

  /** What is wrong with how the widgets stand in the page; sizes in CSS pixels. */
  const layout = least => {
    const faults = [];
    for (const widget of widgets().filter(isVisible)) {
      const { left, right } = widget.getBoundingClientRect();
      const { innerWidth } = widget.ownerDocument.defaultView;
      if (left < -1 || right > innerWidth + 1) faults.push(`${name(widget)} sticks out of the page`);
      const base = widget.shadowRoot?.querySelector('[part~=base]');
      if (base && base.scrollWidth > widget.clientWidth + 1 && widget.clientWidth)
        faults.push(
          `${name(widget)} is ${widget.clientWidth} px wide, and what is in it ${base.scrollWidth} px`,
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
  /** The middle of a widget's part, if a pointer would meet it there. */
  const point = (tag, part) => {
    const element = parts(tag, part).find(isVisible);
    const over = element && onTop(element);
    if (!over || !holds(element, over)) return null;
    return isIn(element.getBoundingClientRect()) ?? null;
  };

  Object.assign(probe, { markPlaces, movedPlaces, layout, point });
})();
