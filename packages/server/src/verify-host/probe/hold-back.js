/** In every frame: holds back what a scan would press in the page, and records what the page does at its keys. */
(() => {
  const probe = window[Symbol.for('tillside.verify-host')];
  const { home } = probe;
  /** Names of the controls that the browser would press, and what the page did by itself. */
  const record = (home.record ??= { presses: new Set(), deeds: [] });

  const note = (kind, what) => record.deeds.push({ kind, what, key: home.key ?? '' });
  const stop = event => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  addEventListener(
    'keydown',
    ({ key, isTrusted }) => {
      if (!isTrusted) return;
      home.key = key;
      setTimeout(() => (home.key = ''));
    },
    true,
  );
  addEventListener(
    'click',
    event => {
      const [target] = event.composedPath();
      if (!home.isHoldingBack || !target.localName || probe.isOurs(target)) return;
      if (!event.isTrusted) note('click', probe.name(target));
      else if (!event.detail && home.active() === target) record.presses.add(probe.name(target));
      // A field's Enter clicks its form's button: that is how most scans are entered.
      else return;
      stop(event);
    },
    true,
  );
  addEventListener(
    'submit',
    event => {
      const [form] = event.composedPath();
      if (!home.isHoldingBack || probe.holds(form, home.active())) return;
      note('submit', probe.name(form));
      stop(event);
    },
    true,
  );

  /** From here on, until the page is left. */
  const holdBack = () => void (home.isHoldingBack = true);
  /** What was held back or done since the last call. */
  const heldBack = () => {
    const { presses, deeds } = record;
    const all = { presses: [...presses], deeds: deeds.splice(0) };
    presses.clear();
    return all;
  };

  Object.assign(probe, { note, holdBack, heldBack });
})();
