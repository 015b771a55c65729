/** In the page: finds text and controls that are drawn across each other. */
(() => {
  const probe = window[Symbol.for('tillside.verify-host')];
  const { find, isOurs, isVisible, name, up } = probe;

  /** CSS pixels: less than this is the play of borders and line boxes. */
  const least = 3;

  /** What is drawn all over its box. */
  const solid = 'button, input, select, textarea, img, svg, video, canvas, .step, .option';

  const isText = node => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '';
  const isContent = element =>
    isVisible(element) &&
    !element.matches('script, style, option') &&
    (element.matches(solid) || [...element.childNodes].some(isText));

  /** Where an element's own content is drawn: its control or picture, or the lines of its text. */
  const boxesOf = element => {
    if (element.matches(solid)) return [element.getBoundingClientRect()];
    return [...element.childNodes].filter(isText).flatMap(node => {
      const range = element.ownerDocument.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()];
    });
  };
  /** The part of a box that its ancestors do not clip. */
  const clipped = (element, { left, top, right, bottom }) => {
    const box = { left, top, right, bottom };
    for (let at = up(element); at; at = up(at)) {
      if (!at.localName || getComputedStyle(at).overflow === 'visible') continue;
      const around = at.getBoundingClientRect();
      box.left = Math.max(box.left, around.left);
      box.top = Math.max(box.top, around.top);
      box.right = Math.min(box.right, around.right);
      box.bottom = Math.min(box.bottom, around.bottom);
    }
    return box;
  };
  /** What is placed over the page on purpose is judged by whether it covers anything. */
  const isLifted = element => {
    for (let at = element; at; at = up(at))
      if (at.localName && /absolute|fixed|sticky/.test(getComputedStyle(at).position)) return true;
    return false;
  };

  /** What of a widget and of anything else lies in the same place. */
  const overlaps = () => {
    const drawn = find(isContent).map(element => ({
      element,
      owner: isOurs(element) ? element.getRootNode().host : undefined,
      boxes: boxesOf(element).map(box => clipped(element, box)),
    }));
    const others = drawn.filter(({ owner, element }) => owner || !isLifted(element));
    const all = find(() => true);
    const faults = new Map();
    for (const { element, owner, boxes } of drawn)
      for (const other of owner ? others : []) {
        const isSame = other.owner === owner || other.element.contains(owner);
        const isElsewhere = other.element.ownerDocument !== element.ownerDocument;
        if (isSame || isElsewhere || !boxes.some(box => other.boxes.some(each => meet(box, each)))) continue;
        // One line for each pair is enough.
        const pair = [owner, other.owner ?? other.element].map(each => all.indexOf(each)).sort();
        const key = pair.join();
        if (!faults.has(key)) faults.set(key, `${name(element)} is drawn across ${name(other.element)}`);
      }
    return [...faults.values()];
  };
  const meet = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) >= least &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) >= least;

  Object.assign(probe, { overlaps });
})();
