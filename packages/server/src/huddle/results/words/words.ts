import type { KnownResult } from '../catalogue.js';
import { english } from './english.js';
import { german } from './german.js';

/** What is said about a result. Texts have placeholders such as `{days}`. */
export interface ResultWords {
  label: string;
  /** What the number is, in a sentence. */
  means: string;
  source: string;
  owner?: string;
  /** What anyone can do, by id. */
  actions?: Record<string, string>;
}

/** Where evidence comes from. */
export type EvidenceSource = 'customers' | 'operations' | 'both';

/** The server's words in one language, as somebody who packs parcels would say them. */
export interface Words {
  results: Record<KnownResult, ResultWords>;
  promise: Omit<ResultWords, 'label' | 'source'>;
  evidence: Record<EvidenceSource, string>;
  /** Where sales are known from. */
  sales: { signals: string; orders: string };
  /** How the money that suggestions brought was worked out: `{n}` moments, `{value}` each. */
  earned: string;
  /** Where a measure comes from. */
  measured: string;
}

/** The words of a store's language, or English ones. */
export const wordsOf = (locale: string | undefined): Words =>
  /^de\b/i.test(locale ?? '') ? german : english;

/** Fills the placeholders of a text. */
export const filled = (text: string, values: Record<string, string | number>): string =>
  text.replaceAll(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
