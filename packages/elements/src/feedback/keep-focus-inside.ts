import type { LitElement } from 'lit';

/** If an update removes the focused control inside an element, moves focus to the new heading. */
export function keepFocusInside(host: LitElement): void {
  const focused = host.shadowRoot?.activeElement;
  if (!focused) return;
  host.requestUpdate();
  void host.updateComplete.then(() => {
    if (!focused.isConnected)
      host.renderRoot.querySelector<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true });
  });
}
