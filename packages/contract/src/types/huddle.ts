import type { Portrait } from './portrait.js';
import type { Result, ResultInput } from './result.js';
import type { Story, Thanks } from './story.js';

/** A team. */
export interface Team {
  /** Which one it is, at most 128 characters; signals carry it. */
  id: string;
  /** What it is called, at most 80 characters. */
  name: string;
}

/** A span of days. */
export interface Period {
  /** First day, ISO 8601 date. */
  from: string;
  /** Last day, ISO 8601 date. */
  to: string;
}

/** What is new and worth telling customers. */
export interface News {
  /** Unique in the huddle, at most 128 characters. Documents can give a whole number. */
  id: string;
  /** What is new, in a few words: written for 60 characters, at most 255. */
  title: string;
  /** More about it, at most 240 characters. */
  text: string;
  /** Whom to ask: a role, at most 80 characters. */
  owner?: string;
}

/** The team's document, as a host writes it. `version`, `id` and one item are enough. */
export interface HuddleInput {
  /** The version of the contract. A document of another version is not used. */
  version: 1;
  /** Which huddle it is, at most 128 characters. */
  id: string;
  /** When the host made it, RFC 3339. */
  asOf?: string;
  /** The language of its texts, BCP 47; the elements speak it unless a `lang` is around them. */
  locale?: string;
  /** The team that it is for; everybody by default. */
  team?: Team;
  /** The days that it is about. */
  period?: Period;
  /** What got better or worse, up to 12, best first. */
  results?: ResultInput[];
  /** Who the customers are, up to 12 groups, best first. */
  portraits?: Portrait[];
  /** What is new, up to 6, best first. */
  news?: News[];
  /** What people told, up to 50, best first. */
  stories?: Story[];
  /** Thanks, up to 50, best first. */
  thanks?: Thanks[];
}

/** A parsed huddle: checked and copied, with defaults. */
export interface Huddle extends HuddleInput {
  /** The valid ones; empty without any. */
  results: Result[];
  /** The valid ones; empty without any. */
  portraits: Portrait[];
  /** The valid ones; empty without any. */
  news: News[];
  /** The valid ones; empty without any. */
  stories: Story[];
  /** The valid ones; empty without any. */
  thanks: Thanks[];
}
