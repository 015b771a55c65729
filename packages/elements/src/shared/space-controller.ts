import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

/** The height of an element's content box, in pixels along the block axis. */
function contentBlockSize(element: HTMLElement): number {
  const style = getComputedStyle(element);
  const around = [
    style.paddingBlockStart,
    style.paddingBlockEnd,
    style.borderBlockStartWidth,
    style.borderBlockEndWidth,
  ].reduce((sum, size) => sum + parseFloat(size), 0);
  return parseFloat(style.blockSize) - (style.boxSizing === 'border-box' ? around : 0);
}

/**
 * Holds the height of its host while content leaves, so that nothing below moves under a reader or a finger. The height
 * is `--_held` in the shared styles, a minimum that content can exceed.
 */
export class SpaceController implements ReactiveController {
  readonly #host: Host;
  /** The pointer type of the last press on the host; undefined for a key, assistive technology or a script. */
  #pointer: string | undefined;
  #observer: IntersectionObserver | undefined;
  /** The value of `--_held`. */
  #held = '';
  /** Pages that make their DOM the same as new HTML take away what is not in it. */
  #attributes: MutationObserver | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
    host.addEventListener('pointerdown', ({ pointerType }) => (this.#pointer = pointerType), true);
    host.addEventListener('keydown', () => (this.#pointer = undefined), true);
  }

  /** Content leaves without a person's action: its space stays until it is out of view. Call before the change. */
  holdHeight(): void {
    const size = contentBlockSize(this.#host);
    if (!(size > 0)) return;
    this.#held = `${size}px`;
    this.#hold();
    if (this.#observer) return;
    this.#attributes = new MutationObserver(this.#hold);
    this.#attributes.observe(this.#host, { attributeFilter: ['style'] });
    this.#observer = new IntersectionObserver(entries => {
      if (entries.some(({ isIntersecting }) => !isIntersecting)) this.release();
    });
    this.#observer.observe(this.#host);
  }

  /** A person acts: without a pointer, content below may move at once. Call before the change. */
  holdAfterAction(): void {
    if (this.#pointer) this.holdWhilePointed();
    else this.release();
  }

  /**
   * Content below stays until the pointer has left the host for a place where nothing would move under it. Fingers are
   * not seen before they press, so unless the last press was a mouse's, also until the next press elsewhere or a
   * scroll. It is the same for an outcome that comes late: the pointer may be anywhere by then. Call before the change.
   */
  holdWhilePointed(): void {
    this.holdHeight();
    if (!this.#observer) return;
    addEventListener('pointermove', this.#onMove, true);
    if (this.#pointer === 'mouse') return;
    addEventListener('click', this.#onClick, true);
    addEventListener('scroll', this.#release, true);
  }

  /** Releases the height at once. */
  release(): void {
    if (!this.#observer) return;
    this.#observer.disconnect();
    this.#observer = undefined;
    this.#attributes?.disconnect();
    this.#host.style.removeProperty('--_held');
    removeEventListener('pointermove', this.#onMove, true);
    removeEventListener('click', this.#onClick, true);
    removeEventListener('scroll', this.#release, true);
  }

  /** A page that was saved and restored, or a clone, has the height of an element that is gone. */
  hostConnected(): void {
    const { style } = this.#host;
    if (style.getPropertyValue('--_held')) style.removeProperty('--_held');
  }

  hostDisconnected(): void {
    this.release();
  }

  readonly #hold = (): void => {
    const { style } = this.#host;
    if (style.getPropertyValue('--_held') !== this.#held) style.setProperty('--_held', this.#held);
  };

  readonly #release = (): void => this.release();

  /**
   * Releases the height if what is under the pointer stays there: that is tried out, since it depends on the layout of
   * the page. WebKit tells nobody that the pointer leaves where what was under it has gone, but that it moves.
   */
  readonly #onMove = (event: PointerEvent): void => {
    const path = event.composedPath();
    const [target] = path;
    if (!(target instanceof Element) || path.includes(this.#host)) return;
    const { style } = this.#host;
    const { top, left } = target.getBoundingClientRect();
    style.removeProperty('--_held');
    const now = target.getBoundingClientRect();
    const root = target.getRootNode() as Document | ShadowRoot;
    const stays = now.top === top && now.left === left;
    if (stays && root.elementFromPoint(event.clientX, event.clientY) === target) this.release();
    else this.#hold();
  };

  /** A control that was pressed elsewhere must not move before it gets the click. */
  readonly #onClick = (event: Event): void => {
    if (!event.composedPath().includes(this.#host)) setTimeout(this.#release);
  };
}
