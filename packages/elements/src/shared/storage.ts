/** The page's storage; undefined if the browser refuses it, when reading the property may throw. */
export function storage(kind: 'localStorage' | 'sessionStorage'): Storage | undefined {
  return tryOrNull(() => globalThis[kind]) ?? undefined;
}

/** The result of an action, or null if it throws: if storage refuses, or its content is malformed. */
export function tryOrNull<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}

/** The prefix of the keys of drafts. */
export const draftKey = 'tillside:draft/';

/** Erases all drafts of this tab. */
export function eraseDrafts(): void {
  tryOrNull(() => {
    const store = storage('sessionStorage');
    for (const key of Object.keys(store ?? {})) if (key.startsWith(draftKey)) store?.removeItem(key);
  });
}
