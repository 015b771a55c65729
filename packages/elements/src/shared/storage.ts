/** The page's storage, or undefined where the browser refuses it: asking for it may throw. */
export function storage(kind: 'localStorage' | 'sessionStorage'): Storage | undefined {
  return attempt(() => globalThis[kind]) ?? undefined;
}

/** Null where a storage refuses, or holds what is not ours. */
export function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}

/** What keys of drafts begin with. */
export const draftKey = 'tillside:draft/';

/** Erases all drafts of this tab. */
export function eraseDrafts(): void {
  attempt(() => {
    const store = storage('sessionStorage');
    for (const key of Object.keys(store ?? {})) if (key.startsWith(draftKey)) store?.removeItem(key);
  });
}
