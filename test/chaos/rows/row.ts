import type { PageOptions, Scene } from '../harness/scene.js';

export type Kind = 'pglite' | 'postgres';

/** A line of the table. */
export interface Row {
  name: string;
  /** The databases that it is about; the embedded one by default. */
  on?: readonly Kind[];
  /** It is in the short form, which runs with the other tests. */
  isShort?: boolean;
  page?: PageOptions;
  /** Makes signals and trouble, then lets everything arrive. */
  run: (scene: Scene) => Promise<void>;
}

export const both: readonly Kind[] = ['pglite', 'postgres'];
