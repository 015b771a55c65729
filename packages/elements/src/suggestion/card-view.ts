import type { Strings } from '../shared/strings.js';
import type { Card } from './card.js';
import type { Decline } from './suggestion-list.js';

/** The data from which a card is rendered. */
export interface CardView {
  card: Card;
  strings: Strings;
  /** The language for `Intl`, BCP 47. */
  format: string;
  /** Whether a person has accepted, and the host has not answered yet. */
  isPending: boolean;
  /** Whether nothing can be decided now: the host's answer is pending, or the customer is paying. */
  disabled: boolean;
  /** The link to follow if nobody on this page handles an acceptance. */
  href: string | undefined;
  onAccept: () => void;
  /** Called when the link is followed, unless somebody answers. */
  onFollow: (event: Event) => void;
  onAsk: () => void;
  onDecline: () => void;
  onDeclined: (decline: Decline) => () => void;
}
