/** In the page: what a person must be able to see of each widget, and whether a picture of the page shows it. */
(() => {
  const probe = window[Symbol.for('tillside.verify-host')];
  const { holds, isVisible, name, surfaceOf, up, widgets } = probe;

  const contents = '[part~=card], [part~=question], [part~=promise]';
  const details =
    '[part~=title], [part~=ask], [part~=reason], button, [part~=question] legend, .step, [part~=field]';
  /** The least difference of a colour channel that an eye can tell, of 255. */
  const contrast = 40;

  const tags = /^(till-|iframe$)/;

  let sights = [];
  /** The parts of each widget that has something to say, the most important one first. */
  const look = () => {
    sights = widgets()
      .filter(({ shadowRoot }) => shadowRoot?.querySelector(contents))
      .map(widget => ({
        widget,
        parts: [...widget.shadowRoot.querySelectorAll(details)].filter(
          element => !element.closest('.visually-hidden') && hasText(element),
        ),
      }))
      .filter(({ parts }) => parts.length);
    return sights.map(({ widget, parts }) => ({
      tag: widget.localName,
      name: `<${widget.localName}${widget.id ? `#${widget.id}` : ''}>`,
      parts: parts.map(name),
      isDisplayed: isDisplayed(widget),
      isTill: surfaceOf(widget) === 'associate' || !!probe.around(widget, 'till-moment')?.shared,
    }));
  };
  const hasText = element => element.matches('[part~=field]') || element.textContent.trim() !== '';
  const isDisplayed = element => {
    for (let at = element; at; at = up(at))
      if (at.localName && getComputedStyle(at).display === 'none') return false;
    return true;
  };

  /** Where it is drawn: its box if it has an outline, or else its text. In pixels of the page's own window. */
  const boxOf = element => {
    const range = element.ownerDocument.createRange();
    range.selectNodeContents(element);
    // Words that only screen readers have count as text, too.
    const isBox = element.matches('.step, [part~=field]');
    const { x, y, width, height } = (isBox ? element : range).getBoundingClientRect();
    const box = { x, y, width, height };
    for (let view = element.ownerDocument.defaultView; view !== window; view = view.parent) {
      const frame = view.frameElement;
      const around = frame.getBoundingClientRect();
      box.x += around.x + frame.clientLeft;
      box.y += around.y + frame.clientTop;
    }
    return box;
  };

  const scrollers = element => {
    const found = [];
    for (let at = up(element); at; at = up(at)) if (at.localName && isScroller(at)) found.push(at);
    return found;
  };
  /** Whether a person can scroll it. */
  const isScroller = element => {
    const { documentElement, body } = element.ownerDocument;
    if (element !== documentElement)
      return /auto|scroll/.test(getComputedStyle(element).overflowY) && element !== body;
    return ![documentElement, body].some(each => /hidden|clip/.test(getComputedStyle(each).overflowY));
  };
  /** Scrolls as a person can until it is in view; gives how far that was, in CSS pixels. */
  const bring = (index, part) => {
    const element = sights[index].parts[part];
    let distance = 0;
    for (const scroller of scrollers(element)) {
      const view = scroller.ownerDocument.documentElement;
      const { top, bottom } =
        scroller === view ? { top: 0, bottom: view.clientHeight } : scroller.getBoundingClientRect();
      const box = element.getBoundingClientRect();
      const by = box.bottom > bottom ? box.bottom - bottom : Math.min(0, box.top - top);
      const before = scroller.scrollTop;
      scroller.scrollTo({ top: before + by, behavior: 'instant' });
      distance += Math.abs(scroller.scrollTop - before);
    }
    return Math.round(distance);
  };

  /** Leaves everything of a widget out of the picture, or draws it again. */
  const blank = (index, isBlank) => {
    const { widget } = sights[index];
    for (const content of widget.shadowRoot.children)
      if (content.style) content.style.visibility = isBlank ? 'hidden' : '';
  };

  /** Why it cannot be seen, as far as the page tells. */
  const why = (index, part) => {
    const element = sights[index].parts[part];
    if (!isDisplayed(element)) return 'is not displayed';
    const { x, y, width, height } = boxOf(element);
    if (x + width < 0 || y + height < 0 || x > innerWidth || y > innerHeight)
      return `is out of view, at ${Math.round(x)}, ${Math.round(y)} px`;
    if (!isVisible(element)) return 'is there, but hidden or transparent';
    const hits = document.elementsFromPoint(x + width / 2, y + height / 2);
    const isBelow = hits.slice(1).some(hit => holds(hit, element) && tags.test(hit.localName));
    if (isBelow) return `is covered by ${name(hits[0])}`;
    return 'is there, but nothing of it is drawn, or only a part';
  };

  const pixels = async picture => {
    const bytes = Uint8Array.from(atob(picture), each => each.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  /** Whether two pictures of the page, the second one without it, differ all over its place. */
  const isSeen = async (index, part, picture, without) => {
    const [a, b] = await Promise.all([pixels(picture), pixels(without)]);
    const scale = a.width / innerWidth;
    const { x, y, width, height } = boxOf(sights[index].parts[part]);
    let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
    for (let row = Math.max(0, Math.floor(y * scale)); row < Math.min(a.height, (y + height) * scale); row++)
      for (
        let column = Math.max(0, Math.floor(x * scale));
        column < Math.min(a.width, (x + width) * scale);
        column++
      ) {
        const at = 4 * (row * a.width + column);
        if (![0, 1, 2].some(i => Math.abs(a.data[at + i] - b.data[at + i]) >= contrast)) continue;
        [left, right] = [Math.min(left, column), Math.max(right, column)];
        [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
      }
    return right - left >= 0.7 * width * scale && bottom - top >= 0.35 * height * scale;
  };

  Object.assign(probe, { look, bring, blank, why, isSeen });
})();
