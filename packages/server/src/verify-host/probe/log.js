/** In every frame, before the page's own scripts: records Tillside's events and what the browser reports. */
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
  const { log, shifts, violations, scripts } = (home.book ??= {
    ...{ log: [], shifts: [], violations: [], scripts: [] },
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
  /** Records the host's answer without changing what the event does with it. */
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
  /** Frames without Tillside are not judged. */
  const concernsUs = () => probe.byTag('till-moment').some(element => element.ownerDocument === document);
  new PerformanceObserver(list => {
    for (const entry of list.getEntries())
      if (!entry.hadRecentInput && concernsUs()) shifts.push(shift(entry));
  }).observe({ type: 'layout-shift', buffered: true });

  // Which script defines Tillside, to tell its errors from the page's own.
  const { define } = CustomElementRegistry.prototype;
  CustomElementRegistry.prototype.define = function (name, ...rest) {
    const [, script] =
      /(https?:\/\/[^\s)]+?):\d+:\d+/.exec(new Error().stack.split('\n').slice(2).join('\n')) ?? [];
    if (name === 'till-moment' && script) scripts.push(script);
    return define.call(this, name, ...rest);
  };

  Object.assign(probe, {
    ...{ home, log: () => log, shifts: () => shifts },
    ...{ violations: () => violations, scripts: () => scripts },
  });
})();
