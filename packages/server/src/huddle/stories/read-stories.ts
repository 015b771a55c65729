import type { Story as SharedStory, Thanks } from '@tillside/contract';
import type { StoreConfig } from '../../config/types.js';
import type { Services } from '../../context.js';
import { type Team, teamsOf } from '../teams.js';
import { aboutNamesOf } from './about-names.js';
import { type Story, storyColumns, storyOf } from './story-row.js';

/** As many as a huddle may have. */
const most = 50;

/** What was approved, newest first. */
async function approved({ database }: Services, store: StoreConfig, kinds: readonly Story['kind'][]) {
  const rows = await database.query(
    `SELECT ${storyColumns} FROM stories s
     WHERE store = $1 AND state = 'approved' AND kind IN (SELECT jsonb_array_elements_text($2::text::jsonb))
     ORDER BY s.time DESC, s.id LIMIT $3::integer`,
    [store.id, JSON.stringify(kinds), most],
  );
  const names = await aboutNamesOf(database, store, rows);
  return rows.map(row => storyOf(row, names));
}

/** Who says it: the giver if they said who they are, else their team. */
const fromOf = (teams: readonly Team[], { by, team }: Story): string | undefined =>
  by ?? team ?? teams[0]?.name;

/** The stories that a person approved, newest first. */
export async function readStories(services: Services, store: StoreConfig): Promise<SharedStory[]> {
  const stories = await approved(services, store, ['team', 'customer']);
  return stories.map(story => {
    const { id, kind, text, edited, time, thanks, about, share } = story;
    // The only team of a shop need not be named.
    const by = kind === 'team' ? fromOf(store.huddle.teams ?? [], story) : undefined;
    return {
      id,
      kind: kind === 'customer' ? kind : 'team',
      text: edited ?? text,
      at: time,
      ...(by !== undefined && { by }),
      ...(thanks !== null && { thanks }),
      ...(about && { about: { kind: about.kind, id: about.id, ...(about.title && { title: about.title }) } }),
      ...(share && { share: { text: share.text, ...(share.href && { href: share.href }) } }),
    };
  });
}

/** The thanks that a person approved, newest first. */
export async function readThanks(services: Services, store: StoreConfig): Promise<Thanks[]> {
  const stories = await approved(services, store, ['thanks']);
  return stories.map(story => ({
    id: story.id,
    to: story.thanks ?? '',
    from: fromOf(teamsOf(store), story) ?? '',
    for: story.edited ?? story.text,
    at: story.time,
    ...(story.about && { promise: story.about.id }),
  }));
}
