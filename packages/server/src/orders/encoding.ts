import { createReadStream } from 'node:fs';

/** An encoding that a CSV file may have, by its name in the WHATWG Encoding Standard. */
export type CsvEncoding = 'utf-8' | 'utf-16le' | 'windows-1252';

/**
 * Finds out how a file is written: UTF-8 if all of it can be, else windows-1252, of which latin-1 is a part and
 * which every file can be read as. UTF-16 is known by its mark.
 */
export async function encodingOf(file: string): Promise<CsvEncoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    if (isFirst && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
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
