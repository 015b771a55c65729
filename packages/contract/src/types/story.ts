/** What a story is about. */
export interface StoryAbout {
  /** Whether it is a promise, a suggestion or a product. */
  kind: 'promise' | 'suggestion' | 'product';
  /** Its id, at most 128 characters. */
  id: string;
  /** What it is called, at most 255 characters. */
  title?: string;
}

/** What may be passed on of a story. */
export interface StoryShare {
  /** The text to pass on, at most 280 characters. */
  text: string;
  /** Where it leads: `https:`, `http:` or relative. */
  href?: string;
}

/** What a customer or a colleague told. A story with an e-mail address or a long number in it is left out. */
export interface Story {
  /** Unique in the huddle, at most 128 characters. Documents can give a whole number. */
  id: string;
  /** The story, at most 600 characters; line breaks are shown. */
  text: string;
  /** Whose words they are: a customer's, who agreed to it, or a colleague's. */
  kind: 'customer' | 'team';
  /** When it was told, RFC 3339. */
  at: string;
  /** Who tells it: a first name or a role, at most 80 characters. */
  by?: string;
  /** What it is about. */
  about?: StoryAbout;
  /** Whom it thanks: a first name or a role, at most 80 characters. */
  thanks?: string;
  /** What may be passed on of it; without it, nothing. */
  share?: StoryShare;
}

/** Thanks for what somebody did for a customer. Those with an e-mail address or a long number in them are left out. */
export interface Thanks {
  /** Unique in the huddle, at most 128 characters. Documents can give a whole number. */
  id: string;
  /** Who is thanked: a first name or a role, at most 80 characters. */
  to: string;
  /** Who thanks: a first name or a role, at most 80 characters. */
  from: string;
  /** What for, at most 240 characters. */
  for: string;
  /** The id of the promise that it kept. */
  promise?: string;
  /** When it was said, RFC 3339. */
  at: string;
}
