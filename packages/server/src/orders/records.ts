import { createReadStream } from 'node:fs';
import type { CsvEncoding } from './encoding.js';

/** The unparsed text of one record, which may span several lines. */
export interface RawRecord {
  /** The number of its first line, from 1. */
  line: number;
  text: string;
  /** Why it cannot be parsed. */
  fault?: string;
}

const maxLineLength = 65_536;
const maxRecordLines = 20;

/** Reads a file line by line; `read` receives the number of bytes read so far. */
async function* linesOf(file: string, encoding: CsvEncoding, read: (bytes: number) => void) {
  const decoder = new TextDecoder(encoding);
  let rest = '';
  let bytes = 0;
  let isSkipping = false;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    read(bytes);
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop()!;
    if (isSkipping && lines.length) {
      lines.shift();
      isSkipping = false;
    }
    yield* lines;
    // An endless line is not read into memory as a whole. It still counts as one line, for the numbers of the next.
    if (!isSkipping && rest.length > 16 * maxLineLength) {
      yield rest.slice(0, maxLineLength + 1);
      isSkipping = true;
    }
    if (isSkipping) rest = rest.endsWith('\r') ? '\r' : '';
  }
  rest = (rest + decoder.decode()).replace(/\r$/, '');
  if (rest && !isSkipping) yield rest;
}

const hasOpenQuote = (text: string): boolean => (text.split('"').length - 1) % 2 === 1;

/**
 * Reads a file record by record: one line each, or several if a quoted field has line breaks. A quote that is not
 * closed within twenty lines invalidates its own line only, not the rest of the file.
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
    if (text.length > maxLineLength)
      yield { line: number, text: '', fault: `the line has more than ${maxLineLength} characters` };
    else if (open) {
      open.lines.push(text);
      const all = open.lines.join('\n');
      if (!hasOpenQuote(all)) {
        yield { line: open.line, text: all };
        open = undefined;
      } else if (open.lines.length >= maxRecordLines) {
        yield* giveUp(open);
        open = undefined;
      }
    } else if (hasOpenQuote(text)) open = { line: number, lines: [text] };
    else if (text.trim()) yield { line: number, text };
  }
  if (open) yield* giveUp(open);
}
