import { storage, tryOrNull } from '../shared/storage.js';

const prefix = 'tillside:done/';
/** For browsers that refuse to store anything. */
const done = new Set<string>();

/** Records that something was done in this tab. False if it had been done already. */
export function markDone(key: string): boolean {
  if (isDone(key)) return false;
  done.add(key);
  tryOrNull(() => storage('sessionStorage')?.setItem(prefix + key, '1'));
  return true;
}

/** Whether something was done in this tab, perhaps before a reload. */
export const isDone = (key: string): boolean =>
  done.has(key) || !!tryOrNull(() => storage('sessionStorage')?.getItem(prefix + key));
