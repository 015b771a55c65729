/**
 * Makes an element. Props are attributes, `on…` props are listeners; `undefined` and `false` are omitted.
 * @param {string} tag
 * @param {Record<string, unknown>} [props]
 * @param {...(Node | string | undefined | false | (Node | string | undefined | false)[])} children
 * @returns {HTMLElement}
 */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function')
      node.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...children.flat().filter(child => child !== undefined && child !== false));
  return node;
}
