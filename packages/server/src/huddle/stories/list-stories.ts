import type { z } from 'zod';
import type { Stories } from '../../api/story-schemas.js';
import type { StoreConfig } from '../../config/types.js';
import type { Queries } from '../../database/database.js';
import { isPosition, wrongCursor } from '../../http/cursor.js';
import { aboutNamesOf } from './about-names.js';
import { type Story, storyColumns, storyOf } from './story-row.js';

type Page = z.output<typeof Stories>;

/** Which stories are asked for. */
export interface StoriesQuery {
  state: Story['state'];
  order: 'oldest' | 'newest';
  after: string | null;
  limit: number;
}

/** Where a page ended. Throws for anything that is not one of our cursors. */
function positionOf(cursor: string | null): [string, string] | [null, null] {
  if (cursor === null) return [null, null];
  const [time = '', id = ''] = cursor.split('~');
  if (isPosition(time, id)) return [time, id];
  throw wrongCursor();
}

/** The stories in a state, and how many there are in each. */
export async function listStories(
  queries: Queries,
  store: StoreConfig,
  { state, order, after, limit }: StoriesQuery,
): Promise<Page> {
  const [beyond, direction] = order === 'oldest' ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await queries.query(
    `SELECT ${storyColumns} FROM stories s
     WHERE store = $1 AND state = $2
       AND ($3::timestamptz IS NULL OR (s.time, s.id) ${beyond} ($3::timestamptz, $4::uuid))
     ORDER BY s.time ${direction}, s.id ${direction} LIMIT $5::integer`,
    [store.id, state, ...positionOf(after), limit + 1],
  );
  const counted = await queries.query(
    'SELECT state, count(*)::float8 AS n FROM stories WHERE store = $1 GROUP BY 1',
    [store.id],
  );
  const n = new Map(counted.map(row => [row.state, Number(row.n)]));
  const names = await aboutNamesOf(queries, store, rows);
  const stories = rows.slice(0, limit).map(row => storyOf(row, names));
  const last = stories.at(-1);
  return {
    store: store.id,
    counts: {
      waiting: n.get('waiting') ?? 0,
      approved: n.get('approved') ?? 0,
      declined: n.get('declined') ?? 0,
    },
    stories,
    next: rows.length > limit && last ? `${last.time}~${last.id}` : null,
  };
}
