/** Who an item is for. */
export type Audience = 'customer' | 'associate' | 'everyone';

/** An amount as in the W3C Payment Request API: ISO 4217 currency, decimal string. */
export interface Money {
  /** ISO 4217, for example `GBP`. */
  currency: string;
  /** A decimal string in major units, for example `"12.50"`; never a float. */
  value: string;
}

/** A link whose `href` is `https:`, `http:`, `mailto:`, `tel:` or relative. */
export interface Link {
  /** Where it leads, at most 2,048 characters. */
  href: string;
  /** The text of the link, at most 80 characters. */
  label: string;
}

/** Something that a person can choose, by its stable id. */
export interface Choice {
  /** Which one it is, at most 128 characters; signals carry it. */
  id: string;
  /** The text to choose, at most 80 characters. */
  label: string;
}

/** A picture. Documents can also give its URL alone. */
export interface Image {
  /** The URL: `https:`, `http:`, relative, or `data:image/`. */
  src: string;
  /** What it shows, for those who cannot see it; empty by default, for decoration. */
  alt?: string;
  /** In CSS pixels; 0 if unknown. */
  width?: number;
  /** In CSS pixels; 0 if unknown. */
  height?: number;
}

/**
 * A document as an imported JSON file, or a variable, has it: TypeScript widens its literals, so that `kind` may be
 * any text there. What is wrong in it is told at run time.
 */
export type AsJson<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends readonly (infer Item)[]
      ? readonly AsJson<Item>[]
      : T extends object
        ? { [Name in keyof T]: AsJson<T[Name]> | (object extends Pick<T, Name> ? undefined : never) }
        : T;
