import { pause } from './player.js';

/** A pane of a scene; its page is loaded anew after a kill. */
export class Pane {
  #home;
  #address;
  #title;
  #frame;

  /** @param {Element} home @param {string} address @param {string} title */
  constructor(home, address, title) {
    this.#home = home;
    this.#address = address;
    this.#title = title;
    this.open();
  }

  /** Loads the page anew. */
  open() {
    this.#frame = document.createElement('iframe');
    this.#frame.title = this.#title;
    this.#frame.src = this.#address;
    this.#home.replaceChildren(this.#frame);
  }

  /** Discards the page without warning. */
  kill() {
    this.#home.replaceChildren();
  }

  /** @param {string} title */
  call(title) {
    this.#frame.title = this.#title = title;
  }

  get document() {
    return this.#frame.contentDocument;
  }

  get provider() {
    return this.find('till-moment');
  }

  /** @param {string} selector @returns {any} */
  find(selector) {
    return this.document?.querySelector(selector) ?? undefined;
  }

  /** An element in a widget's shadow tree. @param {string} tag @param {string} selector @returns {any} */
  inside(tag, selector) {
    return this.find(tag)?.shadowRoot?.querySelector(selector) ?? undefined;
  }

  /** The text of a widget, to find a suggestion. */
  get hint() {
    return this.inside('till-suggestion', '.card');
  }

  /** Types a code as a scanner does: into the field, all at once, with Enter at the end. @param {string} code */
  scan(code) {
    const field = this.find('.scan');
    for (const key of [...code, 'Enter']) {
      field.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
      );
      if (key !== 'Enter') field.value += key;
    }
    field.form.requestSubmit();
  }

  /** Presses a control visibly. @param {HTMLElement} target */
  async press(target) {
    target.scrollIntoView({ block: 'nearest' });
    const shown = target.matches('input') ? (target.closest('label') ?? target) : target;
    const ring = { outline: '3px solid', outlineOffset: '2px' };
    shown.animate([ring, ring], 450);
    await pause(450);
    if (target.isConnected) target.click();
  }
}
