import { createReadStream } from 'node:fs';
import type { CsvEncoding } from './encoding.js';

/** The lines of one record, and where it starts. */
export interface RawRecord {
  /** The number of its first line, from 1. */
  line: number;
  text: string;
  /** Why it is none. */
  fault?: string;
}

const most = 65_536;
const longest = 20;

/** A file's lines; `read` hears how many bytes have gone through. */
async function* linesOf(file: string, encoding: CsvEncoding, read: (bytes: number) => void) {
  const decoder = new TextDecoder(encoding);
  let rest = '';
  let bytes = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    read(bytes);
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop()!;
    yield* lines;
    // A file without line ends is not read into memory whole.
    if (rest.length > 16 * most) {
      yield rest.slice(0, most + 1);
      rest = '';
    }
  }
  rest = (rest + decoder.decode()).replace(/\r$/, '');
  if (rest) yield rest;
}

const hasOpenQuote = (text: string): boolean => (text.split('"').length - 1) % 2 === 1;

/**
 * A file's records: a line each, or several where a quoted field goes on. A quote that is not closed within
 * twenty lines costs its own line, not the rest of the file.
 */
export async function* recordsOf(
  file: string,
  encoding: CsvEncoding,
  read: (bytes: number) => void = () => undefined,
): AsyncGenerator<RawRecord> {
  let number = 0;
  let open: { line: number; lines: string[] } | undefined;
  const giveUp = function* ({ line, lines }: { line: number; lines: string[] }): Generator<RawRecord> {
    const [first = '', ...others] = lines;
    yield { line, text: first, fault: 'a quote is not closed' };
    for (const [at, text] of others.entries()) {
      if (!text.trim()) continue;
      const fault = hasOpenQuote(text) ? { fault: 'a quote is not closed' } : {};
      yield { line: line + 1 + at, text, ...fault };
    }
  };
  for await (const text of linesOf(file, encoding, read)) {
    number++;
    if (text.length > most)
      yield { line: number, text: '', fault: `the line has more than ${most} characters` };
    else if (open) {
      open.lines.push(text);
      const all = open.lines.join('\n');
      if (!hasOpenQuote(all)) {
        yield { line: open.line, text: all };
        open = undefined;
      } else if (open.lines.length >= longest) {
        yield* giveUp(open);
        open = undefined;
      }
    } else if (hasOpenQuote(text)) open = { line: number, lines: [text] };
    else if (text.trim()) yield { line: number, text };
  }
  if (open) yield* giveUp(open);
}
