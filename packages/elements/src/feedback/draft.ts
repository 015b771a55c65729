import type { ResponseState } from '@tillside/core';
import { isServer } from 'lit';
import type { MomentScope } from '../shared/context.js';
import { tryOrNull, draftKey, eraseDrafts, storage } from '../shared/storage.js';
import type { TrackedSignal } from './delivery-tracker.js';

/** The parts of a session that survive a reload of the same moment. */
export interface Draft extends ResponseState {
  isDone: boolean;
  signals: TrackedSignal[];
}

/**
 * The draft of one form in one moment, in this tab's session storage; never on a shared device. If the browser refuses
 * storage, only the draft is lost.
 */
export class DraftStore {
  readonly #key: string | undefined;

  constructor(formId: string, { admitted, isShared }: MomentScope) {
    // A server serves many people, who share nothing.
    if (isServer) return;
    if (isShared) eraseDrafts();
    else if (admitted) this.#key = `${draftKey}${admitted.id}/${formId}`;
  }

  save(draft: Draft): void {
    const key = this.#key;
    if (key) tryOrNull(() => storage('sessionStorage')?.setItem(key, JSON.stringify(draft)));
  }

  /** The draft; null if there is none, or if it is malformed. */
  read(): Draft | null {
    const key = this.#key;
    if (!key) return null;
    return tryOrNull(() => {
      const draft = JSON.parse(storage('sessionStorage')?.getItem(key) ?? 'null') as Draft | null;
      const lists = draft && [draft.answers, draft.questions, draft.texts, draft.optionOrders, draft.signals];
      return lists?.every(Array.isArray) ? draft : null;
    });
  }

  remove(): void {
    const key = this.#key;
    if (key) tryOrNull(() => storage('sessionStorage')?.removeItem(key));
  }
}
