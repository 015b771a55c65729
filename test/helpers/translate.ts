import { deep } from './elements.js';

/** Does what page translators do: replaces all text nodes by elements, including those in shadow roots. */
export function translate(element: Element): void {
  for (const { shadowRoot } of [element, ...deep(element)]) {
    if (!shadowRoot) continue;
    const walker = document.createTreeWalker(shadowRoot, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) if (isWords(walker.currentNode)) texts.push(walker.currentNode);
    for (const text of texts) text.replaceWith(font(font(`«${text.data}»`)));
  }
}

/** Does what other translators do: rewrites the whole content of each element that has only text. */
export function rewrite(element: Element): void {
  for (const each of textElements(element)) each.textContent = `«${each.textContent.trim()}»`;
}

/** Does what bilingual translators do: adds a translated copy at the end of each block of text. */
export function addCopies(element: Element): void {
  for (const each of textElements(element, 'p, legend, summary, button'))
    each.append(font(`«${each.textContent.trim()}»`));
}

function textElements(element: Element, selector?: string): Element[] {
  return [element, ...deep(element)]
    .flatMap(({ shadowRoot }) => (shadowRoot ? [...shadowRoot.querySelectorAll(selector ?? '*')] : []))
    .filter(each => each.localName !== 'style' && !each.closest('svg') && each.textContent.trim() !== '')
    .filter(each => selector !== undefined || !each.childElementCount);
}

const isWords = (node: Node): node is Text =>
  node instanceof Text && node.data.trim() !== '' && node.parentElement?.localName !== 'style';

function font(content: string | Element): Element {
  // Translators still use this obsolete element.
  const name: string = 'font';
  const element = document.createElement(name);
  element.append(content);
  return element;
}
