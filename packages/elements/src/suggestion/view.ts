import type { Strings } from '../shared/strings.js';
import type { Card } from './card.js';

/** What a card is drawn from. */
export interface CardView {
  card: Card;
  strings: Strings;
  /** The language for `Intl`, BCP 47. */
  format: string;
  /** The customer is paying: accepts are withdrawn. */
  isPaying: boolean;
  onAccept: () => void;
  onAsk: () => void;
  onDecline: () => void;
  onDeclined: (why: { reason?: string; instead?: string }) => () => void;
}
