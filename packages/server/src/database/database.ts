/** A row as it comes from the database; numbers may come as text. */
export type Row = Record<string, unknown>;

/** Runs SQL with `$1` parameters. Lists are passed as JSON, which every client writes the same way. */
export interface Queries {
  /**
   * A statement with a name is planned once per connection. Use it for inserts and for rows that a primary key
   * names: the best plan of any other statement that reads depends on the size of the tables.
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
  /** Rejects if nothing can be stored at the moment. */
  assertWritable(): Promise<void>;
  close(): Promise<void>;
}

/** Options for opening a database. */
export interface OpenOptions {
  /** Called before anything else when another process has taken the embedded database's folder over. */
  onLost?: ((error: Error) => void) | undefined;
}

/** A database's error code, as PostgreSQL names them; undefined for any other error. */
export const sqlState = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** A list as a parameter. */
export const json = (value: unknown): string => JSON.stringify(value);
