const svgNames = 'http://www.w3.org/2000/svg';

/**
 * Makes an element: `h('p', { class: 'quiet' }, 'text')`. What is false, null or undefined is left out.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes] Functions are listeners, by their event's name.
 * @param {...unknown} children
 */
export function h(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** The same for SVG. @param {string} tag @param {Record<string, unknown>} [attributes] @param {...unknown} children */
export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(svgNames, tag), attributes, children);
}

const isNothing = value => value === false || value === null || value === undefined;

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node[`on${name}`] = value;
    else if (!isNothing(value)) node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...children.flat(Infinity).filter(child => !isNothing(child)));
  return node;
}

/**
 * Makes a node's content that of another, and leaves what is the same untouched: focus, selection, scrolling and
 * what is open stay. Children with a `data-key` are found again wherever they are; those with `data-kept` keep what is
 * in them.
 * @param {Element} old
 * @param {Element} next
 */
export function morph(old, next) {
  const keyed = new Map([...old.children].flatMap(child => (keyOf(child) ? [[keyOf(child), child]] : [])));
  let at = old.firstChild;
  for (const wanted of [...next.childNodes]) {
    const found = keyOf(wanted) ? keyed.get(keyOf(wanted)) : at;
    if (found && isAlike(found, wanted)) {
      if (found === at) at = at.nextSibling;
      else old.insertBefore(found, at);
      update(found, wanted);
    } else old.insertBefore(wanted, at);
  }
  while (at) {
    const { nextSibling } = at;
    at.remove();
    at = nextSibling;
  }
}

const keyOf = node => node.dataset?.key;
const isAlike = (one, other) => one.nodeName === other.nodeName && keyOf(one) === keyOf(other);

function update(old, next) {
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.data !== next.data) old.data = next.data;
    return;
  }
  for (const { name } of [...old.attributes])
    // Whether it is open is the reader's.
    if (!next.hasAttribute(name) && name !== 'open') old.removeAttribute(name);
  for (const { name, value } of next.attributes)
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  old.onclick = next.onclick;
  // What is kept holds something of its own, such as a form that somebody types in.
  if (!next.hasAttribute('data-kept')) morph(old, next);
}
