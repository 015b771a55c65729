/** The page's storage, or undefined where the browser refuses it: asking for it may throw. */
export function storage(kind: 'localStorage' | 'sessionStorage'): Storage | undefined {
  try {
    return globalThis[kind];
  } catch {
    return undefined;
  }
}
