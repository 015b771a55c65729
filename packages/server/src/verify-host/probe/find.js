/** In the page: finds elements, across open shadow roots and frames of the same origin. */
(() => {
  const key = Symbol.for('tillside.verify-host');
  const probe = (window[key] ??= {});
  const tags = /^till-(suggestion|feedback|promise)$/;

  const documentOf = frame => {
    try {
      return frame.contentDocument;
    } catch {
      return null;
    }
  };

  function* all(root = document) {
    for (const element of root.querySelectorAll('*')) {
      yield element;
      if (element.shadowRoot) yield* all(element.shadowRoot);
      const inner = element.localName === 'iframe' && documentOf(element);
      if (inner) yield* all(inner);
    }
  }

  const find = test => [...all()].filter(test);
  const byTag = tag => find(({ localName }) => localName === tag);
  const windows = () => [
    window,
    ...byTag('iframe').flatMap(frame => (documentOf(frame) ? [frame.contentWindow] : [])),
  ];

  const up = node => node.parentNode ?? node.host ?? node.defaultView?.frameElement ?? null;
  /** The nearest ancestor with this tag, across roots. */
  const around = (node, tag) => {
    let at = node;
    while (at && at.localName !== tag) at = up(at);
    return at;
  };
  /** Whether `other` is inside `element`, across roots, or inside its label. */
  const holds = (element, other) => {
    for (let at = other; at; at = at.parentNode ?? at.host) if (at === element) return true;
    return element.labels ? [...element.labels].some(label => label.contains(other)) : false;
  };
  /** Whether it is in a widget's shadow root. */
  const isOurs = element => tags.test(element.getRootNode().host?.localName ?? '');
  /** Whether it is a widget, or in a widget's shadow root. */
  const isTillside = element => tags.test(element.localName) || isOurs(element);

  const isVisible = element => {
    const { width, height } = element.getBoundingClientRect();
    return (
      width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    );
  };

  const widgets = tag => (tag ? byTag(tag) : find(({ localName }) => tags.test(localName)));
  const parts = (tag, part) =>
    widgets(tag).flatMap(widget => [...(widget.shadowRoot?.querySelectorAll(`[part~="${part}"]`) ?? [])]);

  const reachable =
    'a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]:not([contenteditable=false])';
  /** What the keyboard can focus, in document order. */
  const focusable = () =>
    find(
      element =>
        element.matches(reachable) &&
        element.localName !== 'iframe' &&
        element.tabIndex >= 0 &&
        !element.matches(':disabled') &&
        isVisible(element),
    );
  const field =
    'textarea, input:not([type=button], [type=submit], [type=reset], [type=image], [type=radio], [type=checkbox], [type=range], [type=color], [type=file])';
  const isField = element => element.matches(field) || element.isContentEditable;

  /** The focused element, however deep. */
  const active = () => {
    let element = document.activeElement;
    for (;;) {
      const inner =
        element?.shadowRoot?.activeElement ??
        (element?.localName === 'iframe' ? documentOf(element)?.activeElement : null);
      if (!inner) return element;
      element = inner;
    }
  };

  const words = element =>
    (element.getAttribute('aria-label') || element.innerText || element.placeholder || element.name || '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 40);
  /** A short description of an element for a person. */
  const name = element => {
    if (!element?.localName) return 'the page';
    const text = /^(body|html|main)$/.test(element.localName) ? '' : words(element);
    const id = element.id ? `#${element.id}` : '';
    const host = isOurs(element) ? ` in <${element.getRootNode().host.localName}>` : '';
    return `<${element.localName}${id}>${text ? ` “${text}”` : ''}${host}`;
  };

  Object.assign(probe, {
    ...{ all, find, byTag, windows, around, up, holds, isOurs, isTillside, isVisible, widgets, parts },
    ...{ focusable, isField, active, name, documentOf },
  });
})();
