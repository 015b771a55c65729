/** In every frame, before the page: writes down what Tillside's events and the browser tell. */
(() => {
  const key = Symbol.for('tillside.verify-host');
  const probe = window[key];
  const home = (() => {
    try {
      return window.top[key] ?? probe;
    } catch {
      return probe;
    }
  })();
  const { log, shifts, violations, scripts, heldBack } = (home.book ??= {
    ...{ log: [], shifts: [], violations: [], scripts: [] },
    heldBack: new Set(),
  });

  const types = [
    ...[
      'till-signal',
      'till-problem',
      'till-moment-change',
      'till-feedback-submit',
      'till-feedback-submitted',
    ],
    ...['accept', 'accepted', 'ask', 'decline', 'declined'].map(each => `till-suggestion-${each}`),
  ];
  const told = event => ({
    type: event.type,
    id: event.moment?.id ?? event.suggestion?.id ?? event.cloudEvent?.id ?? '',
    signal: event.cloudEvent?.type ?? '',
    basket: (event.moment?.basket?.items ?? []).flatMap(({ id, gtin }) => [id, gtin ?? id]),
    problems: (event.problems ?? []).map(({ path, message }) => `${path || 'the document'}: ${message}`),
    isRepeated: !!event.isRepeated,
    isDriven: !!home.current,
    isPrevented: false,
    answer: '',
  });
  /** The host's answer is seen as it is given; what the event does with it stays as it is. */
  const listen = event => {
    const entry = told(event);
    log.push(entry);
    const { respondWith } = event;
    if (respondWith)
      event.respondWith = promise => {
        entry.answer = 'pending';
        Promise.resolve(promise).then(
          () => (entry.answer = 'fulfilled'),
          () => (entry.answer = 'rejected'),
        );
        respondWith.call(event, promise);
      };
    setTimeout(() => (entry.isPrevented = event.defaultPrevented));
  };
  for (const type of types) addEventListener(type, listen, true);

  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
    violations.push({ what: `${violatedDirective} blocked ${blockedURI}`, blockedURI, sourceFile }),
  );

  const shift = ({ value, sources }) => ({
    value,
    what: sources.map(({ node }) => probe.name(node?.localName ? node : node?.parentElement)),
  });
  /** What a frame without Tillside does is its own business. */
  const concernsUs = () => probe.byTag('till-moment').some(element => element.ownerDocument === document);
  new PerformanceObserver(list => {
    for (const entry of list.getEntries())
      if (!entry.hadRecentInput && concernsUs()) shifts.push(shift(entry));
  }).observe({ type: 'layout-shift', buffered: true });

  // Which script brings Tillside, so that what it does can be told from what the page does.
  const { define } = CustomElementRegistry.prototype;
  CustomElementRegistry.prototype.define = function (name, ...rest) {
    const [, script] =
      /(https?:\/\/[^\s)]+?):\d+:\d+/.exec(new Error().stack.split('\n').slice(2).join('\n')) ?? [];
    if (name === 'till-moment' && script) scripts.push(script);
    return define.call(this, name, ...rest);
  };

  // A scan would press the host's own button that has focus: it is written down and not done.
  addEventListener(
    'click',
    event => {
      const [target] = event.composedPath();
      if (!home.isScanning || !event.isTrusted || event.detail || !target.localName) return;
      if (probe.isOurs(target) || home.active() !== target) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      heldBack.add(probe.name(target));
    },
    true,
  );

  /** While a scan is typed; gives what it would have pressed. */
  const scanning = isOn => {
    home.isScanning = isOn;
    const names = [...heldBack];
    heldBack.clear();
    return names;
  };
  Object.assign(probe, {
    log: () => log,
    shifts: () => shifts,
    violations: () => violations,
    scripts: () => scripts,
    scanning,
  });
})();
