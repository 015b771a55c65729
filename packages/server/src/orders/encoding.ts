import { createReadStream } from 'node:fs';

/** The encoding of a CSV file, as the WHATWG Encoding Standard names it. */
export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * Detects the encoding of a file: UTF-16 by its byte order mark, or by a first character of ASCII; UTF-8 if all of it is
 * valid UTF-8, and otherwise windows-1252, which extends Latin-1 and can decode any bytes.
 */
export async function encodingOf(file: string): Promise<CsvEncoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  const utf16 = ([first, second]: Buffer): CsvEncoding | undefined => {
    if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
    return (first === 0xfe && second === 0xff) || (first === 0 && second !== 0) ? 'utf-16be' : undefined;
  };
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    const wide = isFirst && chunk.length > 1 ? utf16(chunk) : undefined;
    if (wide) return wide;
    isFirst = false;
    try {
      decoder.decode(chunk, { stream: true });
    } catch {
      return 'windows-1252';
    }
  }
  try {
    decoder.decode();
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
