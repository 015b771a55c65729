/** The code of an error of the operating system or of Node, such as `ENOENT`; empty for any other. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
