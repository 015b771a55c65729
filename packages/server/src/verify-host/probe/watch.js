/** In the page: watches a suggestion frame by frame. */
(() => {
  const probe = window[Symbol.for('tillside.verify-host')];
  const { all, documentOf, isVisible, parts } = probe;

  let watching;
  /** Watches, frame by frame, whether the suggestion on screen stays the same element. */
  const watch = () => {
    const [first] = parts('till-suggestion', 'card').filter(isVisible);
    const seen = { gaps: 0, others: 0, frames: 0, gone: [] };
    const note = records => {
      for (const { removedNodes } of records)
        for (const node of removedNodes)
          for (const each of node.localName ? [node, ...node.querySelectorAll('*')] : [])
            if (/^till-/.test(each.localName)) seen.gone.push(`<${each.localName}>`);
    };
    const observer = new MutationObserver(note);
    for (const root of [document, ...[...all()].flatMap(roots)])
      observer.observe(root, { childList: true, subtree: true });
    const look = () => {
      if (watching !== seen) return observer.disconnect();
      const [now] = parts('till-suggestion', 'card').filter(isVisible);
      seen.frames++;
      if (!now) seen.gaps++;
      else if (now !== first) seen.others++;
      requestAnimationFrame(look);
    };
    watching = seen;
    look();
  };
  const roots = element => {
    const inner = element.localName === 'iframe' && documentOf(element);
    return [...(element.shadowRoot ? [element.shadowRoot] : []), ...(inner ? [inner] : [])];
  };
  const watched = () => {
    const seen = watching;
    watching = undefined;
    return seen;
  };

  Object.assign(probe, { watch, watched });
})();
