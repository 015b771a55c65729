import type { OutboxDelivery } from './outbox/outbox-delivery.js';

/** The code of the outbox. */
export interface OutboxModule {
  OutboxDelivery: typeof OutboxDelivery;
}

let loaded: OutboxModule | undefined;

/** The code of the outbox, if an element of this page has loaded it. */
export const loadedOutbox = (): OutboxModule | undefined => loaded;

/** Loads the code of the outbox, which only pages need that deliver signals. Rejects if it cannot be had now. */
export const loadOutbox = async (): Promise<OutboxModule> =>
  (loaded ??= await import('./outbox/outbox-delivery.js'));
