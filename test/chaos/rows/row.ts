import type { PageOptions, Scene } from '../harness/scene.js';

export type Kind = 'pglite' | 'postgres';

/** A row of the table. */
export interface Row {
  name: string;
  /** The databases that it runs on; the embedded one by default. */
  on?: readonly Kind[];
  /** Whether it belongs to the short form, which runs with the other tests. */
  isShort?: boolean;
  /** Why it runs in Chromium only. */
  chromiumOnly?: string;
  page?: PageOptions;
  /** How long to wait for what has to happen, in milliseconds; 90 s by default. */
  patience?: number;
  /** How many signals have to be pending at the end, as the page reports; 0 by default. */
  waits?: number;
  /** Makes signals and faults, then lets everything arrive. */
  run: (scene: Scene) => Promise<void>;
}

export const both: readonly Kind[] = ['pglite', 'postgres'];
