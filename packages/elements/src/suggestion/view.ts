import type { Strings } from '../shared/strings.js';
import type { Card } from './card.js';

/** What a card is drawn from. */
export interface CardView {
  card: Card;
  strings: Strings;
  /** The language for `Intl`, BCP 47. */
  format: string;
  /** The host has not answered yet. */
  isPending: boolean;
  /** Nothing can be decided now: it is pending, or the customer is paying. */
  disabled: boolean;
  onAccept: () => void;
  onAsk: () => void;
  onDecline: () => void;
  onDeclined: (why: { reason?: string; instead?: string }) => () => void;
}
