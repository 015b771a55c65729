import { adoptStyles, type CSSResultOrNative, type LitElement } from 'lit';

/**
 * Restores an element's style sheets after another document has adopted it: constructed sheets belong to the document
 * in which they were made, and are dropped.
 */
export function adoptSheets(element: LitElement, styles: readonly CSSResultOrNative[]): void {
  const { ownerDocument } = element;
  if (!element.hasUpdated && ownerDocument === document) return;
  // In Firefox it is one of the other window's shadow roots by then.
  const renderRoot = element.renderRoot as ShadowRoot;
  if (renderRoot.adoptedStyleSheets?.length !== 0) return;
  if (ownerDocument === document) return adoptStyles(renderRoot, [...styles]);
  const view = ownerDocument.defaultView;
  if (!view) return;
  renderRoot.adoptedStyleSheets = styles.map(style => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync('cssText' in style ? style.cssText : textOf(style));
    return sheet;
  });
}

function textOf({ cssRules }: CSSStyleSheet): string {
  return Array.from(cssRules, ({ cssText }) => cssText).join('');
}
