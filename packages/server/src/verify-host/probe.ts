import { readFile } from 'node:fs/promises';
import type { MomentInput } from '@tillside/contract';

/** A suggestion on screen. */
export interface SeenCard {
  surface: 'customer' | 'associate';
  text: string;
  canAccept: boolean;
  canRetry: boolean;
  state: string;
}

/** What an event of Tillside's told, and what the host made of it. */
export interface Told {
  type: string;
  /** Of the moment, the suggestion or the signal. */
  id: string;
  /** The signal's type. */
  signal: string;
  basket: string[];
  problems: string[];
  isRepeated: boolean;
  /** The tool's own document was in force. */
  isDriven: boolean;
  isPrevented: boolean;
  /** Of a promise that the host responded with. */
  answer: '' | 'pending' | 'fulfilled' | 'rejected';
}

/** What of Tillside is in the page. */
export interface There {
  moments: number;
  defined: number;
  surfaces: ('customer' | 'associate')[];
  isShared: boolean;
  suggestions: number;
  forms: number;
  hasEndpoint: boolean;
  status: string[];
  pending: number;
}

type Tag = 'till-suggestion' | 'till-feedback' | 'till-promise';

/** What the scripts in `probe/` do in the page. */
export interface Probe {
  there(): There;
  own(): string;
  drive(document: MomentInput, isLoose?: boolean): Promise<void>;
  hold(isOn: boolean): Promise<void>;
  settled(): Promise<void>;
  cards(): SeenCard[];
  press(tag: Tag, part: string): Promise<boolean>;
  score(): Promise<boolean>;
  write(text: string, isDone?: boolean): Promise<boolean>;
  written(): string[];
  asks(): boolean;
  until(text: string, limit: number): Promise<number>;
  traces(texts: readonly string[]): string[];
  aims(limit: number): { count: number; targets: { name: string; isOurs: boolean }[] };
  aim(index: number): boolean;
  toField(): string;
  markFocus(): void;
  movedFocus(): { moved: boolean; to: string; isTillside: boolean; isField: boolean };
  markPlaces(): void;
  movedPlaces(): string[];
  layout(least: number): string[];
  point(tag: Tag, part: string): [x: number, y: number] | null;
  watch(): void;
  watched(): { gaps: number; others: number; frames: number; gone: string[] };
  log(): Told[];
  shifts(): { value: number; what: string[] }[];
  violations(): { what: string; blockedURI: string; sourceFile: string }[];
  scripts(): string[];
  scanning(isOn: boolean): string[];
}

const files = ['find', 'focus', 'drive', 'traces', 'layout', 'watch', 'log'];

/**
 * The scripts, in the order in which a page runs them before anything of its own. They are plain files, as they
 * belong to the page: what a compiler adds to functions is not there.
 */
export const probeScripts = (): Promise<string[]> =>
  Promise.all(
    files.map(file => readFile(new URL(`../../src/verify-host/probe/${file}.js`, import.meta.url), 'utf8')),
  );
