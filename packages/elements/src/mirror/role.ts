import type { Message } from './messages.js';

/** What a screen is in its lane: the one that leads, or one that follows. */
export interface Role {
  /** Hears what another screen says. */
  hear(message: Message): void;
  /** The element has another state. */
  update(): void;
  /** Ends, and says so. */
  stop(): void;
}
