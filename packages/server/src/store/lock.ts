import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder of data that another process uses. */
export class FolderInUse extends Error {
  override name = 'FolderInUse';
}

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/**
 * Takes a folder for this process; the result gives it back. The embedded database may be written by one
 * process only, and does not notice a second one by itself. A lock of a process that is gone is taken over;
 * so is one with this process's own id, which a container that was killed leaves behind.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'tillside.lock');
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const pid = Number(readFileSync(file, 'utf8'));
      if (pid && pid !== process.pid && isRunning(pid))
        throw new FolderInUse(
          `${folder} is in use by process ${pid}: stop that, or share one PostgreSQL by DATABASE_URL`,
        );
      rmSync(file, { force: true });
    }
  }
}
