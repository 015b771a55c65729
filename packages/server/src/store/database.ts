/** A row as it comes from the database; numbers may come as text. */
export type Row = Record<string, unknown>;

/** Runs SQL with `$1` parameters. Lists go in as JSON, which every client writes alike. */
export interface Queries {
  /**
   * A statement with a name is planned once in a connection. That is for inserts: the best plan of one that
   * reads depends on how much there is by then.
   */
  query(sql: string, params?: readonly unknown[], name?: string): Promise<Row[]>;
}

/** The seam that PGlite and PostgreSQL both meet. */
export interface Database extends Queries {
  readonly kind: 'pglite' | 'postgres';
  /** How many transactions can be under way at once. */
  readonly width: number;
  /** Runs a script of several statements. */
  script(sql: string): Promise<void>;
  /** Commits what `work` did when it resolves, undoes it when it rejects. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A database's error code, as PostgreSQL names them; undefined for any other error. */
export const sqlState = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** A list as a parameter. */
export const json = (value: unknown): string => JSON.stringify(value);
