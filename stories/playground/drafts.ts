const keys = { draft: 'tillside.playground.draft', earlier: 'tillside.playground.earlier' };

/** A text of an earlier visit; nothing where the browser refuses storage. */
export function readDraft(which: keyof typeof keys): string | null {
  try {
    return localStorage.getItem(keys[which]);
  } catch {
    return null;
  }
}

/** Keeps a text for the next visit, if the browser has room. */
export function keepDraft(which: keyof typeof keys, text: string): void {
  try {
    localStorage.setItem(keys[which], text);
  } catch {
    // It is only on the screen then.
  }
}
