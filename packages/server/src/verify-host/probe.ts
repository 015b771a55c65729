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

/** One of Tillside's events, and how the host handled it. */
export interface Told {
  type: string;
  /** The id of the moment, the suggestion or the signal. */
  id: string;
  /** The signal's type, or empty. */
  signal: string;
  basket: string[];
  problems: string[];
  isRepeated: boolean;
  /** Whether one of the tool's own documents was in force. */
  isDriven: boolean;
  isPrevented: boolean;
  /** The state of the promise that the host responded with; empty if it did not respond. */
  answer: '' | 'pending' | 'fulfilled' | 'rejected';
}

/** Which elements of Tillside are in the page, and their state. */
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

/** Something that the page did by itself while keys were typed. */
export interface Deed {
  kind: 'click' | 'submit' | 'complete' | 'phase' | 'sale';
  /** The control or form, the outcome, the phase, or the moment's id. */
  what: string;
  /** The key at which it was done, or nothing if it was done later. */
  key: string;
}

/** A widget that has something to show. */
export interface Sight {
  tag: string;
  name: string;
  /** Names of its text and controls; the first one says what it is about. */
  parts: string[];
  isDisplayed: boolean;
  /** It is an associate's, or on a shared screen: people there do not scroll. */
  isTill: boolean;
}

type Tag = 'till-suggestion' | 'till-feedback' | 'till-promise';

/** The functions that the scripts in `probe/` provide in the page. */
export interface Probe {
  there(): There;
  own(): string;
  drive(document: MomentInput, isLoose?: boolean): Promise<void>;
  hold(isOn: boolean): Promise<void>;
  settled(): Promise<void>;
  cards(): SeenCard[];
  press(tag: Tag, part: string): Promise<boolean>;
  score(): Promise<boolean>;
  isScored(): boolean;
  write(text: string, isDone?: boolean): Promise<boolean>;
  written(): string[];
  asks(): boolean;
  until(text: string, limit: number): Promise<number>;
  traces(texts: readonly string[]): string[];
  aims(limit: number): { count: number; targets: { name: string; isOurs: boolean }[] };
  aim(index: number): boolean;
  aimAt(tag: Tag, part: string): boolean;
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
  holdBack(): void;
  heldBack(): { presses: string[]; deeds: Deed[] };
  overlaps(): string[];
  look(): Sight[];
  bring(index: number, part: number): number;
  blank(index: number, isBlank: boolean): void;
  why(index: number, part: number): string;
  isSeen(index: number, part: number, picture: string, without: string): Promise<boolean>;
}

const files = [
  ...['find', 'focus', 'log', 'hold-back', 'drive'],
  ...['traces', 'layout', 'overlap', 'sight', 'watch'],
];

/**
 * The scripts, in the order in which they run before the page's own. They are plain JavaScript because they run in the
 * page, where a compiler's helpers do not exist.
 */
export const probeScripts = (): Promise<string[]> =>
  Promise.all(
    files.map(file => readFile(new URL(`../../src/verify-host/probe/${file}.js`, import.meta.url), 'utf8')),
  );
