import type { GivenAnswer } from '@tillside/core';
import { readRow, writeRow } from '../shared/storage.js';

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
}

const key = (moment: string, form: string) => `tillside:draft/${moment}/${form}`;

/** Keeps a draft for this tab, or removes it for null. */
export function keepDraft(moment: string, form: string, draft: Draft | null): void {
  writeRow('sessionStorage', key(moment, form), draft && JSON.stringify(draft));
}

/** The draft of a form in a moment; null if there is none, or it is not one. */
export function readDraft(moment: string, form: string): Draft | null {
  try {
    const draft = JSON.parse(readRow('sessionStorage', key(moment, form)) ?? 'null') as Draft | null;
    const { response, given, texts, orders } = draft ?? {};
    const isWhole = response && [given, texts, orders].every(Array.isArray);
    return isWhole ? draft : null;
  } catch {
    return null;
  }
}
