import type { GivenAnswer } from '@tillside/core';
import type { Receipt } from './receipts.js';
import { attempt, storage } from '../shared/storage.js';

/** What survives a reload of the same moment: answers, what is being written, and the place. */
export interface Draft {
  /** UUID of this filling-in. */
  response: string;
  /** The id of the question in view. */
  place: string;
  given: GivenAnswer[];
  /** What is written and not yet an answer, by question. */
  texts: [question: string, text: string][];
  /** Options in the order shown, by question. */
  orders: [question: string, ids: string[]][];
  isDone: boolean;
  receipts: Receipt[];
  /** A low score brought its suggestion before the associate. */
  isRecovered: boolean;
  /** A person is wanted. */
  wantsHelp: boolean;
}

/** Keeps a draft for this tab under a key, or removes it for null. A storage that refuses costs only the draft. */
export function keepDraft(key: string, draft: Draft | null): void {
  attempt(() => {
    const store = storage('sessionStorage');
    if (draft) store?.setItem(key, JSON.stringify(draft));
    else store?.removeItem(key);
  });
}

/** The draft under a key; null if there is none. */
export function readDraft(key: string): Draft | null {
  return attempt(() => {
    const draft = JSON.parse(storage('sessionStorage')?.getItem(key) ?? 'null') as Draft | null;
    return draft && [draft.given, draft.texts, draft.orders, draft.receipts].every(Array.isArray)
      ? draft
      : null;
  });
}
