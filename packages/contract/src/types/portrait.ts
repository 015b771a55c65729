import type { Unit } from './result.js';
import type { Image } from './shared.js';

/** A number about a group of customers, beside that of everybody. */
export interface Fact {
  /** What it is, at most 80 characters. */
  label: string;
  /** The group's number, from −1,000,000,000,000 to 1,000,000,000,000; a percent from 0 to 1,000. */
  value: number;
  /** What the numbers count. */
  unit: Unit;
  /** ISO 4217; required if `unit` is `money`. */
  currency?: string;
  /** The same number of all customers. */
  everybody?: number;
}

/** What a portrait rests on. */
export interface PortraitBasis {
  /** How many customers it was made of, at least 30. */
  customers: number;
  /** First day looked at, ISO 8601 date. */
  from: string;
  /** Last day looked at, ISO 8601 date. */
  to: string;
  /** How the group was found, in a sentence of at most 240 characters. */
  how: string;
}

/** A group of customers, never a person. A portrait with an e-mail address or a long number in it is left out. */
export interface Portrait {
  /** Unique in the huddle, at most 128 characters. Documents can give a whole number. */
  id: string;
  /** What the group is called, at most 60 characters: "The Saturday baker". */
  name: string;
  /** Who they are, in a line of at most 160 characters. */
  line: string;
  /** More about them, at most 600 characters; line breaks are shown. */
  story?: string;
  /** How many customers are in it, rounded to fives; at least 30. */
  people: number;
  /** Their share of sales in percent, rounded to fives, 0 to 100. */
  share?: number;
  /** What differs from everybody, up to 6. */
  facts: Fact[];
  /** What they say, up to 3 quotes of at most 240 characters. */
  says?: string[];
  /** Open questions to ask them, up to 3 of at most 160 characters. */
  ask?: string[];
  /** A picture of the shop's. */
  picture?: Image;
  /** What it rests on. */
  basis: PortraitBasis;
}
