/**
 * Sets or clears a custom state, for `:state(empty)` in a page's styles. Engines before Chromium 125 lack such states,
 * or require dashes before the name, and go without.
 */
export function toggleState(internals: ElementInternals, state: string, isOn: boolean): void {
  try {
    if (isOn) internals.states.add(state);
    else internals.states.delete(state);
  } catch {
    // Only styles depend on it.
  }
}
