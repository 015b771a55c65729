// Shows that the process that holds a folder is alive: a thread of its own goes on while the process is busy.
import { writeFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

const { file, interval } = workerData;
let beats = 0;

setInterval(() => {
  try {
    writeFileSync(file, String(++beats), { mode: 0o600 });
  } catch {
    // On a full disk nobody can tell that this process lives; the token then decides who writes.
  }
}, interval);
