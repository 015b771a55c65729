import type { z } from 'zod';
import type { StoryItem } from '../../api/story-schemas.js';
import type { Row } from '../../database/database.js';
import type { AboutNames } from './about-names.js';

/** A story or thanks as the people who decide see it. */
export type Story = z.output<typeof StoryItem>;
/** What a story is about. */
export type About = NonNullable<Story['about']>;

/** The columns that {@link storyOf} reads, of a table named `s`. */
export const storyColumns = `s.id::text, s.kind, s.state, s.ruled, s.found, s.said, s.edited, s.giver, s.thanks, s.team,
  s.about, s.share, s.version, s.question,
  to_char(s.time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
  to_char(s.decided AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS decided_at`;

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** What a row says a story is about, with its name where one is known. */
export function aboutOf({ about }: Row, { nameOf }: AboutNames): About | null {
  if (!about) return null;
  const { kind, id, title } = about as { kind: About['kind']; id: string; title?: string };
  return { kind, id, title: nameOf(kind, id) ?? title ?? null };
}

/** A row as the API says it. */
export function storyOf(row: Row, names: AboutNames): Story {
  const [team, question] = [text(row.team), text(row.question)];
  const state = String(row.state) as Story['state'];
  return {
    id: String(row.id),
    kind: String(row.kind) as Story['kind'],
    state,
    declinedBy: state === 'declined' ? (row.ruled === true ? 'rule' : 'person') : null,
    found: row.found as Story['found'],
    time: String(row.at),
    text: String(row.said),
    edited: text(row.edited),
    by: text(row.giver),
    thanks: text(row.thanks),
    team: team === null ? null : names.teamOf(team),
    about: aboutOf(row, names),
    question: question === null ? null : names.questionOf(question),
    share: (row.share ?? null) as Story['share'],
    decided: text(row.decided_at),
    version: Number(row.version),
  };
}
