import { isServer } from 'lit';
import { storage, tryOrNull } from '../../shared/storage.js';

/** Not the prefix of a moment's drafts, which are erased when its customer leaves. */
const prefix = 'tillside:huddle-draft/';

/** What of a form survives a reload of the same huddle. */
export interface Draft {
  /** The texts by field, masked. */
  texts: Record<string, string>;
}

/**
 * The draft of one form in one huddle, in this tab's session storage. Without a huddle, or where several people use
 * the device, nothing is stored.
 */
export class DraftStore {
  readonly #key: string | undefined;

  /** `huddle` identifies the document. */
  constructor(form: string, huddle: string | undefined, isShared: boolean) {
    if (isServer || huddle === undefined) return;
    const key = `${prefix}${form}/${huddle}`;
    if (isShared) tryOrNull(() => storage('sessionStorage')?.removeItem(key));
    else this.#key = key;
  }

  /** False if the browser refuses to store it. */
  save(draft: Draft): boolean {
    const key = this.#key;
    if (!key) return true;
    const isStored = tryOrNull(() => {
      storage('sessionStorage')!.setItem(key, JSON.stringify(draft));
      return true;
    });
    return isStored ?? false;
  }

  /** The draft; null if there is none, or if it is malformed. */
  read(): Draft | null {
    const key = this.#key;
    if (!key) return null;
    return tryOrNull(() => {
      const draft = JSON.parse(storage('sessionStorage')?.getItem(key) ?? 'null') as Draft | null;
      const texts = Object.values(draft?.texts ?? {});
      return texts.length && texts.every(text => typeof text === 'string') ? draft : null;
    });
  }

  remove(): void {
    const key = this.#key;
    if (key) tryOrNull(() => storage('sessionStorage')?.removeItem(key));
  }
}
