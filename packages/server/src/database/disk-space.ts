import { chmodSync, readdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

/** The disk has no room left for what is to be stored. */
export class DiskFull extends Error {
  override name = 'DiskFull';
}

/** Does without a write if the disk is full. */
export const unlessFull = <T>(write: Promise<T>): Promise<T | undefined> =>
  write.catch((error: unknown) => {
    if (error instanceof DiskFull) return undefined;
    throw error;
  });

/** What has to stay free, in bytes: two segments of the write-ahead log, and a group of signals. */
const reserve = 40 * 1024 * 1024;

/** Whether there is room for another write. */
export function hasRoom(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > reserve;
}

/** Makes a folder and everything in it readable by its owner only. */
export function makePrivate(folder: string): void {
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) makePrivate(path);
    else if (entry.isFile()) chmodSync(path, 0o600);
  }
}
