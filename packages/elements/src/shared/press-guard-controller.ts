import type { LitElement, ReactiveController } from 'lit';

/** How long a control has to be on screen before a pointer can press it, in milliseconds. */
const minimumAge = 300;
/** The controls that a pointer can press, except for text fields, where a press only sets focus. */
const controlSelector = 'button, a, summary, label, input, select';

/** The pointer's press: when it began, by event time, and on which control. */
interface Press {
  startedAt: number;
  control: Element | null;
}

let press: Press | undefined;
let guards = 0;

function controlOf(event: Event): Element | null {
  const target = event.composedPath()[0];
  return target instanceof Element ? target.closest(controlSelector) : null;
}

/** Clicks by keys, assistive technology and scripts have a `detail` of 0. */
function isByPointer(event: Event): boolean {
  return event.isTrusted && (event as UIEvent).detail > 0;
}

function onPointerDown(event: Event): void {
  press = { startedAt: event.timeStamp, control: controlOf(event) };
}

/** Ends the press: a later click without one is from a keyboard, assistive technology or a script. */
function onClick(): void {
  press = undefined;
}

/** Listens to presses on the page as long as there is a guard, since they may begin outside its element. */
function countGuards(by: 1 | -1): void {
  guards += by;
  if (guards === 0) {
    removeEventListener('pointerdown', onPointerDown, true);
    removeEventListener('click', onClick);
  } else if (by === 1 && guards === 1) {
    addEventListener('pointerdown', onPointerDown, { capture: true, passive: true });
    addEventListener('click', onClick);
  }
}

/**
 * Ignores a pointer's press on a control that the person cannot have seen: one that was not on screen for 300 ms before
 * the pointer went down. Keys, assistive technology and scripts are not affected.
 */
export class PressGuardController implements ReactiveController {
  readonly #host: LitElement;
  /** When controls or their containers appeared, by event time. */
  readonly #appearedAt = new WeakMap<Node, number>();
  #observer: MutationObserver | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const { renderRoot } = this.#host;
    this.renew();
    this.#observer ??= new MutationObserver(records => {
      for (const { addedNodes } of records) for (const node of addedNodes) this.#appear(node);
    });
    this.#observer.observe(renderRoot, { childList: true, subtree: true });
    renderRoot.addEventListener('click', this.#onClick, true);
    countGuards(1);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#host.renderRoot.removeEventListener('click', this.#onClick, true);
    countGuards(-1);
  }

  /** Counts all controls as new, since the same buttons have another meaning now. */
  renew(): void {
    this.#appear(this.#host.renderRoot);
  }

  #appear(node: Node): void {
    this.#appearedAt.set(node, performance.now());
  }

  readonly #onClick = (event: Event): void => {
    const control = controlOf(event);
    if (!press || !isByPointer(event) || control?.getRootNode() !== this.#host.renderRoot) return;
    if (control === press.control && press.startedAt - this.#since(control) >= minimumAge) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  /** The time since which a control and all its containers are on screen. */
  #since(control: Node): number {
    let since = 0;
    for (let node: Node | null = control; node; node = node.parentNode)
      since = Math.max(since, this.#appearedAt.get(node) ?? 0);
    return since;
  }
}
