/**
 * Sets or clears a custom state, for `:state(empty)` in a page's styles. Engines before Chromium 125 have no
 * such states, or want dashes before the name, and do without.
 */
export function toggleState(internals: ElementInternals, state: string, isOn: boolean): void {
  try {
    if (isOn) internals.states.add(state);
    else internals.states.delete(state);
  } catch {
    // Only looks depend on it.
  }
}
