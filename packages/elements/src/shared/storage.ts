/** The page's storage, or undefined where the browser refuses it: asking for it may throw. */
export function storage(kind: 'localStorage' | 'sessionStorage'): Storage | undefined {
  try {
    return globalThis[kind];
  } catch {
    return undefined;
  }
}

/** Reads a row; null if there is none or reading is refused. */
export function readRow(kind: 'localStorage' | 'sessionStorage', key: string): string | null {
  try {
    return storage(kind)?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

/** Writes a row, or removes it for null. A refusal costs only what the row was for. */
export function writeRow(kind: 'localStorage' | 'sessionStorage', key: string, text: string | null): void {
  try {
    if (text === null) storage(kind)?.removeItem(key);
    else storage(kind)?.setItem(key, text);
  } catch {
    // Full or refused.
  }
}
