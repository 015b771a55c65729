/** One line of a log, as an object. It never contains a URL's query, a body, a name or a key. */
export type Log = (
  line: Record<string, unknown> & { level: 'info' | 'warn' | 'error'; message: string },
) => void;

/** Writes each line as JSON with the time, for whatever collects a process's output. */
export const jsonLog =
  (write: (text: string) => void): Log =>
  line =>
    write(`${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`);
