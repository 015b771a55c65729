import { storage, tryOrNull } from '../shared/storage.js';

const hostMark = 'tillside:host';

/** Marks this origin: its host delivers signals. After a reload, it is asked to deliver what it did not finish. */
export const markHost = (): unknown => tryOrNull(() => storage('localStorage')?.setItem(hostMark, '1'));

/** Whether the host has delivered on this device before. */
export const isHostMarked = (): boolean => !!tryOrNull(() => storage('localStorage')?.getItem(hostMark));
