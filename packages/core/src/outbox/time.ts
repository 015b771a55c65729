/** Calls back after a number of milliseconds; returns a function that cancels that. */
export type Wait = (ms: number, callback: () => void) => () => void;

export const waitForTimer: Wait = (ms, callback) => {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
};

/** Rejects if the work takes longer than a number of milliseconds. */
export function inTime<T>(work: Promise<T>, ms: number, wait: Wait): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = wait(ms, () => reject(new Error('no answer in time')));
    void work.then(resolve, reject).finally(cancel);
  });
}
