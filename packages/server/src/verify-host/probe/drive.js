/** In the page: gives the elements the tool's own documents, and acts in them as a person does. */
(() => {
  const probe = window[Symbol.for('tillside.verify-host')];
  const { around, byTag, find, isVisible, parts, widgets, windows } = probe;
  const taken = new WeakSet();

  const parse = value => {
    try {
      return (typeof value === 'string' ? JSON.parse(value) : value) ?? {};
    } catch {
      return {};
    }
  };
  /** The id and phase of the host's own latest document. */
  let latest = {};
  /** Notes what the host's own document says of the sale, where nobody pressed anything. */
  const noteDocument = value => {
    const { id, phase = 'open' } = parse(value);
    if (probe.isHoldingBack && phase !== latest.phase && phase !== 'open') probe.note('phase', phase);
    if (probe.isHoldingBack && id !== latest.id) probe.note('sale', id ?? 'none');
    latest = { id, phase };
  };

  /** From here on the host's own documents have no effect, nor on elements that it creates later. */
  const take = each => {
    const { prototype } = each.customElements.get('till-moment') ?? {};
    if (!prototype || taken.has(prototype)) return;
    taken.add(prototype);
    const { get, set } = Object.getOwnPropertyDescriptor(prototype, 'value');
    Object.defineProperty(prototype, 'value', {
      configurable: true,
      get,
      set(value) {
        const isDriven = probe.current && leads(this);
        if (isDriven && value !== probe.current) noteDocument(value);
        set.call(this, isDriven ? probe.current : value);
      },
    });
    const { complete } = prototype;
    prototype.complete = function (outcome) {
      if (!probe.isHoldingBack) return complete.call(this, outcome);
      probe.note('complete', outcome?.outcome ?? '');
      return Promise.resolve();
    };
  };
  /** A follower takes its document from its leader. */
  const leads = element => !element.hasAttribute('mirror') || element.surface === 'associate';
  const leaders = () => byTag('till-moment').filter(leads);

  const frame = () =>
    new Promise(resolve => {
      requestAnimationFrame(() => resolve());
      setTimeout(resolve, 250);
    });
  /** Waits until everything is rendered. */
  const settled = async () => {
    for (let times = 0; times < 2; times++)
      await Promise.all(
        find(({ localName }) => localName.startsWith('till-')).map(element => element.updateComplete),
      );
    await frame();
    await frame();
  };

  /** Gives a document to every `<till-moment>`. `isLoose`: the host's next one replaces it. */
  const drive = async (document, isLoose = false) => {
    if (!latest.id) latest = leaders().find(({ moment }) => moment)?.moment ?? latest;
    windows().forEach(take);
    probe.current = document;
    for (const element of leaders()) element.value = document;
    if (isLoose) probe.current = undefined;
    await settled();
  };
  const hold = async isOn => {
    for (const element of leaders()) element.hold = isOn;
    await settled();
  };

  const surfaceOf = node => (around(node, 'till-moment')?.surface === 'associate' ? 'associate' : 'customer');
  const titleOf = card =>
    ['title', 'ask'].map(part => card.querySelector(`[part~=${part}]`)?.textContent.trim() ?? '').join(' ');
  /** The suggestions on screen. */
  const cards = () =>
    parts('till-suggestion', 'card')
      .filter(isVisible)
      .map(card => {
        const accept = card.querySelector('[part~=accept]');
        const canRetry = !!card.querySelector('[part~=retry]');
        const state = ['offered', 'declining', 'pending', 'failed', 'accepted'].find(each =>
          card.classList.contains(each),
        );
        return {
          surface: surfaceOf(card),
          text: `${card.getAttribute('aria-label') ?? ''} ${titleOf(card)}`,
          canAccept: !!accept && !accept.disabled,
          canRetry,
          state: state ?? '',
        };
      });
  const there = () => ({
    moments: byTag('till-moment').length,
    defined: byTag('till-moment').filter(element => 'outbox' in element).length,
    surfaces: [...new Set(byTag('till-moment').map(surfaceOf))],
    isShared: byTag('till-moment').every(({ shared, density }) => shared || density === 'till'),
    suggestions: widgets('till-suggestion').length,
    forms: widgets('till-feedback').length,
    hasEndpoint: byTag('till-moment').some(({ endpoint }) => !!endpoint),
    status: widgets('till-feedback')
      .map(({ status }) => status ?? '')
      .filter(Boolean),
    pending: Math.max(0, ...byTag('till-moment').map(({ outbox }) => outbox?.pending ?? 0)),
  });
  const own = () => JSON.stringify(byTag('till-moment').find(({ moment }) => moment)?.moment ?? null);

  /** Presses the part as assistive technology does. False if there is none. */
  const press = async (tag, part) => {
    const [first] = parts(tag, part);
    first?.click();
    await settled();
    return !!first;
  };
  /** Chooses the first, and so the lowest, step of a score. */
  const score = async () => {
    const [scale] = parts('till-feedback', 'scale');
    scale?.querySelector('input')?.click();
    await settled();
    return !!scale;
  };
  const isScored = () =>
    parts('till-feedback', 'scale').some(scale => !!scale.querySelector('input:checked'));
  /** Writes into the form's field; `isDone`: and leaves it. */
  const write = async (text, isDone) => {
    const [field] = parts('till-feedback', 'field');
    if (!field) return false;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    if (isDone) field.dispatchEvent(new Event('change', { bubbles: true }));
    await settled();
    return true;
  };
  /** Whether a question is on screen. */
  const asks = () => parts('till-feedback', 'question').some(isVisible);
  const written = () => parts('till-feedback', 'field').map(({ value }) => value);

  /** Milliseconds until a suggestion with this text is on screen, or -1 if it does not come in time. */
  const until = async (text, limit) => {
    const start = performance.now();
    while (performance.now() - start < limit) {
      if (cards().some(card => card.text.includes(text))) return Math.round(performance.now() - start);
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    return -1;
  };

  Object.assign(probe, {
    ...{
      drive,
      hold,
      settled,
      cards,
      there,
      own,
      press,
      score,
      isScored,
      write,
      written,
      asks,
      until,
      surfaceOf,
    },
  });
})();
