/** Who an item is for. */
export type Audience = 'customer' | 'associate' | 'everyone';

/** An amount as the W3C Payment Request API writes it: ISO 4217 currency, decimal string. */
export interface Money {
  /** ISO 4217, for example `GBP`. */
  currency: string;
  /** A decimal string in major units, for example `"12.50"`; never a float. */
  value: string;
}

/** A link whose `href` is `https:`, `http:`, `mailto:`, `tel:` or relative. */
export interface Link {
  href: string;
  label: string;
}

/** Something a person can choose, by its stable id. */
export interface Choice {
  id: string;
  label: string;
}

/** A picture; width and height in CSS pixels reserve its place. */
export interface Image {
  src: string;
  alt: string;
  width: number;
  height: number;
}
