import type { StoryAbout } from './story.js';

/** The data of every signal of a huddle. */
export interface HuddleSignalBase {
  /** The huddle's id. */
  huddle: string;
  /** The team's id. */
  team?: string;
  /** Who it was: a first name or a role, only if the person said so; at most 80 characters. */
  by?: string;
}

/** A story as somebody told it. It appears after a person has approved it. */
export interface StoryTold {
  /** The story, at most 600 characters, without anything that leads to a person. */
  text: string;
  /** What it is about. */
  about?: StoryAbout;
  /** Whom it thanks: a first name or a role, at most 80 characters. */
  thanks?: string;
}

/** Thanks as somebody gave them. They appear after a person has approved them. */
export interface ThanksGiven {
  /** Who is thanked: a first name or a role, at most 80 characters. */
  to: string;
  /** What for, at most 240 characters. */
  for: string;
  /** The id of the promise that it kept. */
  promise?: string;
}

/** The data of each signal of a huddle, by the last two words of its type. */
export interface HuddleSignalData {
  /** A result was seen: half of it was visible for a second, for the first time in the huddle. */
  'result.shown': { result: string };
  /** Somebody opened a result's details. */
  'result.opened': { result: string };
  /** Somebody did what a result proposes. */
  'action.taken': { result: string; action: string };
  /** A portrait was seen, as a result is. */
  'portrait.shown': { portrait: string };
  /** Somebody opened a portrait's story. */
  'portrait.opened': { portrait: string };
  /** A story was seen, as a result is. */
  'story.shown': { story: string };
  /** Somebody told a story. */
  'story.told': StoryTold;
  /** Somebody passed a story on, by the device's own sharing or as a copy. */
  'story.shared': { story: string; channel: 'share' | 'copy' };
  /** Somebody thanked a colleague. */
  'thanks.given': ThanksGiven;
  /** News was seen, as a result is. */
  'news.shown': { news: string };
  /** Somebody told a customer the news. */
  'news.told': { news: string };
}

/** The last two words of a huddle's signal's type. */
export type HuddleSignalName = keyof HuddleSignalData;

/** A CloudEvents 1.0 event in JSON, from the team's screen. */
export interface HuddleSignal<N extends HuddleSignalName = HuddleSignalName> {
  /** The version of CloudEvents. */
  specversion: '1.0';
  /** UUID, created when it happened. */
  id: string;
  /** URI of the screen's page or till. */
  source: string;
  /** What happened, with the prefix of all signals. */
  type: `dev.tillside.${N}`;
  /** When it happened, RFC 3339. */
  time: string;
  /** The subject, for example `result/returns`. */
  subject: string;
  /** `data` is JSON. */
  datacontenttype: 'application/json';
  /** The URL of the published schema. */
  dataschema: string;
  /** The expirytime extension of CloudEvents; only if the signal is of no use later. */
  expirytime?: string;
  /** What happened, in which huddle. */
  data: HuddleSignalBase & HuddleSignalData[N];
}

/** Any signal of a huddle; its `type` determines its `data`. */
export type AnyHuddleSignal = { [N in HuddleSignalName]: HuddleSignal<N> }[HuddleSignalName];
