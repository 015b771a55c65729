/** What a number counts: a percent from 0 to 100, money in major units, a count, a score, or a duration in seconds. */
export type Unit = 'percent' | 'money' | 'count' | 'score' | 'duration';

/** A number of one period, with how sure it is. */
export interface Figure {
  /** The number itself, from −1,000,000,000,000 to 1,000,000,000,000; a percent from 0 to 1,000. */
  value: number;
  /** How many cases are behind it; a figure of fewer than 30 is not shown. */
  of?: number;
  /** First day counted, ISO 8601 date. */
  from: string;
  /** Last day counted, ISO 8601 date. */
  to: string;
  /** The lower end of its 95 % interval; only together with `high`. */
  low?: number;
  /** The upper end of its 95 % interval; only together with `low`. */
  high?: number;
}

/** What a change is worth, as a range. */
export interface Worth {
  /** ISO 4217, for example `GBP`. */
  currency: string;
  /** The amount in major units. */
  value: number;
  /** The least that it is worth; only together with `high`. */
  low?: number;
  /** The most that it is worth; only together with `low`. */
  high?: number;
  /** How it was worked out, in a sentence of at most 240 characters. */
  how: string;
}

/** Something that anyone in the team can do about a result. */
export interface Action {
  /** Unique in the result, at most 128 characters; signals carry it. */
  id: string;
  /** What to do, at most 160 characters. */
  text: string;
}

/** What got better or worse, as a host writes it. */
export interface ResultInput {
  /** Unique in the huddle, at most 128 characters. Documents can give a whole number. */
  id: string;
  /** What was measured, in a few words: written for 60 characters, at most 255. */
  label: string;
  /** What the numbers count. */
  unit: Unit;
  /** ISO 4217; required if `unit` is `money`. */
  currency?: string;
  /** The number before; its period ends by the day on which that of `after` starts. Without it nothing is compared. */
  before?: Figure;
  /** The number now. */
  after: Figure;
  /** Whether more is better: `up` by default. */
  better?: 'up' | 'down';
  /** What the number is, in a sentence of at most 240 characters. */
  means: string;
  /** The id of another result of the same huddle, which this one serves. */
  serves?: string;
  /** What the change is worth. */
  money?: Worth;
  /** The role responsible for it, at most 80 characters. */
  owner?: string;
  /** What anyone can do about it, up to 4. */
  actions?: Action[];
  /** The id of the promise that it is about. */
  promise?: string;
  /** Where the number comes from, at most 160 characters. */
  source: string;
}

/** A parsed result: checked and copied, with defaults. */
export interface Result extends ResultInput {
  /** `up` if the document has none. */
  better: 'up' | 'down';
}
